import { addSpan, atShare, type WorkCalendar } from '@yiwang/calendar/pack'
import type { Span } from '@yiwang/kernel'
import { type BreachStep, type Clock, spanOf } from '../../pack/index.ts'
import type { ClockRow } from './state.ts'

const OPEN = new Set(['running', 'paused', 'breached'])
export const isOpen = (c: ClockRow): boolean => OPEN.has(c.state)

const pausesOf = (c: Pick<ClockRow, 'pauses'>) =>
  c.pauses.map((p) => ({ from: new Date(p.from), to: p.to === null ? null : new Date(p.to) }))

/** Due time of the spans one after the other, pauses counted in each; null while the clock stands still. */
export const dueOf = (
  c: Pick<ClockRow, 'start_at' | 'target' | 'pauses'>,
  calendar: WorkCalendar,
): { due: number | null; provisional: boolean } => {
  let at = new Date(c.start_at)
  let provisional = false
  for (const span of c.target) {
    const r = addSpan({ start: at, span, calendar, pauses: pausesOf(c) })
    provisional ||= r.provisional
    if (!r.due) return { due: null, provisional }
    at = r.due
  }
  return { due: at.getTime(), provisional }
}

/** Steps that come some time after the due time, in order. */
export const laterSteps = (def: Clock): readonly BreachStep[] => (def.breach ?? []).filter((s) => s.after !== undefined)

const ringTime = (def: Clock, c: ClockRow, at: { step: string; calendar: WorkCalendar }): number | null => {
  if (c.due_at === null) return null
  if (at.step === 'due') return c.due_at
  if (at.step === 'remind') {
    if (def.remindAt === undefined || c.target.length !== 1) return null
    const span = c.target[0] as Span
    return (
      atShare({
        start: new Date(c.start_at),
        span,
        calendar: at.calendar,
        pauses: pausesOf(c),
        share: def.remindAt,
      })?.getTime() ?? null
    )
  }
  const after = laterSteps(def)[Number(at.step.slice(6)) - 1]?.after
  return after ? addSpan({ start: new Date(c.due_at), span: after, calendar: at.calendar }).due!.getTime() : null
}

const order = (def: Clock): string[] => ['remind', 'due', ...laterSteps(def).map((_, i) => `after-${i + 1}`)]

/** Sets when the clock is looked at next. `done` is the step just carried out; none for a fresh or changed clock. */
export const arm = (
  def: Clock,
  c: ClockRow,
  at: { done: string | null; now: number; calendar: WorkCalendar },
): ClockRow => {
  const none = { ...c, next_at: null, step: null }
  if (!isOpen(c) || def.report || c.due_at === null) return none
  const steps = order(def)
  const first = at.done === null ? (c.state === 'breached' ? 2 : 0) : steps.indexOf(at.done) + 1
  for (const step of steps.slice(first)) {
    const when = ringTime(def, c, { step, calendar: at.calendar })
    if (when === null || (step === 'remind' && when <= at.now)) continue
    return { ...c, next_at: when, step }
  }
  return none
}

/** A late clock under another definition: what it waited for still comes, what was done is not done again. */
export const aheadOf = (def: Clock, c: ClockRow, at: At): ClockRow => {
  if (c.step === null) return c
  const n = Number(c.step.slice(6))
  return arm(def, c, { ...at, done: n > 1 ? `after-${n - 1}` : 'due' })
}

export type Start = {
  readonly id: string
  readonly now: number
  readonly round: number
  readonly cls: string
  readonly level: string
  readonly calendar: WorkCalendar
  readonly dispatch?: string | null
  readonly notice?: string | null
  readonly unit?: string | null
  /** A due time set by another clock (a co-handler's before its lead's), or a date the act names. */
  readonly due?: number
}

const minutesTo = (from: number, to: number): Span => ({
  n: Math.max(0, Math.round((to - from) / 60_000)),
  unit: 'minute',
})

/** A clock set going; undefined when its limit is a date and the act named none. */
export const startClock = (def: Clock, s: Start): ClockRow | undefined => {
  const span = spanOf(def.within, s)
  if (s.due === undefined && !span) return undefined
  const target = s.due === undefined ? [span as Span] : [minutesTo(s.now, s.due)]
  const base: ClockRow = {
    id: s.id,
    dispatch: s.dispatch ?? null,
    notice: s.notice ?? null,
    kind: def.id,
    round: s.round,
    state: 'running',
    start_at: s.now,
    due_at: null,
    target,
    calendar: s.calendar.id,
    calendar_version: s.calendar.version,
    provisional: false,
    pauses: [],
    ended_at: null,
    missed_at: null,
    next_at: null,
    step: null,
    cycle: 0,
    unit: s.unit ?? null,
  }
  const { due, provisional } = dueOf(base, s.calendar)
  return arm(def, { ...base, due_at: due, provisional }, { done: null, now: s.now, calendar: s.calendar })
}

