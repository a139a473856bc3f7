import { Button, TextAreaField, useT } from '@yiwang/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import { ActNote } from './act-note.tsx'
import { actMessages } from './messages.ts'
import type { Act } from './use-act.ts'

type ReasonFormProps = {
  /** What will happen, said before it happens. */
  consequence?: ReactNode
  label?: string
  verb: string
  required: boolean
  max: number
  // biome-ignore lint/suspicious/noExplicitAny: the note reads no input
  act: Act<any>
  onSend: (reason: string) => void
}

/** One act with a sentence of what follows and a reason where one is needed. */
export const ReasonForm = ({ consequence, label, verb, required, max, act, onSend }: ReasonFormProps) => {
  const t = useT(actMessages)
  const [text, setText] = useState('')
  const [error, setError] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const lacks = required && text.trim() === ''
    setError(lacks ? t('needReason') : undefined)
    if (!lacks) onSend(text.trim())
  }
  return (
    <form className="yw-form" onSubmit={submit}>
      {consequence && <p>{consequence}</p>}
      <TextAreaField
        label={label ?? t('reason')}
        {...(required ? {} : { optional: true })}
        error={error}
        maxLength={max}
        value={text}
        onText={setText}
      />
      <div className="yw-actions">
        <Button type="submit" primary>
          {verb}
        </Button>
      </div>
      <ActNote act={act} />
    </form>
  )
}
