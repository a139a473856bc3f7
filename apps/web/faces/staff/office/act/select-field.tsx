import { Field, type FieldProps, useT } from '@yiwang/ui'
import { actMessages } from './messages.ts'

type Option = { value: string; label: string }
type SelectFieldProps = FieldProps & {
  options: readonly Option[]
  value: string
  onPick: (value: string) => void
  /** The line that means nothing chosen; default 请选择. */
  none?: string
}

/** A native list: keyboard, screen reader and phone know it already. */
export const SelectField = ({ options, value, onPick, none, ...field }: SelectFieldProps) => {
  const t = useT(actMessages)
  return (
    <Field {...field}>
      {(ids) => (
        <select className="yw-input" {...ids} value={value} onChange={(e) => onPick(e.target.value)}>
          <option value="">{none ?? t('choose')}</option>
          {options.map((o) => (
            <option key={o.value} value={o.value}>
              {o.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
