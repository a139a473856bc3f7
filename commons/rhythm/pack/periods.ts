import {
  addSpan,
  DAY,
  dateText,
  dayOf,
  dayStart,
  parseDate,
  type WorkCalendar,
  weekdayOf,
  workingSegments,
} from '@yiwang/calendar/pack'
import type { Every, Rhythm } from './rhythm.ts'

/** One time it is due. Days are local dates, both ends inclusive; instants are ms since the epoch. */
export type Period = {
  readonly from: string
  readonly to: string
  readonly start: number
  /** Midnight after the last day. */
  readonly end: number
  /** The fixed day as the calendar allows it; null without one. */
  readonly planned: string | null
  /** From here on it is missed: the end and the grace. */
  readonly deadline: number
  /** False when the calendar leaves no day for it. */
  readonly possible: boolean
}
export type Course = Pick<Rhythm, 'every' | 'on' | 'days' | 'grace'>

const MONTHS: Readonly<Partial<Record<Every, number>>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 }
const monthStart = (year: number, month: number): number => Date.UTC(year, month, 1) / DAY

const firstDay = (every: Every, day: number): number => {
  const n = MONTHS[every]
  if (n !== undefined) {
    const d = new Date(day * DAY)
    return monthStart(d.getUTCFullYear(), Math.floor(d.getUTCMonth() / n) * n)
  }
  return every === 'week' ? day - ((weekdayOf(day) + 6) % 7) : day
}
/** The first day of the period after the one that begins on this day. */
const nextFirst = (every: Every, first: number): number => {
  const n = MONTHS[every]
  const d = new Date(first * DAY)
  return n !== undefined ? monthStart(d.getUTCFullYear(), d.getUTCMonth() + n) : first + (every === 'week' ? 7 : 1)
}

const daysIn = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i)
const isOpen = (calendar: WorkCalendar, day: number): boolean => workingSegments(calendar, dateText(day)).length > 0

/** A closed fixed day moves to the next open day of its period, else to the last one before. */
const plannedDay = (r: Course, days: readonly number[], isFree: (day: number) => boolean): number | null => {
  if (!r.on) return null
  const n = 'weekday' in r.on ? r.on.weekday : r.on.day
  const fixed = days[Math.min(n, days.length) - 1] as number
  if (r.days === 'all') return fixed
  return days.find((d) => d >= fixed && isFree(d)) ?? days.findLast((d) => isFree(d)) ?? null
}

/**
 * The period that holds a local date (yyyy-mm-dd).
 *
 * @throws RangeError for text that is no date from 1992 on.
 */
export const periodOf = (r: Course, date: string, calendar: WorkCalendar): Period => {
  const from = firstDay(r.every, parseDate(date))
  const next = nextFirst(r.every, from)
  const days = daysIn(from, next - 1)
  const isFree = (d: number) => isOpen(calendar, d)
  const planned = plannedDay(r, days, isFree)
  const end = dayStart(next)
  const deadline =
    r.grace.n === 0 ? end : (addSpan({ start: new Date(end), span: r.grace, calendar }).due as Date).getTime()
  return {
    from: dateText(from),
    to: dateText(next - 1),
    start: dayStart(from),
    end,
    planned: planned === null ? null : dateText(planned),
    deadline,
    possible: r.days === 'all' || days.some(isFree),
  }
}

export const dateAt = (ms: number): string => dateText(dayOf(ms))
export const after = (r: Course, p: Period, calendar: WorkCalendar): Period => periodOf(r, dateAt(p.end), calendar)
export const before = (r: Course, p: Period, calendar: WorkCalendar): Period =>
  periodOf(r, dateAt(p.start - 1), calendar)

/** Every period that touches the days from `from` to `to`, in order, each once. */
export const periodsBetween = (
  r: Course,
  span: { readonly from: string; readonly to: string },
  calendar: WorkCalendar,
): Period[] => {
  const out: Period[] = []
  for (let p = periodOf(r, span.from, calendar); p.from <= span.to; p = after(r, p, calendar)) out.push(p)
  return out
}
