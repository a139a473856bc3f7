import { type Event, no, yes } from '@yiwang/kernel'
import { commandSpec, type Ground } from '@yiwang/platform/engine'
import { type Change, json, type WriteSet } from '@yiwang/platform/write-set'
import { ring as ringOp } from '../../contract/index.ts'
import type { BreachStep, Clock } from '../../pack/index.ts'
import type { MattersDeps } from '../deps.ts'
import { arm, breachClock, isOpen, laterSteps, type Miss } from '../domain/clock.ts'
import { differing, matterValues } from '../domain/revive.ts'
import type { ClockRow, Dispatch, Matter } from '../domain/state.ts'
import { type Act, actionOf, blocked, caseOf, type Decision, decideStep } from '../domain/step.ts'
import { headline } from '../domain/turn.ts'
import { clockChanges, missChanges, missEvent, writeStep } from '../domain/write-step.ts'
import type { Release } from '../pack-book.ts'
import { SUBJECT_SQL, type Subject } from '../store/load.ts'
import { unitFinder } from '../unit-finder.ts'
import { subjectOf } from './act.ts'

type G = Ground<{ id: string; clock: string; what: string; cycle: number }>
type Write = WriteSet<{ did: string }>

/** Steps of the pack that belong to this ring: those at the due time, or the one that waited. */
const stepsOf = (def: Clock, step: string): readonly BreachStep[] =>
  step === 'due'
    ? (def.breach ?? []).filter((s) => s.after === undefined)
    : laterSteps(def).slice(Number(step.slice(6)) - 1, Number(step.slice(6)))

const tellEvent = (s: Subject, c: ClockRow, o: { kind: string; steps: readonly BreachStep[] }): Event => ({
  kind: `matters.${o.kind}@1`,
  subject: { kind: 'matter', id: s.m.id },
  open: false,
  data: {
    clock: c.kind,
    dispatch: c.dispatch,
    unit: c.unit,
    due: c.due_at === null ? null : new Date(c.due_at).toISOString(),
    tell: o.steps.flatMap((x) => x.tell ?? []),
    notice: o.steps.find((x) => x.notice)?.notice ?? null,
    cycle: c.cycle,
  },
})

/** What a ring makes of a matter; `own` are rows beside those of matter, orders and clocks. */
export type Rung = {
  readonly did: string
  readonly next: Matter
  readonly clocks: ClockRow[]
  readonly dispatches: Dispatch[]
  readonly own: readonly Change[]
  /** The same as rows and history. */
  write(): Write
}

const nothing = (s: Subject): Rung => ({
  did: 'nothing',
  next: s.m,
  clocks: s.clocks,
  dispatches: s.dispatches,
  own: [],
  write: () => ({ audit: { subject: s.m.id, change: { ring: 'nothing' } }, answer: { did: 'nothing' } }),
})

const visitChange = (s: Subject, g: G): Change[] =>
  s.visits.length
    ? []
    : [
        {
          insert: 'matters.visit',
          rows: [
            {
              tenant: s.m.tenant,
              id: g.newId(),
              matter: s.m.id,
              round: s.m.round,
              cause: 'deadline',
              opened_at: new Date(g.now),
            },
          ],
        },
      ]

const act = (deps: MattersDeps, s: Subject, o: { r: Release; step: BreachStep; g: G }) => {
  const action = o.step.act ? actionOf(o.r, o.step.act) : undefined
  if (!action?.from.includes(s.m.stage)) return undefined
  const a: Act = { subject: s, release: o.r, action, form: {}, unit: unitFinder(deps, s.m.tenant) }
  const g = { ...o.g, as: 'system' }
  return blocked(caseOf(a, g)) ? undefined : decideStep(a, g)
}

/** Steps that say at which levels they hold are left out elsewhere. */
const here = (s: Subject, steps: readonly BreachStep[]) => steps.filter((x) => !x.at || x.at.includes(s.m.level))

const firstOf = <A, B>(all: readonly A[], f: (a: A) => B | undefined): B | undefined => {
  for (const a of all) {
    const b = f(a)
    if (b !== undefined) return b
  }
  return undefined
}

const rungRow = (c: ClockRow, o: { r: Release; def: Clock; g: G }): { row: ClockRow; miss?: Miss | undefined } => {
  const { def } = o
  const at = { now: o.g.now, calendar: o.r.calendar }
  if (c.step !== 'due') return { row: arm(def, c, { done: c.step, ...at }) }
  return (def.breach ?? []).some((x) => x.miss || x.visit || x.tell)
    ? breachClock(def, c, at)
    : { row: { ...arm(def, c, { done: 'due', ...at }), missed_at: at.now } }
}

