import { type FormValues, formBody, formIssues, type IntakeForm, kindRef } from '@yiwang/matters/web/shared'

export const CHANNELS = ['counter', 'phone', 'grid'] as const
export type Channel = (typeof CHANNELS)[number]
export type RegisterValues = {
  channel: Channel | ''
  text: string
  name: string
  phone: string
  grid: string
  /** Where a grid is not chosen: the village or community the person of the staff works for. */
  division: string
  placeWords: string
  category: string
  confidential: boolean
  accusedUnit: string
  priority: number
  emergency: boolean
  /** Answers to what the kind of matter itself asks. */
  own: FormValues
}
export const emptyRegister: RegisterValues = {
  channel: '',
  text: '',
  name: '',
  phone: '',
  grid: '',
  division: '',
  placeWords: '',
  category: '',
  confidential: false,
  accusedUnit: '',
  priority: 1,
  emergency: false,
  own: {},
}
export type RegisterIssue = 'needChannel' | 'needText' | 'longText' | 'needPlace' | 'badPhone'
/** What a form asks; without one (no net, never seen) the words, the place and the person are asked. */
export type Asked = Pick<IntakeForm, 'fields' | 'wording' | 'pack' | 'type' | 'version' | 'placeless'> | undefined

/** Digits as typed, full-width ones too. */
export const phoneDigits = (phone: string): string => phone.normalize('NFKC').replace(/\D/g, '')

export const registerIssues = (v: RegisterValues, form?: Asked): RegisterIssue[] => [
  ...(v.channel === '' ? (['needChannel'] as const) : []),
  ...(v.text.trim() ? [] : (['needText'] as const)),
  ...(form && [...v.text].length > form.wording.max ? (['longText'] as const) : []),
  ...(form?.placeless || v.grid || v.division || v.placeWords.trim() ? [] : (['needPlace'] as const)),
  ...(v.phone && phoneDigits(v.phone).length !== 11 ? (['badPhone'] as const) : []),
]
/** What is missing or wrong in the kind's own fields. */
export const ownIssues = (v: Pick<RegisterValues, 'own'>, form: Asked) => (form ? formIssues(form.fields, v.own) : [])

/** The part of a command that says of what kind it is; the version lets a form kept offline be told it is old. */
export const kindBody = (form: Asked, own: FormValues) =>
  form ? { ...kindRef(form), fields: formBody(form.fields, own) } : {}

/** Where it is; nothing of it for a kind that asks for no place. */
const placeBody = (v: RegisterValues, form: Asked) => {
  if (form?.placeless) return {}
  const near = v.grid ? { grid: v.grid } : v.division ? { division: v.division } : {}
  return { placeWords: v.placeWords.trim(), ...near }
}

/** The command's body; empty fields are left out. */
export const registerBody = (v: RegisterValues, now: number, form?: Asked) => ({
  text: v.text.trim(),
  channel: v.channel === '' ? ('counter' as const) : v.channel,
  confidential: v.confidential,
  priority: v.emergency ? 5 : v.priority,
  emergency: v.emergency,
  at: new Date(now).toISOString(),
  ...kindBody(form, v.own),
  ...placeBody(v, form),
  ...(v.category ? { category: v.category } : {}),
  ...(v.name.trim() ? { name: v.name.trim() } : {}),
  ...(v.phone ? { phone: phoneDigits(v.phone) } : {}),
  ...(v.accusedUnit ? { accusedUnit: v.accusedUnit } : {}),
})
