import { CheckList, Field, FieldGroup, RadioList, TextAreaField, TextField, useLocale, useT } from '@yiwang/ui'
import type { ReactNode } from 'react'
import { FilePicker } from './file-picker.tsx'
import { filesOf, listOf, textOf } from './form-values.ts'
import { MatterPicker } from './matter-picker.tsx'
import { sharedMessages } from './messages.ts'
import { MemberPicker, SittingPicker } from './named-picker.tsx'
import { UnitPicker, UnitsPicker } from './unit-picker.tsx'
import { type FieldView, say } from './view-types.ts'

export type PackFieldProps = {
  field: FieldView
  value: unknown
  onChange: (value: unknown) => void
  error?: string | undefined
  /** The id the error summary links to. */
  id: string
}
/** Draws one field in place of the stock one, for a screen that knows more about it. */
export type FieldOverride = (props: PackFieldProps) => ReactNode

const frameOf = ({ field, error, id }: PackFieldProps, locale: 'zh-CN' | 'en') => ({
  id,
  label: say(field.words, locale),
  error,
  ...(field.hint ? { hint: say(field.hint, locale) } : {}),
  ...(field.required ? {} : { optional: true }),
})

const useFrame = (props: PackFieldProps) => frameOf(props, useLocale().locale)

const TextLike = (props: PackFieldProps) => {
  const frame = useFrame(props)
  const { field, value, onChange } = props
  const native = {
    text: {},
    number: { type: 'number', inputMode: 'numeric' as const },
    date: { type: 'date' },
    time: { type: 'datetime-local' },
  }[field.kind as 'text' | 'number' | 'date' | 'time']
  return <TextField {...frame} {...native} value={textOf(value)} onText={onChange} autoComplete="off" />
}

const NEAR_FULL = 0.8
const LongText = (props: PackFieldProps) => {
  const frame = useFrame(props)
  const t = useT(sharedMessages)
  const text = textOf(props.value)
  const { max } = props.field
  const used = [...text].length
  return (
    <div>
      <TextAreaField {...frame} value={text} onText={props.onChange} rows={4} />
      {max !== null && used > max * NEAR_FULL && used <= max && (
        <p className="yw-field-hint">{t('left', { n: max - used })}</p>
      )}
    </div>
  )
}

const FEW = 6
const ChoiceField = (props: PackFieldProps) => {
  const { locale } = useLocale()
  const t = useT(sharedMessages)
  const frame = useFrame(props)
  const { field, value, onChange } = props
  const options = field.options.map((o) => ({ value: o.id, label: say(o.words, locale) }))
  if (options.length <= FEW)
    return <RadioList {...frame} choices={options} value={textOf(value) || undefined} onChoose={onChange} />
  return (
    <Field {...frame}>
      {(ids) => (
        <select className="yw-input" {...ids} value={textOf(value)} onChange={(e) => onChange(e.target.value)}>
          <option value="">{t('pickFirst')}</option>
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

const ChoicesField = (props: PackFieldProps) => {
  const { locale } = useLocale()
  const t = useT(sharedMessages)
  const frame = useFrame(props)
  const { field, value, onChange } = props
  if (field.options.length === 0)
    return (
      <TextAreaField
        {...frame}
        hint={frame.hint ?? t('oneALine')}
        value={listOf(value).join('\n')}
        onText={(text) => onChange(text === '' ? [] : text.split('\n'))}
        rows={3}
      />
    )
  return (
    <CheckList
      {...frame}
      choices={field.options.map((o) => ({ value: o.id, label: say(o.words, locale) }))}
      values={listOf(value)}
      onChange={onChange}
    />
  )
}

const YesNo = (props: PackFieldProps) => {
  const t = useT(sharedMessages)
  const frame = useFrame(props)
  const { value, onChange } = props
  const chosen = value === true ? 'yes' : value === false ? 'no' : undefined
  return (
    <RadioList
      {...frame}
      choices={[
        { value: 'yes', label: t('yes') },
        { value: 'no', label: t('no') },
      ]}
      value={chosen}
      onChoose={(v) => onChange(v === 'yes')}
    />
  )
}

const Picked = (props: PackFieldProps) => {
  const frame = useFrame(props)
  const { field, value, onChange } = props
  if (field.kind === 'files')
    return (
      <FieldGroup {...frame} id={`${props.id}-group`}>
        <FilePicker
          ids={{ id: props.id }}
          files={filesOf(value)}
          onChange={onChange}
          {...(field.max === null ? {} : { max: field.max })}
        />
      </FieldGroup>
    )
  return (
    <Field {...frame}>
      {(ids) => {
        if (field.kind === 'unit') return <UnitPicker ids={ids} value={textOf(value)} onChange={onChange} />
        if (field.kind === 'sitting') return <SittingPicker ids={ids} value={textOf(value)} onChange={onChange} />
        if (field.kind === 'member')
          return <MemberPicker ids={ids} pool={field.pool ?? ''} value={textOf(value)} onChange={onChange} />
        if (field.kind === 'units') return <UnitsPicker ids={ids} values={listOf(value)} onChange={onChange} />
        return <MatterPicker ids={ids} value={textOf(value)} onChange={onChange} />
      }}
    </Field>
  )
}

const KINDS: Record<FieldView['kind'], FieldOverride> = {
  text: (p) => <TextLike {...p} />,
  number: (p) => <TextLike {...p} />,
  date: (p) => <TextLike {...p} />,
  time: (p) => <TextLike {...p} />,
  long: (p) => <LongText {...p} />,
  choice: (p) => <ChoiceField {...p} />,
  choices: (p) => <ChoicesField {...p} />,
  yesno: (p) => <YesNo {...p} />,
  unit: (p) => <Picked {...p} />,
  units: (p) => <Picked {...p} />,
  files: (p) => <Picked {...p} />,
  matter: (p) => <Picked {...p} />,
  sitting: (p) => <Picked {...p} />,
  member: (p) => <Picked {...p} />,
}

/** One field of a pack's form, drawn by its kind. */
export const PackField = (props: PackFieldProps) => KINDS[props.field.kind](props)
