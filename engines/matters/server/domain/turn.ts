import type { WorkCalendar } from '@yiwang/calendar/pack'
import type { Clock, MatterType } from '../../pack/index.ts'
import { endClock, isOpen, type Miss, pauseClock, resumeClock, reviveClock, startClock, voidClock } from './clock.ts'
import type { ClockRow } from './state.ts'

/** What happened, as far as clocks care. */
export type Turn = {
  readonly type: MatterType
  readonly action: string
  readonly now: number
  /** Stage before and after the action. */
  readonly from: string
  readonly stage: string
  readonly round: number
  readonly cls: string
  readonly level: string
  /** Dates the act names, by field: limits that run until a date look here. */
  readonly dates?: Readonly<Record<string, number>>
  readonly calendar: WorkCalendar
  /** The dispatch acted on, when the action belongs to one; an action of the matter ends the clocks of all. */
  readonly dispatch: string | null
  readonly issued: readonly {
    readonly id: string
    readonly unit: string | null
    readonly role: 'lead' | 'co' | 'party'
    readonly due?: number
  }[]
  newId(): string
}

export type Turned = { inserted: ClockRow[]; updated: ClockRow[]; misses: Miss[] }

const isClosed = (t: MatterType, stage: string): boolean => t.stages[stage]?.super !== 'open'
/** Closing and the very end leave nothing to wait for; an act on a closed matter leaves its window alone. */
const empties = (t: Turn): boolean =>
  (isClosed(t.type, t.stage) && !isClosed(t.type, t.from)) ||
  (t.type.stages[t.stage]?.end === true && t.from !== t.stage)

/** Whether the action speaks of this clock's dispatch. */
const concerns = (c: ClockRow, t: Turn): boolean =>
  c.dispatch === null || t.dispatch === null || c.dispatch === t.dispatch

const turnOne = (def: Clock, c: ClockRow, t: Turn, out: Turned): void => {
  const at = { now: t.now, calendar: t.calendar }
  const ends = def.to.includes(t.action) && concerns(c, t)
  if (isOpen(c) && ends) {
    const { row, miss } = endClock(def, c, t.now)
    out.updated.push(row)
    if (miss) out.misses.push(miss)
    return
  }
  if (isOpen(c) && empties(t) && c.notice === null) {
    out.updated.push(def.report ? endClock(def, c, t.now).row : voidClock(c, t.now))
    return
  }
  if (isOpen(c) && def.drops?.includes(t.action) && concerns(c, t)) {
    out.updated.push(voidClock(c, t.now))
    return
  }
  if (!isOpen(c)) {
    if (def.resumes?.includes(t.action) && concerns(c, t) && c.ended_at !== null)
      out.updated.push(reviveClock(def, c, at))
    return
  }
  const still = def.pausesIn?.includes(t.stage) ?? false
  if (still && c.state === 'running') out.updated.push(pauseClock(c, t.now))
  if (!still && c.state === 'paused') out.updated.push(resumeClock(def, c, at))
}

const named = (def: Clock, t: Turn): { due?: number } => {
  const date = 'date' in def.within ? t.dates?.[def.within.date] : undefined
  return date === undefined ? {} : { due: date }
}
const begin = (def: Clock, t: Turn, of: { dispatch?: string; unit?: string | null; due?: number }): ClockRow[] => {
  const { now, round, cls, level, calendar } = t
  const c = startClock(def, { id: t.newId(), now, round, cls, level, calendar, ...of, ...named(def, t) })
  if (!c) return []
  return [def.pausesIn?.includes(t.stage) ? pauseClock(c, t.now) : c]
}
/** A due time given with an order is the answer's, not that of signing for it. */
const dueFor = (def: Clock, due: number | undefined): { due?: number } =>
  due === undefined || (def.of === 'dispatch' && !def.resumes?.length) ? {} : { due }
const ROLE = { dispatch: 'lead', 'co-dispatch': 'co', party: 'party' } as const

const starts = (def: Clock, t: Turn, open: readonly ClockRow[]): ClockRow[] => {
  if (!def.from.includes(t.action)) return []
  if (def.of === 'notice') return []
  if (def.of === 'matter') {
    const running = open.some((c) => c.kind === def.id && isOpen(c))
    return running ? [] : begin(def, t, {})
  }
  const role = ROLE[def.of]
  return t.issued
    .filter((d) => d.role === role)
    .flatMap((d) => begin(def, t, { dispatch: d.id, unit: d.unit, ...dueFor(def, d.due) }))
}

type Clocks = { defs: ReadonlyMap<string, Clock>; measured: ReadonlySet<string> }
const known = new WeakMap<MatterType, Clocks>()
/** The clocks of a kind of matter by id, and those that somebody has to meet. */
const clocksOf = (type: MatterType): Clocks => {
  const had = known.get(type)
  if (had) return had
  const made = {
    defs: new Map(type.clocks.map((d) => [d.id, d])),
    measured: new Set(type.clocks.filter((d) => !d.report && d.of !== 'notice').map((d) => d.id)),
  }
  known.set(type, made)
  return made
}

/**
 * Turns every clock of a matter for one action. The latest clock of a kind is the one that may be revived;
 * a clock of the pack's old version that is no longer defined is left as it is.
 */
export const turn = (clocks: readonly ClockRow[], t: Turn): Turned => {
  const out: Turned = { inserted: [], updated: [], misses: [] }
  const { defs } = clocksOf(t.type)
  const latest = new Map<string, ClockRow>()
  for (const c of clocks) {
    const key = `${c.kind} ${c.dispatch ?? ''}`
    const last = latest.get(key)
    if (!last || c.start_at >= last.start_at) latest.set(key, c)
  }
  for (const c of clocks) {
    const def = defs.get(c.kind)
    if (!def) continue
    if (isOpen(c) || latest.get(`${c.kind} ${c.dispatch ?? ''}`) === c) turnOne(def, c, t, out)
  }
  const after = out.updated.length ? clocks.map((c) => out.updated.find((u) => u.id === c.id) ?? c) : clocks
  for (const def of t.type.clocks) out.inserted.push(...starts(def, t, after))
  return out
}

export type Headline = { due_at: number | null; due_clock: string | null; due_start: number | null; paused: boolean }

/** The time a record's first line shows: the earliest open due time that somebody has to meet. */
export const headline = (type: MatterType, clocks: readonly ClockRow[]): Headline => {
  const { measured } = clocksOf(type)
  const open = clocks.filter((c) => isOpen(c) && measured.has(c.kind))
  const live = open.filter((c) => c.state !== 'paused' && c.due_at !== null)
  const next = live.sort((a, b) => (a.due_at as number) - (b.due_at as number))[0]
  if (next) return { due_at: next.due_at, due_clock: next.kind, due_start: next.start_at, paused: false }
  const still = open.find((c) => c.state === 'paused')
  return { due_at: null, due_clock: still?.kind ?? null, due_start: null, paused: still !== undefined }
}
