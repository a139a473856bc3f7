import type { Segment, WorkCalendar } from '../contract/index.ts'
import { dayStart, MINUTE, parseDate, weekdayOf } from './local-time.ts'

/** A piece of working time as instants in milliseconds, `[from, to)`. */
export type Piece = { readonly from: number; readonly to: number }

type Plan = { readonly off: ReadonlySet<number>; readonly work: ReadonlySet<number> }

/** A calendar is immutable, so its exceptions are parsed once per object. */
const plans = new WeakMap<WorkCalendar, Plan>()

const checkSegments = (list: readonly Segment[]): void => {
  let end = 0
  for (const { from, to } of list) {
    if (!(Number.isInteger(from) && Number.isInteger(to) && from >= end && to > from && to <= 1440))
      throw new RangeError('segments must be whole minutes of one day, ordered, not empty and without overlap')
    end = to
  }
}

const planOf = (calendar: WorkCalendar): Plan => {
  const known = plans.get(calendar)
  if (known !== undefined) return known
  if (calendar.zone !== 'Asia/Shanghai') throw new RangeError(`unknown zone ${calendar.zone as string}`)
  if (calendar.week.length !== 7) throw new RangeError('a calendar needs seven days, Sunday first')
  for (const list of [...calendar.week, calendar.makeUp]) checkSegments(list)
  const off = new Set<number>()
  const work = new Set<number>()
  for (const [date, what] of Object.entries(calendar.exceptions)) (what === 'off' ? off : work).add(parseDate(date))
  const plan = { off, work }
  plans.set(calendar, plan)
  return plan
}

/** Segments of a day by number, `[]` when closed. */
export const segmentsOf = (calendar: WorkCalendar, day: number): readonly Segment[] => {
  const plan = planOf(calendar)
  if (plan.off.has(day)) return []
  const usual = calendar.week[weekdayOf(day)]!
  return usual.length === 0 && plan.work.has(day) ? calendar.makeUp : usual
}

/**
 * Working segments of a local date (yyyy-mm-dd), in minutes of that day; `[]` when it is closed.
 *
 * A make-up workday (调休) that falls on a closed day of the week has the calendar's `makeUp` segments.
 *
 * @throws RangeError for text that is not a date from 1992 on, or a malformed calendar.
 */
export function workingSegments(calendar: WorkCalendar, dateStr: string): readonly Segment[] {
  return segmentsOf(calendar, parseDate(dateStr))
}

/** Working pieces of a day as instants. */
export const piecesOf = (calendar: WorkCalendar, day: number): Piece[] => {
  const midnight = dayStart(day)
  return segmentsOf(calendar, day).map((s) => ({ from: midnight + s.from * MINUTE, to: midnight + s.to * MINUTE }))
}
