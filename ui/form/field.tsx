import { type ReactNode, useId } from 'react'
import { useT } from '../i18n.tsx'
import { uiMessages } from '../messages.ts'

/** What an input must carry so that label, hint and error belong to it. */
export type FieldIds = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }

export type FieldProps = {
  label: ReactNode
  hint?: ReactNode
  /** What is wrong with this value and how to put it right. */
  error?: string | undefined
  optional?: boolean
  /** The id the error summary links to. */
  id?: string
}

const Notes = ({ hint, error, id }: Pick<FieldProps, 'hint' | 'error'> & { id: string }) => {
  const t = useT(uiMessages)
  return (
    <>
      {hint && (
        <p className="yw-field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="yw-field-error" id={`${id}-error`}>
          <span className="yw-sr">{t('errorMark')}</span>
          {error}
        </p>
      )}
    </>
  )
}

const idsOf = ({ hint, error }: Pick<FieldProps, 'hint' | 'error'>, id: string): FieldIds => {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return { id, ...(described ? { 'aria-describedby': described } : {}), ...(error ? { 'aria-invalid': true } : {}) }
}

/** Label, hint and error around one input: `<Field label=…>{(ids) => <input {...ids} />}</Field>`. */
export const Field = (props: FieldProps & { children: (ids: FieldIds) => ReactNode }) => {
  const t = useT(uiMessages)
  const own = useId()
  const id = props.id ?? own
  return (
    <div className="yw-field" {...(props.error ? { 'data-error': '' } : {})}>
      <label htmlFor={id}>
        {props.label} {props.optional && <span className="yw-field-optional">{t('optional')}</span>}
      </label>
      <Notes hint={props.hint} error={props.error} id={id} />
      {props.children(idsOf(props, id))}
    </div>
  )
}

/** The same around several inputs that answer one question. */
export const FieldGroup = (props: FieldProps & { children: ReactNode }) => {
  const t = useT(uiMessages)
  const own = useId()
  const id = props.id ?? own
  const { 'aria-describedby': described } = idsOf(props, id)
  return (
    <fieldset
      className="yw-field"
      id={id}
      tabIndex={-1}
      {...(described ? { 'aria-describedby': described } : {})}
      {...(props.error ? { 'data-error': '' } : {})}
    >
      <legend>
        {props.label} {props.optional && <span className="yw-field-optional">{t('optional')}</span>}
      </legend>
      <Notes hint={props.hint} error={props.error} id={id} />
      {props.children}
    </fieldset>
  )
}
