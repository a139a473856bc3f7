import { type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes, useId } from 'react'
import { Field, FieldGroup, type FieldProps } from './field.tsx'

type Native<E> = Omit<E, 'id' | 'className' | 'onChange' | 'value'>
type Text = FieldProps & { value: string; onText: (text: string) => void }

/** One-line text with label, hint and error. Native attributes (type, inputMode, autoComplete) pass through. */
export const TextField = (props: Text & Native<InputHTMLAttributes<HTMLInputElement>>) => {
  const { label, hint, error, optional, id, value, onText, ...native } = props
  const field = { label, hint, error, ...(optional ? { optional } : {}), ...(id ? { id } : {}) }
  return (
    <Field {...field}>
      {(ids) => (
        <input className="yw-input" {...native} {...ids} value={value} onChange={(e) => onText(e.target.value)} />
      )}
    </Field>
  )
}

/** Several lines of text with label, hint and error. */
export const TextAreaField = (props: Text & Native<TextareaHTMLAttributes<HTMLTextAreaElement>>) => {
  const { label, hint, error, optional, id, value, onText, ...native } = props
  const field = { label, hint, error, ...(optional ? { optional } : {}), ...(id ? { id } : {}) }
  return (
    <Field {...field}>
      {(ids) => (
        <textarea className="yw-input" {...native} {...ids} value={value} onChange={(e) => onText(e.target.value)} />
      )}
    </Field>
  )
}

export type Choice<V extends string> = { value: V; label: ReactNode; hint?: ReactNode }
type Choices<V extends string> = FieldProps & { choices: readonly Choice<V>[] }

/** One of several, full-row targets; nothing is preselected unless `value` says so. */
export const RadioList = <V extends string>(
  props: Choices<V> & { value: V | undefined; onChoose: (value: V) => void; name?: string },
) => {
  const { choices, value, onChoose, name, ...field } = props
  const own = useId()
  return (
    <FieldGroup {...field}>
      <div className="yw-choices">
        {choices.map((c) => (
          <label key={c.value} className="yw-choice">
            <input
              type="radio"
              name={name ?? own}
              value={c.value}
              checked={value === c.value}
              onChange={() => onChoose(c.value)}
            />
            <span>
              {c.label}
              {c.hint && <span className="yw-field-hint"> {c.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}

/** Any of several. */
export const CheckList = <V extends string>(
  props: Choices<V> & { values: readonly V[]; onChange: (values: V[]) => void },
) => {
  const { choices, values, onChange, ...field } = props
  const flip = (v: V) => onChange(values.includes(v) ? values.filter((x) => x !== v) : [...values, v])
  return (
    <FieldGroup {...field}>
      <div className="yw-choices">
        {choices.map((c) => (
          <label key={c.value} className="yw-choice">
            <input type="checkbox" value={c.value} checked={values.includes(c.value)} onChange={() => flip(c.value)} />
            <span>
              {c.label}
              {c.hint && <span className="yw-field-hint"> {c.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
