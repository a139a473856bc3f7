import { Button, ErrorSummary, RadioList, useLocale, useT } from '@yiwang/ui'
import { type FormEvent, useId, useState } from 'react'
import { type FieldView, type FormValues, PackField, say, sharedMessages, textOf } from '../shared/index.ts'
import { type ActFault, actBody, actFaults, OPTION, shownFields } from './act-fields.ts'
import { trackMessages } from './track-messages.ts'
import type { TrackAction, TrackView } from './track-view.ts'

/** Refused fields by `form` path, or a sentence for the whole; nothing when it was taken. */
export type ActSent = { fields: readonly { path: string; message: string }[]; words: string } | undefined
type Props = {
  action: TrackAction
  view: TrackView
  values: FormValues
  onValues: (values: FormValues) => void
  onSend: (form: Record<string, unknown>) => Promise<ActSent>
  /** One question a page. */
  oneByOne: boolean
  onlyPhotos: string
}
type Errors = Readonly<Record<string, string>>

const useFaultWords = (fields: readonly FieldView[]) => {
  const t = useT(trackMessages)
  const s = useT(sharedMessages)
  const { locale } = useLocale()
  return (fault: ActFault): string => {
    if (!('n' in fault)) return t(fault.kind)
    const words = fields.find((f) => f.id === fault.field)?.words
    const label = words ? say(words, locale) : fault.field
    const { n, max } = fault
    return fault.kind === 'long' || fault.kind === 'most' ? s(fault.kind, { label, n, max }) : s(fault.kind, { label })
  }
}

type OneProps = Pick<Props, 'action' | 'view' | 'values' | 'onValues'> & {
  field: FieldView
  error: string | undefined
  id: string
}

/** Solved or not, in words that a lawful refusal asks differently. */
const Solved = ({ view, values, onValues, error, id }: OneProps) => {
  const t = useT(trackMessages)
  const explained = view.reply?.explained ?? false
  return (
    <RadioList
      id={id}
      label={t(explained ? 'explainedAsk' : 'solvedAsk')}
      error={error}
      choices={[
        { value: 'yes', label: t(explained ? 'explainedYes' : 'yes') },
        { value: 'no', label: t(explained ? 'explainedNo' : 'no'), hint: t('again') },
      ]}
      value={values.solved === true ? 'yes' : values.solved === false ? 'no' : undefined}
      onChoose={(v) => onValues({ ...values, solved: v === 'yes' })}
    />
  )
}

const HOW = ['yes', 'fair', 'no'] as const
/** What a desk calls satisfied, asked as one asks a neighbour. */
const How = ({ values, onValues, error, id }: OneProps) => {
  const t = useT(trackMessages)
  return (
    <RadioList
      id={id}
      label={t('howAsk')}
      hint={t('howHint')}
      error={error}
      choices={HOW.map((value) => ({ value, label: t(`satisfied_${value}`) }))}
      value={HOW.find((value) => value === values.satisfied)}
      onChoose={(satisfied) => onValues({ ...values, satisfied })}
    />
  )
}

const Options = ({ view, values, onValues }: OneProps) => {
  const t = useT(trackMessages)
  const choices = (view.question?.options ?? []).map((o) => ({ value: o, label: o }))
  if (choices.length === 0) return null
  return (
    <RadioList
      label={t('options')}
      choices={choices}
      value={textOf(values[OPTION]) || undefined}
      onChoose={(v) => onValues({ ...values, [OPTION]: v })}
    />
  )
}

const One = (props: OneProps) => {
  const { action, field, values, onValues, error, id } = props
  const t = useT(trackMessages)
  if (action.verb === 'rate' && field.id === 'solved') return <Solved {...props} />
  if (action.verb === 'rate' && field.id === 'satisfied') return <How {...props} />
  const answer = action.verb === 'provide' && field.id === 'text'
  const free = answer && (props.view.question?.options.length ?? 0) > 0
  return (
    <>
      {answer && <Options {...props} />}
      <PackField
        field={free ? { ...field, required: false, words: { zh: t('ownWords'), en: t('ownWords') } } : field}
        value={values[field.id]}
        onChange={(value) => onValues({ ...values, [field.id]: value })}
        error={error}
        id={id}
      />
    </>
  )
}

const useSending = (props: Props) => {
  const { action, values, onSend } = props
  const wordsOf = useFaultWords(action.form)
  const [errors, setErrors] = useState<Errors>({})
  const [whole, setWhole] = useState<string>()
  const [busy, setBusy] = useState(false)
  const check = (only?: string): boolean => {
    const faults = actFaults(action, values).filter((f) => only === undefined || f.field === only)
    setErrors(Object.fromEntries(faults.map((f) => [f.field, wordsOf(f)])))
    return faults.length === 0
  }
  const send = async () => {
    setWhole(undefined)
    if (busy || !check()) return
    setBusy(true)
    const refused = await onSend(actBody(action, values, props.onlyPhotos)).finally(() => setBusy(false))
    if (!refused) return
    const known = refused.fields.map((f) => [f.path.replace(/^form\./, '').split('.')[0] ?? '', f.message] as const)
    setErrors(Object.fromEntries(known.filter(([id]) => action.form.some((f) => f.id === id))))
    setWhole(refused.words)
  }
  return { errors, whole, busy, check, send, forget: () => setErrors({}) }
}

/** The raiser's own act: fields as the answer gives them, one at a time where asked, checked on the act. */
export const ActForm = (props: Props) => {
  const { action, values, oneByOne } = props
  const t = useT(trackMessages)
  const s = useT(sharedMessages)
  const { locale } = useLocale()
  const base = useId()
  const sending = useSending(props)
  const [at, setAt] = useState(0)
  const fields = shownFields(action, values)
  const shown = oneByOne ? fields.slice(at, at + 1) : fields
  const last = !oneByOne || at >= fields.length - 1
  const problems = Object.entries(sending.errors).map(([id, message]) => ({ fieldId: `${base}-${id}`, message }))
  const submit = (e: FormEvent) => {
    e.preventDefault()
    if (last) void sending.send()
    else if (sending.check(shown[0]?.id)) setAt(at + 1)
  }
  const onValues = (next: FormValues) => {
    sending.forget()
    props.onValues(next)
  }
  return (
    <form className="yw-stack" noValidate onSubmit={submit}>
      <ErrorSummary problems={problems} />
      {sending.whole && (
        <p role="alert" className="yw-field-error">
          {sending.whole}
        </p>
      )}
      {oneByOne && fields.length > 1 && <p>{t('part', { n: at + 1, of: fields.length })}</p>}
      {shown.map((field) => (
        <div key={field.id} className="yw-stack">
          <One
            {...props}
            onValues={onValues}
            field={field}
            error={sending.errors[field.id]}
            id={`${base}-${field.id}`}
          />
        </div>
      ))}
      {action.verb === 'rate' && <p className="yw-muted">{t('noRate')}</p>}
      <div className="yw-actions">
        <Button primary type="submit">
          {sending.busy ? s('sending') : last ? say(action.words, locale) : t('nextPart')}
        </Button>
        {oneByOne && at > 0 && <Button onClick={() => setAt(at - 1)}>{t('lastPart')}</Button>}
      </div>
    </form>
  )
}
