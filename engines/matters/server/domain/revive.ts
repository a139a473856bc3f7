import type { ClockRow, Dispatch, Matter, Visit } from './state.ts'

const MATTER = ['due_at', 'due_start', 'promised_at', 'opened_at', 'settled_at', 'forwarded_at', 'closed_at'] as const
const DISPATCH = [
  'handed_over_at',
  'accepted_at',
  'handed_back_at',
  'issued_at',
  'signed_at',
  'contacted_at',
  'replied_at',
  'returned_at',
  'ended_at',
] as const
const CLOCK = ['start_at', 'due_at', 'ended_at', 'missed_at', 'next_at'] as const
const VISIT = ['opened_at', 'done_at'] as const

const times = <T>(row: Record<string, unknown>, keys: readonly string[]): T => {
  for (const k of keys) {
    const v = row[k]
    if (v !== null && v !== undefined && typeof v !== 'number') row[k] = new Date(v as string).getTime()
  }
  return row as T
}

/** Rows as the database's JSON gives them, with times as ms. The row handed in is changed in place: it belongs to nobody else. */
export const asMatter = (row: unknown): Matter => times<Matter>(row as Record<string, unknown>, MATTER)
export const asDispatch = (row: unknown): Dispatch => times<Dispatch>(row as Record<string, unknown>, DISPATCH)
export const asClock = (row: unknown): ClockRow => times<ClockRow>(row as Record<string, unknown>, CLOCK)
export const asVisit = (row: unknown): Visit => times<Visit>(row as Record<string, unknown>, VISIT)

/** A clock as a database row. */
export const clockValues = (
  tenant: string,
  matter: string,
  c: ClockRow,
  json: (v: unknown) => unknown,
): Record<string, unknown> => {
  const row: Record<string, unknown> = { tenant, matter, ...c, target: json(c.target), pauses: json(c.pauses) }
  for (const k of CLOCK) row[k] = c[k] === null ? null : new Date(c[k] as number)
  return row
}

const JSONB = new Set(['question', 'extension'])
const TIMES = new Set<string>(MATTER)
/** Changed columns of a matter as database values. */
export const matterValues = (set: Partial<Matter>, json: (v: unknown) => unknown): Record<string, unknown> => {
  const out: Record<string, unknown> = {}
  for (const [k, v] of Object.entries(set)) {
    if (TIMES.has(k)) out[k] = v === null ? null : new Date(v as number)
    else out[k] = JSONB.has(k) && v !== null ? json(v) : v
  }
  return out
}
