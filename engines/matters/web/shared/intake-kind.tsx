import { Button, type Locale, useLocale, useT } from '@yiwang/ui'
import type { z } from 'zod'
import type * as contract from '../../contract/index.ts'
import { type FormIssue, type FormValues, shownFields } from './form-values.ts'
import { sharedMessages } from './messages.ts'
import { PackField } from './pack-field.tsx'
import { say } from './view-types.ts'

// types only: the schemas themselves stay out of the bundle
export type IntakeForms = z.infer<typeof contract.intakeForms.output>
export type IntakeForm = IntakeForms['items'][number]
/** The kind of matter a draft or a kept command is of, and the version of its form. */
export type KindRef = Pick<IntakeForm, 'pack' | 'type' | 'version'>

export const kindKey = (k: Pick<IntakeForm, 'pack' | 'type'>): string => `${k.pack}/${k.type}`
export const kindRef = ({ pack, type, version }: KindRef): KindRef => ({ pack, type, version })
/** What a kind is called where several mechanisms are in force. */
export const kindName = (k: Pick<IntakeForm, 'packWords' | 'typeWords'>, locale: Locale): string =>
  [say(k.packWords, locale), say(k.typeWords, locale)].join(' · ')
/** The kind chosen; where only one may be opened it is the one. */
export const kindOf = (forms: readonly IntakeForm[], chosen: string | undefined): IntakeForm | undefined =>
  forms.length === 1 ? forms[0] : forms.find((f) => kindKey(f) === chosen)

type PickerProps = { forms: readonly IntakeForm[]; onPick: (form: IntakeForm) => void }
/** Which kind of matter, one press: its own name first, the mechanism under it. */
export const KindPicker = ({ forms, onPick }: PickerProps) => {
  const { locale } = useLocale()
  return (
    <ul className="yw-kinds" data-part="kinds">
      {forms.map((f) => (
        <li key={kindKey(f)}>
          <button type="button" className="yw-kind" data-kind={kindKey(f)} onClick={() => onPick(f)}>
            <strong>{say(f.typeWords, locale)}</strong>
            <span>{say(f.packWords, locale)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** The kind that was chosen, with the way back to the others. */
export const KindChosen = ({ form, onAgain }: { form: IntakeForm; onAgain: () => void }) => {
  const t = useT(sharedMessages)
  const { locale } = useLocale()
  return (
    <p className="yw-picked" data-part="kind">
      <strong>{kindName(form, locale)}</strong>
      <Button plain onClick={onAgain}>
        {t('change')}
      </Button>
    </p>
  )
}

type FieldsProps = {
  form: Pick<IntakeForm, 'fields'>
  values: FormValues
  onValues: (values: FormValues) => void
  /** What stands in the way, by field. */
  errors: Readonly<Record<string, string>>
  /** Ids on the page are this and the field's. */
  idOf: (field: string) => string
}
/** The fields a kind of matter asks for itself; those whose condition does not hold are not asked. */
export const OwnFields = ({ form, values, onValues, errors, idOf }: FieldsProps) => (
  <>
    {shownFields(form.fields, values).map((field) => (
      <PackField
        key={field.id}
        field={field}
        id={idOf(field.id)}
        value={values[field.id]}
        onChange={(value) => onValues({ ...values, [field.id]: value })}
        error={errors[field.id]}
      />
    ))}
  </>
)

/** What is wrong with the fields of a form, in words. */
export const useIssueWords = (fields: IntakeForm['fields']): ((issue: FormIssue) => string) => {
  const t = useT(sharedMessages)
  const { locale } = useLocale()
  return ({ field, kind, n, max }) => {
    const found = fields.find((f) => f.id === field)
    const label = found ? say(found.words, locale) : field
    return kind === 'long' || kind === 'most' ? t(kind, { label, n, max }) : t(kind, { label })
  }
}
