import type { BoardSpan, Days } from '../../pack/index.ts'
import { dayOf } from '../figures/period.ts'

const DAY_MS = 24 * 3_600_000
const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const plus = (day: string, n: number): string => new Date(utc(day) + n * DAY_MS).toISOString().slice(0, 10)

/** Before anything that is counted here. */
export const EVER = '1900-01-01'

const FIRST: Readonly<Record<BoardSpan, (today: string) => string>> = {
  day: (d) => d,
  week: (d) => plus(d, 1 - (new Date(utc(d)).getUTCDay() || 7)),
  month: (d) => `${d.slice(0, 7)}-01`,
  quarter: (d) => `${d.slice(0, 5)}${String(Math.floor((Number(d.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`,
  year: (d) => `${d.slice(0, 4)}-01-01`,
  all: () => EVER,
}
/** The running day, week, … up to today; `now` in ms. */
export const spanDays = (span: BoardSpan, now: number): Days => {
  const to = dayOf(now)
  return { from: FIRST[span](to), to }
}

export const lengthOf = (d: Days): number => Math.round((utc(d.to) - utc(d.from)) / DAY_MS) + 1
export type Step = { readonly key: string; readonly days: Days }

/** Up to two months in days, more in months; the first and last are cut to the stretch. At most `most`, the latest. */
export const stepsOf = (d: Days, most = 400): { grain: 'day' | 'month'; steps: Step[] } => {
  const steps: Step[] = []
  if (lengthOf(d) <= 62) {
    for (let day = d.from; day <= d.to; day = plus(day, 1)) steps.push({ key: day, days: { from: day, to: day } })
    return { grain: 'day', steps }
  }
  for (let from = d.from; from <= d.to; ) {
    const next = plus(`${from.slice(0, 7)}-28`, 4).slice(0, 7)
    const last = plus(`${next}-01`, -1)
    steps.push({ key: from.slice(0, 7), days: { from, to: last < d.to ? last : d.to } })
    from = `${next}-01`
  }
  return { grain: 'month', steps: steps.slice(-most) }
}
