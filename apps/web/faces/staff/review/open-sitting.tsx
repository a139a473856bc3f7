import { useNavigate } from '@tanstack/react-router'
import { Button, TextField, useT } from '@yiwang/ui'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../../shell/face-root.tsx'
import { ActNote, Fold, useAct } from '../office/act/index.ts'
import { reviewMessages } from './messages.ts'
import type { Sittings } from './types.ts'

type Seat = Pick<Sittings['waiting'][number], 'level' | 'area'>

/** Opens a sitting for one seat: who is present, then straight into the meeting. */
export const OpenSitting = ({ seat }: { seat: Seat }) => {
  const api = useApi()
  const t = useT(reviewMessages)
  const navigate = useNavigate()
  const [present, setPresent] = useState('')
  const [error, setError] = useState<string>()
  const act = useAct(
    async (said: string) => {
      const answer = await api.POST('/api/sittings', {
        body: { level: seat.level, area: seat.area, present: said },
      })
      if (answer.data) void navigate({ to: '/review/$id', params: { id: answer.data.id } })
      return answer
    },
    (answer) => t('opened', { n: answer.tabled }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const said = present.trim()
    setError(said ? undefined : t('needPresent'))
    if (said) act.send(said)
  }
  return (
    <Fold label={t('open')}>
      <form className="yw-form" onSubmit={submit}>
        <TextField
          label={t('present')}
          hint={t('presentHint')}
          error={error}
          maxLength={500}
          value={present}
          onText={setPresent}
          autoComplete="off"
        />
        <div className="yw-actions">
          <Button type="submit" primary>
            {t('open')}
          </Button>
        </div>
        <ActNote act={act} />
      </form>
    </Fold>
  )
}
