import { type Event, no, yes } from '@yiwang/kernel'
import { commandSpec, type Ground } from '@yiwang/platform/engine'
import { type Change, json, type WriteSet } from '@yiwang/platform/write-set'
import { ring as ringOp } from '../../contract/index.ts'
import type { BreachStep, Clock } from '../../pack/index.ts'
import type { MattersDeps } from '../deps.ts'
import { arm, breachClock, isOpen, laterSteps } from '../domain/clock.ts'
import { differing, matterValues } from '../domain/revive.ts'
import type { ClockRow } from '../domain/state.ts'
import {
  type Act,
  actionOf,
  blocked,
  caseOf,
  clockChanges,
  missChanges,
  missEvent,
  stepMatter,
} from '../domain/step.ts'
import { headline } from '../domain/turn.ts'
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

const nothing = (s: Subject): Write => ({
  audit: { subject: s.m.id, change: { ring: 'nothing' } },
  answer: { did: 'nothing' },
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
  return blocked(caseOf(a, g)) ? undefined : stepMatter(a, g)
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

const later = (s: Subject, o: { r: Release; def: Clock; c: ClockRow; g: G; deps: MattersDeps }): Write => {
  const { def, c, g } = o
  const step = c.step as string
  const due = step === 'due'
  const rung =
    due && (def.breach ?? []).some((x) => x.miss || x.visit || x.tell)
      ? breachClock(def, c, { now: g.now, calendar: o.r.calendar })
      : {
          row: due
            ? { ...arm(def, c, { done: 'due', now: g.now, calendar: o.r.calendar }), missed_at: g.now }
            : arm(def, c, { done: step, now: g.now, calendar: o.r.calendar }),
          miss: undefined,
        }
  const misses = rung.miss ? [rung.miss] : []
  const steps = here(s, stepsOf(def, step))
  const clocks = s.clocks.map((k) => (k.id === c.id ? rung.row : k))
  const events = [
    ...misses.map((x) => missEvent(s.m, x)),
    tellEvent(s, c, { kind: due ? 'overdue' : 'still-overdue', steps }),
  ]
  const extra = [...missChanges(s.m, misses), ...(steps.some((x) => x.visit) ? visitChange(s, g) : [])]
  const done = firstOf(steps, (step) => act(o.deps, { ...s, clocks }, { r: o.r, step, g }))
  if (done) return withStep(s, { done, row: rung.row, events, extra })
  const set = headline(o.r.type, clocks)
  return {
    guard: { table: 'matters.matter', id: s.m.id, seq: s.m.seq, set: matterValues(differing(set, s.m), json) },
    changes: [...clockChanges(s, { updated: [rung.row] }), ...extra],
    events,
    audit: { subject: s.m.id, change: { ring: c.kind, step } },
    answer: { did: step },
  }
}

/** The action turned the clocks itself; the rung clock's own row is written once, in its final form. */
const withStep = (
  s: Subject,
  o: { done: ReturnType<typeof stepMatter>; row: ClockRow; events: Event[]; extra: Change[] },
): Write => {
  const { write, clocks } = o.done
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

const remind = (s: Subject, o: { r: Release; def: Clock; c: ClockRow; g: G }): Write => {
  const row = arm(o.def, o.c, { done: 'remind', now: o.g.now, calendar: o.r.calendar })
  return {
    guard: { table: 'matters.matter', id: s.m.id, seq: s.m.seq, set: {} },
    changes: clockChanges(s, { updated: [row] }),
    events: [tellEvent(s, o.c, { kind: 'due-soon', steps: [] })],
    audit: { subject: s.m.id, change: { ring: o.c.kind, step: 'remind' } },
    answer: { did: 'remind' },
  }
}

/** One clock of one matter has come to a step. Whoever rings second finds it already taken and does nothing. */
export const ring = (deps: MattersDeps) =>
  commandSpec<typeof ringOp, unknown>({
    op: ringOp,
    load: { sql: SUBJECT_SQL, values: (i) => [i.id] },
    authorise: (a) => (a.kind === 'system' ? yes('system') : no('only-system')),
    decide(raw, g) {
      const s = subjectOf(raw)
      const c = s.clocks.find((k) => k.id === g.input.clock)
      const r = deps.packs.release(s.m.pack, s.m.version, s.m.type)
      const def = r.type.clocks.find((d) => d.id === c?.kind)
      if (!c || !def || !isOpen(c) || c.step === null || c.next_at === null || c.next_at > g.now) return nothing(s)
      return c.step === 'remind' ? remind(s, { r, def, c, g }) : later(s, { r, def, c, g, deps })
    },
  })
