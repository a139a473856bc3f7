export const CHANNELS = ['counter', 'phone', 'grid'] as const
export type Channel = (typeof CHANNELS)[number]
export type RegisterValues = {
  channel: Channel | ''
  text: string
  name: string
  phone: string
  grid: string
  placeWords: string
  category: string
  confidential: boolean
  accusedUnit: string
  priority: number
  emergency: boolean
}
export const emptyRegister: RegisterValues = {
  channel: '',
  text: '',
  name: '',
  phone: '',
  grid: '',
  placeWords: '',
  category: '',
  confidential: false,
  accusedUnit: '',
  priority: 1,
  emergency: false,
}
export type RegisterIssue = 'needChannel' | 'needText' | 'needPlace' | 'badPhone'

/** Digits as typed, full-width ones too. */
export const phoneDigits = (phone: string): string => phone.normalize('NFKC').replace(/\D/g, '')

export const registerIssues = (v: RegisterValues): RegisterIssue[] => [
  ...(v.channel === '' ? (['needChannel'] as const) : []),
  ...(v.text.trim() ? [] : (['needText'] as const)),
  ...(v.phone && phoneDigits(v.phone).length !== 11 ? (['badPhone'] as const) : []),
  ...(v.grid || v.placeWords.trim() ? [] : (['needPlace'] as const)),
]

/** The command's body; empty fields are left out. */
export const registerBody = (v: RegisterValues, now: number) => ({
  text: v.text.trim(),
  channel: v.channel === '' ? ('counter' as const) : v.channel,
  placeWords: v.placeWords.trim(),
  confidential: v.confidential,
  priority: v.emergency ? 5 : v.priority,
  emergency: v.emergency,
  at: new Date(now).toISOString(),
  ...(v.grid ? { grid: v.grid } : {}),
  ...(v.category ? { category: v.category } : {}),
  ...(v.name.trim() ? { name: v.name.trim() } : {}),
  ...(v.phone ? { phone: phoneDigits(v.phone) } : {}),
  ...(v.accusedUnit ? { accusedUnit: v.accusedUnit } : {}),
})