export type Miss = Pick<ClockRow, 'dispatch' | 'kind' | 'round' | 'unit' | 'cycle'> & {
  clock: string
  due_at: number
  at: number
}
const missOf = (c: ClockRow, at: number): Miss => ({
  clock: c.id,
  cycle: c.cycle,
  dispatch: c.dispatch,
  kind: c.kind,
  round: c.round,
  unit: c.unit,
  due_at: c.due_at as number,
  at,
})

/** Ends a clock: met, or missed when its time had passed, with the miss said once. */
export const endClock = (def: Clock, c: ClockRow, now: number): { row: ClockRow; miss?: Miss } => {
  // What rang at its due time stays late, also when the same moment ends it.
  const late = !def.report && c.due_at !== null && (now > c.due_at || c.state === 'breached')
  const row: ClockRow = {
    ...c,
    state: late ? 'missed' : 'met',
    ended_at: now,
    missed_at: late ? (c.missed_at ?? now) : null,
    pauses: closePauses(c, now),
    next_at: null,
    step: null,
  }
  return late && c.state !== 'breached' ? { row, miss: missOf(c, now) } : { row }
}

const closePauses = (c: ClockRow, now: number) => c.pauses.map((p) => (p.to === null ? { from: p.from, to: now } : p))

/** Nothing is left to wait for. A clock that was late stays missed. */
export const voidClock = (c: ClockRow, now: number): ClockRow => ({
  ...c,
  state: c.state === 'breached' ? 'missed' : 'void',
  ended_at: now,
  pauses: closePauses(c, now),
  next_at: null,
  step: null,
})

type At = { now: number; calendar: WorkCalendar }
const recount = (def: Clock, c: ClockRow, at: At): ClockRow => {
  const { due, provisional } = dueOf(c, at.calendar)
  const row = { ...c, due_at: due ?? c.due_at, provisional }
  if (due === null) return { ...row, next_at: null, step: null }
  const late = at.now > due
  if (c.state === 'breached' && !late)
    return arm(def, { ...row, state: 'running', cycle: c.cycle + 1 }, { ...at, done: null })
  return arm(def, row, { ...at, done: null })
}

export const pauseClock = (c: ClockRow, now: number): ClockRow =>
  c.state !== 'running'
    ? c
    : { ...c, state: 'paused', pauses: [...c.pauses, { from: now, to: null }], next_at: null, step: null }

export const resumeClock = (def: Clock, c: ClockRow, at: At): ClockRow =>
  c.state !== 'paused' ? c : recount(def, { ...c, state: 'running', pauses: closePauses(c, at.now) }, at)

/** A stopped clock goes on: the time since it stopped is a pause, what was used stays used (8d reading 1). */
export const reviveClock = (def: Clock, c: ClockRow, at: At): ClockRow => {
  const state = c.state === 'missed' ? 'breached' : 'running'
  const gap = def.report || c.ended_at === null ? [] : [{ from: c.ended_at, to: at.now }]
  const open: ClockRow = { ...c, state, ended_at: null, pauses: [...c.pauses, ...gap] }
  return state === 'breached' ? arm(def, open, { ...at, done: null }) : recount(def, open, at)
}

/** An approved extension adds a span; the old due time stays in the history. */
export const extendClock = (def: Clock, c: ClockRow, at: At & { span: Span }): ClockRow =>
  recount(def, { ...c, target: [...c.target, at.span] }, at)

/** A promised date takes the place of the limit (Jinan art. 24): due then, whatever stood still before. */
export const promiseClock = (def: Clock, c: ClockRow, at: At & { due: number }): ClockRow => {
  const pauses = closePauses(c, at.now)
  const still = pauses.reduce((sum, p) => sum + Math.max(0, Math.min(p.to as number, at.due) - p.from), 0)
  const target = [minutesTo(c.start_at + still, at.due)]
  const state = c.state === 'paused' ? ('running' as const) : c.state
  return recount(def, { ...c, state, pauses, target }, at)
}

/** The due time has come: the miss, and the clock armed for what follows. */
export const breachClock = (def: Clock, c: ClockRow, at: At): { row: ClockRow; miss: Miss } => {
  const row = arm(def, { ...c, state: 'breached', missed_at: at.now }, { ...at, done: 'due' })
  return { row, miss: missOf(c, at.now) }
}

/** Counted time so far over the whole, for badges; 1 and above is late. */
export const usedShare = (c: ClockRow, now: number): number | null => {
  if (c.due_at === null || c.due_at <= c.start_at) return null
  const end = c.ended_at ?? now
  const paused = c.pauses.reduce((sum, p) => sum + Math.max(0, Math.min(p.to ?? end, end) - p.from), 0)
  const whole = c.due_at - c.start_at - (c.state === 'paused' ? 0 : paused)
  return whole <= 0 ? null : (end - c.start_at - paused) / whole
}
