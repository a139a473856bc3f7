import { Button, clockWords, TextField, useT, Written } from '@yiwang/ui'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../../shell/face-root.tsx'
import { ActNote, useAct } from '../office/act/index.ts'
import { reviewMessages } from './messages.ts'
import type { Sitting } from './types.ts'

type Props = { sitting: Sitting }

const WriteDown = ({ id }: { id: string }) => {
  const api = useApi()
  const t = useT(reviewMessages)
  const [text, setText] = useState('')
  const act = useAct(
    async (said: string) => {
      const answer = await api.POST('/api/sittings/{id}/minutes', { params: { path: { id } }, body: { text: said } })
      // only what went through leaves the box
      setText('')
      return answer
    },
    () => t('minuteDone'),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim()) act.send(text.trim())
  }
  return (
    <form className="yw-stack" data-tight="" onSubmit={submit}>
      <TextField
        label={t('minuteNew')}
        hint={t('minuteHint')}
        maxLength={2000}
        value={text}
        onText={setText}
        autoComplete="off"
      />
      <div className="yw-actions">
        <Button type="submit">{t('minuteGo')}</Button>
      </div>
      {act.error !== null && <ActNote act={act} />}
    </form>
  )
}

/** The lines as they were written, each with its time; the newest is at the end, as on paper. */
export const MinuteLines = ({ sitting }: Props) => {
  const t = useT(reviewMessages)
  if (sitting.minutes.length === 0) return <p className="yw-muted">{t('minutesNone')}</p>
  return (
    <ol className="yw-bare-list yw-minutes">
      {sitting.minutes.map((m) => (
        <li key={m.at + m.text}>
          <time dateTime={m.at}>{clockWords(m.at)}</time>
          <span>
            <Written>{m.text}</Written>
            {m.who && <span className="yw-muted"> {m.who}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** Minutes typed while the meeting goes on. */
export const Minutes = ({ sitting }: Props) => {
  const t = useT(reviewMessages)
  return (
    <section className="yw-stack" data-tight="" aria-label={t('minutes')}>
      <h2>{t('minutes')}</h2>
      <MinuteLines sitting={sitting} />
      {sitting.mayChair && <WriteDown id={sitting.id} />}
    </section>
  )
}
