import { useNavigate } from '@tanstack/react-router'
import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { TerritoryMap } from '@yiwang/registry/web/territory'
import { Button, Empty, Page, TextField, useT } from '@yiwang/ui'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../../shell/face-root.tsx'
import { GridRows } from './grid-rows.tsx'
import { dutyMessages } from './messages.ts'
import { useTowns } from './use-towns.ts'

const Found = ({ words }: { words: string }) => {
  const api = useApi()
  const t = useT(dutyMessages)
  const query = { find: words, limit: 50 }
  const found = useAsk(['public', 'find', words], () => api.GET('/api/grids', { params: { query } }))
  return (
    <Loaded
      of={found}
      skeleton="rows"
      isEmpty={(d) => d.items.length === 0}
      empty={<Empty cause={t('foundNone', { words })} />}
    >
      {(data) => (
        <section className="yw-stack">
          <h2>{t('found', { n: data.total })}</h2>
          <GridRows grids={data.items} />
        </section>
      )}
    </Loaded>
  )
}

/** First step: a name, or a town from the map or its list. */
export const DutyPage = () => {
  const t = useT(dutyMessages)
  const towns = useTowns()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const [words, setWords] = useState('')
  const look = (event: FormEvent) => {
    event.preventDefault()
    setWords(text.trim())
  }
  return (
    <Page title={t('title')}>
      <div className="yw-stack">
        <p>{t('lead')}</p>
        <form className="yw-toolbar" onSubmit={look}>
          <TextField label={t('find')} type="search" maxLength={40} value={text} onText={setText} />
          <Button type="submit" primary>
            {t('go')}
          </Button>
        </form>
        {words && <Found words={words} />}
        <Loaded of={towns}>
          {(data) => (
            <TerritoryMap
              features={data.features}
              label={t('towns')}
              layer="town"
              startAsList
              onSelect={(code) => void navigate({ to: '/duty/town/$town', params: { town: code } })}
            />
          )}
        </Loaded>
      </div>
    </Page>
  )
}