const later = (s: Subject, o: { r: Release; def: Clock; c: ClockRow; g: G; deps: MattersDeps }): Rung => {
  const { def, c, g } = o
  const step = c.step as string
  const { row, miss } = rungRow(c, o)
  const misses = miss ? [miss] : []
  const steps = here(s, stepsOf(def, step))
  const clocks = s.clocks.map((k) => (k.id === c.id ? row : k))
  const visits = steps.some((x) => x.visit) ? visitChange(s, g) : []
  const kind = step === 'due' ? 'overdue' : 'still-overdue'
  const told = () => [...misses.map((x) => missEvent(s.m, x)), tellEvent(s, c, { kind, steps })]
  const extra = () => [...missChanges(s.m, misses), ...visits]
  const turned = { ...s, clocks }
  const done = firstOf(steps, (step) => act(o.deps, turned, { r: o.r, step, g }))
  if (done)
    return {
      did: 'act',
      next: done.next,
      clocks: done.clocks,
      dispatches: done.dispatches,
      own: [...(done.effect.changes ?? []), ...visits],
      write: () => withStep(s, { turned, done, row, events: told(), extra: extra() }),
    }
  const set = headline(o.r.type, clocks)
  return {
    did: step,
    next: { ...s.m, ...set, seq: s.m.seq + 1 },
    clocks,
    dispatches: s.dispatches,
    own: visits,
    write: () => ({
      guard: { table: 'matters.matter', id: s.m.id, seq: s.m.seq, set: matterValues(differing(set, s.m), json) },
      changes: [...clockChanges(s, { updated: [row] }), ...extra()],
      events: told(),
      audit: { subject: s.m.id, change: { ring: c.kind, step } },
      answer: { did: step },
    }),
  }
}

/** The action turned the clocks itself; the rung clock's own row is written once, in its final form. */
const withStep = (
  s: Subject,
  o: { turned: Subject; done: Decision; row: ClockRow; events: Event[]; extra: Change[] },
): Write => {
  const { clocks } = o.done
  const write = writeStep(o.turned, o.done)
  const final = clocks.find((k) => k.id === o.row.id) ?? o.row
  const changes = (write.changes ?? []).filter((c) => !('update' in c && c.update === 'matters.clock'))
  return {
    ...write,
    changes: [
      ...changes,
      ...clockChanges(s, { updated: clocks.map((k) => (k.id === final.id ? final : k)) }),
      ...o.extra,
    ],
    events: [...o.events, ...(write.events ?? [])],
    answer: { did: 'act' },
  }
}

const remind = (s: Subject, o: { r: Release; def: Clock; c: ClockRow; g: G }): Rung => {
  const row = arm(o.def, o.c, { done: 'remind', now: o.g.now, calendar: o.r.calendar })
  return {
    did: 'remind',
    next: { ...s.m, seq: s.m.seq + 1 },
    clocks: s.clocks.map((k) => (k.id === row.id ? row : k)),
    dispatches: s.dispatches,
    own: [],
    write: () => ({
      guard: { table: 'matters.matter', id: s.m.id, seq: s.m.seq, set: {} },
      changes: clockChanges(s, { updated: [row] }),
      events: [tellEvent(s, o.c, { kind: 'due-soon', steps: [] })],
      audit: { subject: s.m.id, change: { ring: o.c.kind, step: 'remind' } },
      answer: { did: 'remind' },
    }),
  }
}

/** The step of the clock that has come; nothing when somebody rang it before. */
export const rung = (deps: MattersDeps, s: Subject, g: G): Rung => {
  const c = s.clocks.find((k) => k.id === g.input.clock)
  const r = deps.packs.release(s.m.pack, s.m.version, s.m.type)
  const def = r.type.clocks.find((d) => d.id === c?.kind)
  if (!c || !def || !isOpen(c) || c.step === null || c.next_at === null || c.next_at > g.now) return nothing(s)
  return c.step === 'remind' ? remind(s, { r, def, c, g }) : later(s, { r, def, c, g, deps })
}

/** One clock of one matter has come to a step. Whoever rings second finds it already taken and does nothing. */
export const ring = (deps: MattersDeps) =>
  commandSpec<typeof ringOp, unknown>({
    op: ringOp,
    load: { sql: SUBJECT_SQL, values: (i) => [i.id] },
    authorise: (a) => (a.kind === 'system' ? yes('system') : no('only-system')),
    decide: (raw, g) => rung(deps, subjectOf(raw), g).write(),
  })
