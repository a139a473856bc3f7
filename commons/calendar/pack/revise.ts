import type { WorkCalendar } from '../contract/index.ts'

/** What a new notice changes; dates given replace those known, the rest stays. */
export type CalendarChange = Partial<
  Pick<WorkCalendar, 'week' | 'makeUp' | 'exceptions' | 'names' | 'announcedThrough'>
>

/** The next version of a calendar; the old one stays as it is, because due dates refer to it. */
export function revise(calendar: WorkCalendar, change: CalendarChange): WorkCalendar {
  return {
    ...calendar,
    ...change,
    version: calendar.version + 1,
    exceptions: { ...calendar.exceptions, ...change.exceptions },
    names: { ...calendar.names, ...change.names },
  }
}
