import { isWorking, naturalMs, type Span } from '@yiwang/kernel/time'
import type { WorkCalendar } from '../contract/index.ts'
import { advance, type Track } from './free-time.ts'
import { DAY, dayOf, instant, parseDate } from './local-time.ts'
import { type Interval, normalise, type Pause } from './pauses.ts'
import { goalOf, workingDue } from './working-span.ts'

/** A span that begins at `start` and stands still during `pauses` (any order, overlapping, one may be open). */
export type SpanRun = {
  readonly start: Date
  readonly span: Span
  readonly calendar: WorkCalendar
  readonly pauses?: readonly Interval[] | undefined
}

export type Due = { readonly due: Date | null; readonly provisional: boolean }

const checkSpan = ({ n, unit }: Span): void => {
  const days = unit === 'minute' ? n / 1440 : unit === 'hour' || unit === 'workingHour' ? n / 24 : n
  if (!(n >= 0) || days > 36_525) throw new RangeError('a span is between 0 and 100 years')
  if (unit === 'workingDay' && !Number.isInteger(n)) throw new RangeError('working days come whole')
}

/** Natural time: each pause that begins before the due instant puts it off by what it holds back. */
const naturalDue = (start: number, length: number, pauses: readonly Pause[]): number | null => {
  let due = start + length
  for (const pause of pauses) {
    if (pause.to <= start) continue
    if (pause.from > start && pause.from >= due) break
    due += pause.to - Math.max(pause.from, start)
  }
  return due === Number.POSITIVE_INFINITY ? null : due
}

/** Whether working time between two instants rests on dates whose arrangement is not recorded. */
const restsOnUnknown = (calendar: WorkCalendar, start: number, due: number): boolean =>
  dayOf(due) > parseDate(calendar.announcedThrough) ||
  (calendar.announcedFrom !== undefined && dayOf(start) < parseDate(calendar.announcedFrom))

/**
 * The due time of a span: `due = addWork(start, span, calendar, pauses)`.
 *
 * - `minute`, `hour`, `day` run round the clock and never look at the calendar; without pauses the cost is constant.
 * - `workingHour` counts milliseconds inside working segments. The due time is the first instant at which the whole span
 *   has run, so it lies inside a segment or at its end, never in a closed hour.
 * - `workingDay`, n of them: the same time of day on the nth open day after the day of s, where s is the first working
 *   instant, not paused, at or after `start`. Sunday 22:00 plus 1 is Tuesday 8:30. Where that day does not work at that
 *   time, the end of its segment before counts, else its first opening. Pauses after s then put the due time off by
 *   exactly the working time that they held back, so a pause at night or over a weekend gives nothing.
 *   `n` must be whole.
 *
 * A span of 0 on a working unit gives s. The range of `pauses` is `[from, to)`; parts before `start` do not matter.
 * `due` is null while an open pause (`to: null`) that begins before the due instant holds the clock: paused clocks are
 * not due. `provisional` is true only on working units, when the days from `start` to `due` reach past the calendar's
 * `announcedThrough` or before its `announcedFrom`; it is false while `due` is null.
 *
 * Hours and minutes add up for any calendar; working days add up where all open days have the same segments, and there
 * the due time never moves back when the start moves on. The server's own time zone plays no part.
 *
 * @throws RangeError for an invalid instant, a pause that ends before it begins, a negative or longer than 100 years span,
 * part of a working day, a malformed calendar, or working time before 1992.
 */
export function addSpan(run: SpanRun): Due {
  checkSpan(run.span)
  const start = instant(run.start)
  const pauses = run.pauses === undefined ? [] : normalise(run.pauses)
  if (!isWorking(run.span)) {
    const due = naturalDue(start, Math.round(naturalMs(run.span)), pauses)
    return { due: due === null ? null : new Date(due), provisional: false }
  }
  const due = workingDue({ calendar: run.calendar, pauses }, start, run.span)
  if (due === null) return { due: null, provisional: false }
  return { due: new Date(due), provisional: restsOnUnknown(run.calendar, start, due) }
}

/**
 * The instant at which a share of the span has run, for reminders such as 80 % of the time or 45 of 60 minutes.
 *
 * On working units it always lies in working time. Null as in `addSpan`.
 *
 * @param share 0 to 1.
 * @throws RangeError as `addSpan`, and for a share outside 0 to 1.
 */
export function atShare(run: SpanRun & { readonly share: number }): Date | null {
  if (!(run.share >= 0 && run.share <= 1)) throw new RangeError('a share is between 0 and 1')
  if (!isWorking(run.span)) {
    return addSpan({ ...run, span: { n: (naturalMs(run.span) / DAY) * run.share, unit: 'day' } }).due
  }
  checkSpan(run.span)
  const track: Track = { calendar: run.calendar, pauses: normalise(run.pauses ?? []) }
  const goal = goalOf(track, instant(run.start), run.span)
  if (goal === undefined) return null
  const whole = run.share === 1
  const at = advance(track, { ...goal, target: Math.round(goal.target * run.share), opening: whole && goal.opening })
  return at === null ? null : new Date(at)
}
