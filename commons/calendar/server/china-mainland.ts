import type { Segment, WorkCalendar } from '../contract/index.ts'
import { DAY } from '../pack/local-time.ts'
import data from './data/cn-holidays.json' with { type: 'json' }

/** 8:30-12:00 and 13:30-17:30. */
const officeHours: readonly Segment[] = [
  { from: 510, to: 720 },
  { from: 810, to: 1050 },
]

const datesOf = (run: { from: string; to: string }): string[] => {
  const dates: string[] = []
  for (let at = Date.parse(run.from); at <= Date.parse(run.to); at += DAY)
    dates.push(new Date(at).toISOString().slice(0, 10))
  return dates
}

/**
 * Office hours of the mainland with the statutory holidays and make-up workdays of 2019-2026.
 *
 * Monday to Friday 8:30-12:00 and 13:30-17:30, make-up days alike. Dates outside the announced years follow the plain
 * week, and due times that rest on them are provisional. Source and licence: `data/README.md`.
 *
 * @param version number under which this content is published; a whole number from 1.
 */
export function chinaMainland(version: number): WorkCalendar {
  const exceptions: Record<string, 'off' | 'work'> = {}
  const names: Record<string, string> = {}
  for (const run of data.runs) {
    for (const date of datesOf(run)) {
      exceptions[date] = run.kind === 'off' ? 'off' : 'work'
      names[date] = run.name
    }
  }
  return {
    id: 'china-mainland',
    version,
    zone: 'Asia/Shanghai',
    week: [[], officeHours, officeHours, officeHours, officeHours, officeHours, []],
    makeUp: officeHours,
    exceptions,
    names,
    announcedFrom: data.announcedFrom,
    announcedThrough: data.announcedThrough,
  }
}
