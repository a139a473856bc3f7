import { useQueries } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, formatRef, Page, TextField, useT } from '@yiwang/ui'
import { type FormEvent, useMemo, useState } from 'react'
import { useApi } from '../../../shell/face-root.tsx'
import { matterQuery } from '../matter/use-matter.ts'
import { ActNote, type Found, useAct } from '../office/act/index.ts'
import { ChooseMatters } from './choose-matters.tsx'
import { topicMessages } from './messages.ts'
import { readChosen } from './read-chosen.ts'

/** The matters named in the address, as the inbox handed them over; without a title until it is there. */
const useHandedOver = (): readonly Found[] => {
  const api = useApi()
  const { of } = useSearch({ strict: false }) as { of?: unknown }
  const ids = useMemo(() => readChosen(of), [of])
  const found = useQueries({ queries: ids.map((id) => matterQuery(api, id)) })
  return ids.map((id, i) => {
    const m = found[i]?.data
    return m ? { id, name: m.title, hint: formatRef(m.ref) } : { id, name: '……' }
  })
}

const useOpening = () => {
  const api = useApi()
  const t = useT(topicMessages)
  const navigate = useNavigate()
  const handed = useHandedOver()
  const [own, setOwn] = useState<readonly Found[]>()
  const chosen = own ?? handed
  const [title, setTitle] = useState('')
  const [tried, setTried] = useState(false)
  const act = useAct(
    async (body: { title: string; matters: string[] }) => {
      const answer = await api.POST('/api/topics', { body })
      if (answer.data) void navigate({ to: '/topics/$id', params: { id: answer.data.id } })
      return answer
    },
    (answer) => t('started', { label: answer.label }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (title.trim() && chosen.length >= 2) act.send({ title: title.trim(), matters: chosen.map((m) => m.id) })
  }
  return { chosen, setOwn, title, setTitle, tried, act, submit }
}

/** Gathers matters under a name; the topic's own page follows. */
export const OpenTopicPage = () => {
  const t = useT(topicMessages)
  const { chosen, setOwn, title, setTitle, tried, act, submit } = useOpening()
  return (
    <Page title={t('startTitle')}>
      <form className="yw-form" onSubmit={submit}>
        <p>{t('startHint')}</p>
        <TextField
          label={t('name')}
          error={tried && !title.trim() ? t('needName') : undefined}
          maxLength={100}
          value={title}
          onText={setTitle}
          autoComplete="off"
        />
        <ChooseMatters
          chosen={chosen}
          onChange={setOwn}
          error={tried && chosen.length < 2 ? t('needTwo') : undefined}
        />
        <div className="yw-actions">
          <Button type="submit" primary>
            {t('start')}
          </Button>
        </div>
        <ActNote act={act} />
      </form>
    </Page>
  )
}
