import { Button, TextAreaField, TextField, useT } from '@yiwang/ui'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../../../shell/face-root.tsx'
import { ActNote, actMessages, Fold, useAct } from '../act/index.ts'
import type { Schemas } from '../answers.ts'
import type { OnChanged } from './merge-grids.tsx'
import { gridsMessages } from './messages.ts'

type SplitGridProps = { grid: Schemas['GridView']; onChanged: OnChanged }
/** Splits a grid in two; both names and a reason. */
export const SplitGrid = ({ grid, onChanged }: SplitGridProps) => {
  const api = useApi()
  const t = useT(gridsMessages)
  const words = useT(actMessages)
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const act = useAct(
    (body: { names: string[]; reason: string }) =>
      api.POST('/api/grids/{code}/split', { params: { path: { code: grid.code } }, body }),
    (answer) => {
      const said = t('splitDone')
      onChanged(said, answer.codes)
      return said
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (first.trim() && second.trim() && reason.trim())
      act.send({ names: [first.trim(), second.trim()], reason: reason.trim() })
  }
  const lacks = (text: string) => (tried && !text.trim() ? t('needName') : undefined)
  return (
    <Fold label={t('splitTitle')}>
      <form className="yw-form" onSubmit={submit}>
        <TextField label={t('splitFirst')} error={lacks(first)} maxLength={60} value={first} onText={setFirst} />
        <TextField label={t('splitSecond')} error={lacks(second)} maxLength={60} value={second} onText={setSecond} />
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
            {t('splitGo')}
          </Button>
        </div>
        <ActNote act={act} />
      </form>
    </Fold>
  )
}
