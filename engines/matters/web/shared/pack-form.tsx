import { Button, ErrorSummary, sentences, useLocale, useT } from '@yiwang/ui'
import { type KeyboardEvent, type ReactNode, useId, useMemo, useState } from 'react'
import { type FormValues, formBody, formIssues, shownFields } from './form-values.ts'
import { useIssueWords } from './intake-kind.tsx'
import { sharedMessages } from './messages.ts'
import { type FieldOverride, PackField } from './pack-field.tsx'
import { useDraft } from './use-draft.ts'
import { type ActionView, say } from './view-types.ts'

/** A field the server refused, as `path` of the body; a leading `form.` is dropped. */
export type Refusal = { path: string; message: string }
/** What an act came back with: refused fields, or a sentence for the whole; nothing when it went through. */
export type SendResult = { fields?: readonly Refusal[]; words?: string } | undefined

type PackFormProps = {
  action: Pick<ActionView, 'action' | 'words' | 'form' | 'leaves' | 'reaches'>
  initial?: FormValues
  onSend: (form: Record<string, unknown>) => Promise<SendResult>
  onCancel?: () => void
  /** Kept on this device under this name. */
  draftKey?: string
  overrides?: Readonly<Record<string, FieldOverride>>
  /** Stands above the fields; gets the values and a setter, for canned replies and the like. */
  above?: (values: FormValues, set: (field: string, value: unknown) => void) => ReactNode
  /** Stands between the fields and the buttons, for a preview. */
  below?: (values: FormValues) => ReactNode
  sendLabel?: string
}

const bare = (path: string): string => path.replace(/^form\./, '').split('.')[0] ?? path

const useSending = (props: PackFormProps) => {
  const { action, onSend } = props
  const draft = useDraft(props.draftKey, props.initial ?? {})
  const wordsOf = useIssueWords(action.form)
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  // as they stood at the act: a summary that changed with every letter would take the focus from the field
  const [told, setTold] = useState<readonly (readonly [string, string])[]>([])
  const [tries, setTries] = useState(0)
  const [whole, setWhole] = useState<string>()
  const [busy, setBusy] = useState(false)
  const set = (field: string, value: unknown) => {
    draft.set(field, value)
    setErrors(({ [field]: _gone, ...rest }) => rest)
  }
  const tell = (problems: readonly (readonly [string, string])[]) => {
    setErrors(Object.fromEntries(problems))
    setTold(problems)
  }
  const send = async () => {
    if (busy) return
    setWhole(undefined)
    const issues = formIssues(action.form, draft.values)
    tell(issues.map((i) => [i.field, wordsOf(i)] as const))
    setTries((n) => n + 1)
    if (issues.length > 0) return
    setBusy(true)
    const result = await onSend(formBody(action.form, draft.values)).finally(() => setBusy(false))
    if (!result) return draft.drop()
    const refused = (result.fields ?? []).map((r) => [bare(r.path), r.message] as const)
    const known = refused.filter(([id]) => action.form.some((f) => f.id === id))
    tell(known)
    const rest = refused.filter(([id]) => !action.form.some((f) => f.id === id)).map(([, message]) => message)
    if (known.length === 0 || rest.length > 0) setWhole(sentences([result.words, ...rest]))
  }
  return { draft, errors, told, tries, whole, busy, set, send }
}

/**
 * A pack's form: fields by kind, checked on the act, refused fields in the same places.
 * Ctrl+Enter sends from anywhere inside.
 */
export const PackForm = (props: PackFormProps) => {
  const { action, onCancel, overrides = {}, above, below } = props
  const t = useT(sharedMessages)
  const { locale } = useLocale()
  const base = useId()
  const form = useSending(props)
  const { draft, errors } = form
  const { told } = form
  const problems = useMemo(() => told.map(([id, message]) => ({ fieldId: `${base}-${id}`, message })), [told, base])
  const onKey = (e: KeyboardEvent) => {
    if (e.key !== 'Enter' || !(e.ctrlKey || e.metaKey) || e.nativeEvent.isComposing) return
    e.preventDefault()
    e.stopPropagation()
    void form.send()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key is a second way to the button below
    <div className="yw-pack-form yw-stack" onKeyDown={onKey} data-form={action.action}>
      <ErrorSummary key={form.tries} problems={problems} />
      {form.whole && (
        <p role="alert" className="yw-field-error">
          {form.whole}
        </p>
      )}
      {draft.continued && (
        <p className="yw-muted">
          {t('draftKept')}{' '}
          <Button plain onClick={draft.restart}>
            {t('draftDrop')}
          </Button>
        </p>
      )}
      {above?.(draft.values, form.set)}
      {shownFields(action.form, draft.values).map((field) => {
        const one = {
          field,
          value: draft.values[field.id],
          onChange: (value: unknown) => form.set(field.id, value),
          error: errors[field.id],
          id: `${base}-${field.id}`,
        }
        return <div key={field.id}>{overrides[field.id]?.(one) ?? <PackField {...one} />}</div>
      })}
      {below?.(draft.values)}
      {action.leaves && <p className="yw-muted">{t(`tells_${action.reaches}`)}</p>}
      <div className="yw-actions">
        <Button primary aria-disabled={form.busy} onClick={() => void form.send()}>
          {form.busy ? t('sending') : (props.sendLabel ?? say(action.words, locale))}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t('cancel')}</Button>}
      </div>
    </div>
  )
}
