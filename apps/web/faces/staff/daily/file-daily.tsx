import { Button, TextField, useT, Written } from '@yiwang/ui'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../../shell/face-root.tsx'
import { ActNote, useAct } from '../office/act/index.ts'
import { dailyMessages } from './messages.ts'
import type { Daily } from './types.ts'

const COUNTS = [
  ['registered', 'registered'],
  ['settled', 'settled'],
  ['raised', 'raised'],
  ['open', 'openNow'],
] as const

/** One grid's day: its counts, a sentence if there is one, one button. */
export const FileDaily = ({ daily, day }: { daily: Daily; day: string }) => {
  const api = useApi()
  const t = useT(dailyMessages)
  const [text, setText] = useState('')
  const act = useAct(
    (said: string) => api.POST('/api/dailies', { body: { grid: daily.grid, day, text: said } }),
    () => t('filed'),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    act.send(text.trim())
  }
  return (
    <form className="yw-card yw-stack" onSubmit={submit} data-file={daily.grid}>
      <h3>
        <Written>{t('counts', { grid: daily.gridName })}</Written>
      </h3>
      <dl className="yw-daily-counts">
        {COUNTS.map(([key, label]) => (
          <div key={key}>
            <dt>{t(label)}</dt>
            <dd>{t('n', { n: daily.counts[key] })}</dd>
          </div>
        ))}
      </dl>
      <TextField
        label={t('sentence')}
        hint={t('sentenceHint')}
        optional
        maxLength={1000}
        value={text}
        onText={setText}
        autoComplete="off"
      />
      <div className="yw-actions">
        <Button type="submit" primary>
          {t(text.trim() ? 'file' : 'quiet')}
        </Button>
      </div>
      <ActNote act={act} />
    </form>
  )
}
