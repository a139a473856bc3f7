import type { FormValues } from '@yiwang/matters/web/shared'
import { type Asked, kindBody } from '../intake/register-form.ts'
import type { Position } from './use-position.ts'

export type Confirmed = 'tick' | 'call-back' | 'absent'
export type SettleValues = {
  category: string
  categoryName: string
  text: string
  result: string
  said: Confirmed | ''
  /** The resident's own tap; undefined before. */
  tapped: boolean | undefined
  phone: string
  place: string
  grid: string
  /** Answers to what the kind of matter itself asks. */
  own: FormValues
}
export type SettleIssue = 'needWhat' | 'needHow' | 'needSaid' | 'needTap' | 'needPhone' | 'notSolved'

/** What is missing before it may be kept, in page order. */
export const settleIssues = (v: SettleValues): SettleIssue[] => [
  ...(v.category || v.text.trim() ? [] : (['needWhat'] as const)),
  ...(v.result.trim() ? [] : (['needHow'] as const)),
  ...(v.said === '' ? (['needSaid'] as const) : []),
  ...(v.said === 'tick' && v.tapped === undefined ? (['needTap'] as const) : []),
  ...(v.tapped === false ? (['notSolved'] as const) : []),
  ...(v.said === 'call-back' && !/^1[3-9]\d{9}$/.test(v.phone.replace(/[\s-]/g, '')) ? (['needPhone'] as const) : []),
]

/** Nothing is held out to be agreed to before it is written. */
export const mayHandOver = (v: SettleValues): boolean =>
  !settleIssues(v).some((i) => i === 'needWhat' || i === 'needHow')

const END = /[\s。．.，,；;：:、！!？?]+$/u
/** What the resident agrees to, on one line: the matter, then what was done. */
export const tickWords = (v: Pick<SettleValues, 'text' | 'categoryName' | 'result'>, colon: string): string =>
  [(v.text.trim() || v.categoryName).replace(END, ''), v.result.trim()].filter(Boolean).join(colon)

/** The command: the chip's own name stands in where nothing was written. */
export const settleBody = (v: SettleValues, at: { position: Position | undefined; now: number; form?: Asked }) => ({
  text: v.text.trim() || v.categoryName,
  channel: 'grid' as const,
  result: v.result.trim(),
  confirmed: v.said === '' ? ('absent' as const) : v.said,
  placeWords: v.place.trim(),
  at: new Date(at.now).toISOString(),
  ...kindBody(at.form, v.own),
  ...(v.category ? { category: v.category } : {}),
  ...(v.grid ? { grid: v.grid } : {}),
  ...(v.phone.trim() ? { phone: v.phone.replace(/[\s-]/g, '') } : {}),
  ...(at.position ? { point: { lon: at.position.lon, lat: at.position.lat }, datum: 'wgs84' as const } : {}),
})
