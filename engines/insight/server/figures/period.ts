/** China keeps one time, eight hours before UTC, without summer time since 1991. */
const SHANGHAI_MS = 8 * 3_600_000

/** A stretch of time in ms, end exclusive. */
export type Period = { readonly from: number; readonly to: number }

const parts = (month: string): [year: number, month: number] => {
  const found = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month)
  if (!found) throw new RangeError(`a month is YYYY-MM, not ${month}`)
  return [Number(found[1]), Number(found[2])]
}

/** The month, YYYY-MM, that a moment belongs to in the county. */
export const monthOf = (ms: number): string => new Date(ms + SHANGHAI_MS).toISOString().slice(0, 7)
/** The day, YYYY-MM-DD, that a moment belongs to in the county. */
export const dayOf = (ms: number): string => new Date(ms + SHANGHAI_MS).toISOString().slice(0, 10)

/** The hour of the county's day, 0 to 23. */
export const hourOf = (ms: number): number => new Date(ms + SHANGHAI_MS).getUTCHours()
/** The first moment of a day of the county, ms. */
export const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) - SHANGHAI_MS

export const monthPeriod = (month: string): Period => {
  const [y, m] = parts(month)
  return { from: Date.UTC(y, m - 1, 1) - SHANGHAI_MS, to: Date.UTC(y, m, 1) - SHANGHAI_MS }
}
export const nextMonth = (month: string): string => monthOf(monthPeriod(month).to)
