/**
 * Local time of Asia/Shanghai without Intl: UTC+8 all year since 1992.
 *
 * China moved its clocks in the summers of 1986-1991, so instants before 1992 are refused, never guessed.
 */
export const MINUTE = 60_000
export const DAY = 86_400_000
const OFFSET = 8 * 3_600_000
const FIRST = Date.UTC(1992, 0, 1) - OFFSET

/** Days since 1970-01-01 in local time; @throws RangeError for an invalid instant or one before 1992. */
export const dayOf = (ms: number): number => {
  if (!(ms >= FIRST))
    throw new RangeError('local time is defined from 1992-01-01 on (summer time before, or not a date)')
  return Math.floor((ms + OFFSET) / DAY)
}

/** The instant at which a local day begins. */
export const dayStart = (day: number): number => day * DAY - OFFSET

/** 0 = Sunday ... 6 = Saturday. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => (day + 4) % 7

/** The day as yyyy-mm-dd. */
export const dateText = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)

/** The day number of yyyy-mm-dd; @throws RangeError for another form, a date that does not exist, or one before 1992. */
export const parseDate = (text: string): number => {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text) throw new RangeError(`not a date: ${text}`)
  return dayOf(ms - OFFSET)
}

/** Milliseconds of a Date; @throws RangeError when it is invalid. */
export const instant = (date: Date): number => {
  const ms = date.getTime()
  if (Number.isNaN(ms)) throw new RangeError('not a valid instant')
  return ms
}
