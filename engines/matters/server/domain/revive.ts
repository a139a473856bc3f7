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
  'arrive_by',
  'arrived_at',
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

const same = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && a !== null && JSON.stringify(a) === JSON.stringify(b))
/** What of a row differs from how it was read: only that is sent, and indexes on the rest stay as they are. */
export const differing = <T extends object>(row: T, was: object): Partial<T> => {
  const out: Partial<T> = {}
  for (const k in row) if (!same(row[k], (was as T)[k])) out[k] = row[k]
  return out
}

type Kinds = { times: ReadonlySet<string>; jsonb: ReadonlySet<string>; json: (v: unknown) => unknown }
const cells = (set: object, k: Kinds): Record<string, unknown> => {
  const out: Record<string, unknown> = {}
  for (const name in set) {
    const v = (set as Record<string, unknown>)[name]
    if (v === null) out[name] = null
    else if (k.times.has(name)) out[name] = new Date(v as number)
    else out[name] = k.jsonb.has(name) ? k.json(v) : v
  }
  return out
}

const CLOCK_JSON = new Set(['target', 'pauses'])
const CLOCK_TIMES = new Set<string>(CLOCK)
/** A clock, or what changed of it, as database values. */
export const clockCells = (c: Partial<ClockRow>, json: (v: unknown) => unknown): Record<string, unknown> =>
  cells(c, { times: CLOCK_TIMES, jsonb: CLOCK_JSON, json })
/** A clock as a database row. */
export const clockValues = (
  tenant: string,
  matter: string,
  c: ClockRow,
  json: (v: unknown) => unknown,
): Record<string, unknown> => ({ tenant, matter, ...clockCells(c, json) })

const JSONB = new Set(['question', 'extension', 'hold', 'exclusion', 'milestones', 'fields'])
const TIMES = new Set<string>(MATTER)
const DISPATCH_TIMES = new Set<string>(DISPATCH)
const NONE = new Set<string>()
/** Changed columns of a matter as database values. */
export const matterValues = (set: Partial<Matter>, json: (v: unknown) => unknown): Record<string, unknown> =>
  cells(set, { times: TIMES, jsonb: JSONB, json })
/** A dispatch, or what changed of it, as database values. */
export const dispatchValues = (set: Partial<Dispatch>): Record<string, unknown> =>
  cells(set, { times: DISPATCH_TIMES, jsonb: NONE, json: (v) => v })
