import { Loaded, useAsk } from '@yiwang/portal/web/load'
import { Button, CheckList, Page, TextAreaField, useT } from '@yiwang/ui'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../../../shell/face-root.tsx'
import { ActNote, actMessages, Fold, SelectField, useAct } from '../act/index.ts'
import type { Schemas } from '../answers.ts'
import { gridsMessages } from './messages.ts'
import { useTowns } from './use-towns.ts'

type Division = Schemas['Division']

const MergeVillages = ({ villages }: { villages: readonly Division[] }) => {
  const api = useApi()
  const t = useT(gridsMessages)
  const words = useT(actMessages)
  const [from, setFrom] = useState<string[]>([])
  const [into, setInto] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const act = useAct(
    (body: { from: string[]; into: string; reason: string }) => api.POST('/api/divisions/merge', { body }),
    () => t('villagesDone'),
  )
  const picked = from.length > 0 && into !== '' && !from.includes(into)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (picked && reason.trim()) act.send({ from, into, reason: reason.trim() })
  }
  const choices = villages.map((v) => ({ value: v.code, label: v.name }))
  return (
    <Fold label={t('mergeVillages')}>
      <form className="yw-form" onSubmit={submit}>
        <CheckList
          label={t('villagesFrom')}
          error={tried && !picked ? t('needVillages') : undefined}
          values={from}
          onChange={setFrom}
          choices={choices}
        />
        <SelectField label={t('villageInto')} options={choices} value={into} onPick={setInto} />
        <TextAreaField
          label={words('reason')}
          error={tried && !reason.trim() ? words('needReason') : undefined}
          maxLength={300}
          value={reason}
          onText={setReason}
        />
        <p>{t('keeps')}</p>
        <div className="yw-actions">
          <Button type="submit" primary>
            {t('merge')}
          </Button>
        </div>
        <ActNote act={act} />
      </form>
    </Fold>
  )
}

/** The villages of one town, and merging them. */
export const DivisionsPage = () => {
  const api = useApi()
  const t = useT(gridsMessages)
  const [town, setTown] = useState('')
  const towns = useTowns().data?.features ?? []
  const query = { parent: town, merged: 'true' as const }
  const villages = useAsk(
    ['office', 'divisions', town],
    () => api.GET('/api/divisions', { params: { query } }),
    town !== '',
  )
  const options = towns.map(({ properties: p }) => ({ value: p.code, label: p.name }))
  return (
    <Page title={t('divisions')}>
      <div className="yw-stack">
        <div className="yw-toolbar">
          <SelectField label={t('town')} hint={t('pickTown')} options={options} value={town} onPick={setTown} />
        </div>
        {town !== '' && (
          <Loaded of={villages} skeleton="rows">
            {({ items }) => {
              const current = items.filter((v) => v.status === 'current')
              return (
                <div className="yw-stack">
                  <p className="yw-muted">{t('count', { n: current.length })}</p>
                  <MergeVillages key={town} villages={current} />
                  <ul className="yw-rows">
                    {items.map((v) => (
                      <li key={v.code}>
                        <div className="yw-row-body">
                          <span className="yw-row-title">{v.name}</span>
                          <span className="yw-row-line">
                            <span>{v.code}</span>
                            <span>{t(v.status)}</span>
                          </span>
                        </div>
                      </li>
                    ))}
                  </ul>
                </div>
              )
            }}
          </Loaded>
        )}
      </div>
    </Page>
  )
}
