import type { InboxRow } from '../shared/view-types.ts'

export const BANDS = ['late', 'hour', 'today', 'later', 'paused'] as const
export type Band = (typeof BANDS)[number]
type Timed = Pick<InboxRow, 'due' | 'clockState' | 'priority' | 'openedAt'>

const HOUR = 3_600_000
const DAY = 24 * HOUR
// one civil time without summer time, so the day changes at a fixed shift from UTC
const CHINA = 8 * HOUR
const dayOf = (ms: number): number => Math.floor((ms + CHINA) / DAY)

/** Which band a row stands in at `now` (epoch ms); a row without a clock is `later`. */
export const bandOf = (row: Timed, now: number): Band => {
  if (row.clockState === 'paused') return 'paused'
  if (row.clockState === 'none' || row.due === null) return 'later'
  const due = Date.parse(row.due)
  if (due <= now) return 'late'
  if (due - now <= HOUR) return 'hour'
  return dayOf(due) === dayOf(now) ? 'today' : 'later'
}

const dueOf = (row: Timed): number => (row.due === null ? Number.POSITIVE_INFINITY : Date.parse(row.due))
const byUrgency = (a: Timed, b: Timed): number => {
  const [x, y] = [dueOf(a), dueOf(b)]
  if (x !== y) return x - y
  return b.priority - a.priority || Date.parse(a.openedAt) - Date.parse(b.openedAt)
}

/** Rows by band, in due order; equal due times by priority, then age. Empty bands are left out. */
export const banded = <R extends Timed>(rows: readonly R[], now: number): { band: Band; rows: R[] }[] => {
  const groups = new Map<Band, R[]>()
  for (const row of rows) {
    const band = bandOf(row, now)
    const group = groups.get(band)
    if (group) group.push(row)
    else groups.set(band, [row])
  }
  return BANDS.flatMap((band) => {
    const group = groups.get(band)
    return group ? [{ band, rows: group.sort(byUrgency) }] : []
  })
}
