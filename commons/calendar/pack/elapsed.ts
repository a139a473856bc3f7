import type { SpanUnit } from '@yiwang/kernel/time'
import type { WorkCalendar } from '../contract/index.ts'
import { freeMs } from './free-time.ts'
import { instant } from './local-time.ts'
import { type Interval, normalise } from './pauses.ts'

/**
 * Counted time from `start` to `end` in milliseconds, pauses left out; 0 when `end` is not after `start`.
 *
 * For `workingHour` and `workingDay` it is working time, so where the office works 7.5 hours a day n working days are n x 7.5 h.
 * `elapsed` from a start to its due time is the span again.
 *
 * @throws RangeError as `addSpan`.
 */
export function elapsed(run: {
  readonly start: Date
  readonly end: Date
  readonly unit: SpanUnit
  readonly calendar: WorkCalendar
  readonly pauses?: readonly Interval[] | undefined
}): number {
  const start = instant(run.start)
  const end = instant(run.end)
  const pauses = normalise(run.pauses ?? [])
  if (end <= start) return 0
  if (run.unit === 'workingHour' || run.unit === 'workingDay')
    return freeMs({ calendar: run.calendar, pauses }, start, end)
  const held = pauses.map((p) => Math.max(0, Math.min(p.to, end) - Math.max(p.from, start)))
  return held.reduce((left, ms) => left - ms, end - start)
}
