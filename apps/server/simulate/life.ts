import type { Random } from '@yiwang/kernel'
import type { ClockRow, Dispatch, Matter, Subject, Visit } from '@yiwang/matters/moves'
import type { Change, Values } from '@yiwang/platform/write-set'
import { draw32 } from './chance.ts'
import type { Task } from './desk.ts'

/** One matter in memory with what the simulator keeps beside it. */
export type Life = {
  /** Every draw for this matter comes from its key: the same matter in two runs meets the same people. */
  readonly key: number
  m: Matter
  clocks: ClockRow[]
  dispatches: Dispatch[]
  visits: Visit[]
  /** When it came into its stage. */
  entered: number
  /** Raised whenever what is to be done may have changed: older tasks are void. */
  stamp: number
  tasks: Task[]
  ringAt: number | null
  /** When the work that an answer reports on is done, and for which round of it. */
  workAt: number
  workFor: number
  /** Requests that were decided; a refused one is not simply made again. */
  decided: number
  /** Actions the engine refused in this state. */
  barred: string[]
  /** The engine's ids and random bytes given out so far. */
  ids: number
  bytes: number
}

export const newLife = (key: number): Omit<Life, 'm' | 'clocks' | 'dispatches' | 'visits'> => ({
  key,
  entered: 0,
  stamp: 0,
  tasks: [],
  ringAt: null,
  workAt: 0,
  workFor: -1,
  decided: 0,
  barred: [],
  ids: 0,
  bytes: 0,
})

/** The chance and the ids the engine asks for while it decides on this matter. */
export const supplies = (l: {
  readonly key: number
  ids: number
  bytes: number
}): { random: Random; newId(): string } => ({
  random: (n) => {
    const out = new Uint8Array(n)
    for (let i = 0; i < n; i++) out[i] = draw32(l.key, 'bytes', l.bytes++) & 255
    return out
  },
  newId: () => `${l.key}.${l.ids++}`,
})

export type Named = Pick<Subject, 'sitting' | 'member' | 'appeal'>
const NOBODY: Named = { sitting: null, member: null, appeal: null }
/** What a decision looks at. */
export const subjectOf = (l: Life, named: Partial<Named> = NOBODY): Subject => ({
  m: l.m,
  clocks: l.clocks,
  dispatches: l.dispatches,
  visits: l.visits,
  other: null,
  topic: null,
  leads: false,
  merge: null,
  ...NOBODY,
  ...named,
})

const cell = (v: unknown): unknown => {
  if (v === null || typeof v !== 'object' || Array.isArray(v)) return v
  if (v instanceof Date) return v.getTime()
  const tag = Object.getOwnPropertySymbols(v)[0]
  return tag === undefined ? v : (v as Record<symbol, unknown>)[tag]
}
const plain = (row: Values): Record<string, unknown> => {
  const out: Record<string, unknown> = {}
  for (const k in row) out[k] = cell(row[k])
  return out
}
const visitsAfter = (visits: Visit[], c: Change): Visit[] =>
  'insert' in c
    ? [...visits, ...c.rows.map((r) => ({ done_at: null, visitor: null, ...plain(r) }) as unknown as Visit)]
    : visits.filter((v) => !c.rows.some((r) => r.id === v.id && r.done_at))

/** Call-backs opened and done are only in the write set of a step. */
export const applyVisits = (l: Life, changes: readonly Change[] | undefined): void => {
  for (const c of changes ?? [])
    if (('insert' in c ? c.insert : c.update) === 'matters.visit') l.visits = visitsAfter(l.visits, c)
}

/** The clock that rings next. */
export const nextRing = (l: Life): ClockRow | undefined => {
  let next: ClockRow | undefined
  for (const c of l.clocks)
    if (c.next_at !== null && (next === undefined || c.next_at < (next.next_at as number))) next = c
  return next
}
