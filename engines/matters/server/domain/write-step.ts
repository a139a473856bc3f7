import type { Event } from '@yiwang/kernel'
import { type Change, json, type WriteSet } from '@yiwang/platform/write-set'
import type { Verb } from '../../pack/index.ts'
import type { Subject } from '../store/load.ts'
import type { Case, Effect } from '../verbs/verb.ts'
import { clockCells, clockValues, differing, dispatchValues, matterValues } from './revive.ts'
import type { ClockRow, Dispatch, Matter } from './state.ts'
import { type Act, type After, type Decision, decideStep, type Ground, specOf } from './step.ts'
import type { turn } from './turn.ts'

/** One change a row, with what differs from the row as it was read. */
const updates = <T extends { id: string }>(
  table: string,
  o: { m: Matter; rows: readonly T[]; before: readonly T[]; cells(set: Partial<T>): Record<string, unknown> },
): Change[] =>
  o.rows.flatMap((row) => {
    const was = o.before.find((x) => x.id === row.id)
    const set = was ? o.cells(differing(row, was)) : {}
    const keyed = { tenant: o.m.tenant, matter: o.m.id, id: row.id, ...set }
    return Object.keys(set).length ? [{ update: table, key: ['tenant', 'matter', 'id'], rows: [keyed] }] : []
  })

const dispatchChanges = (s: Subject, rows: readonly Dispatch[]): Change[] =>
  updates('matters.dispatch', { m: s.m, rows, before: s.dispatches, cells: dispatchValues })

export const clockChanges = (
  s: Pick<Subject, 'm' | 'clocks'>,
  t: { inserted?: readonly ClockRow[]; updated: readonly ClockRow[] },
): Change[] => {
  const { tenant, id } = s.m
  const inserted = (t.inserted ?? []).map((c) => clockValues(tenant, id, c, json))
  const cells = (set: Partial<ClockRow>) => clockCells(set, json)
  return [
    ...(inserted.length ? [{ insert: 'matters.clock', rows: inserted }] : []),
    ...updates('matters.clock', { m: s.m, rows: t.updated, before: s.clocks, cells }),
  ]
}

export const missChanges = (m: Pick<Matter, 'tenant' | 'id'>, misses: ReturnType<typeof turn>['misses']): Change[] =>
  misses.length === 0
    ? []
    : [
        {
          insert: 'matters.miss',
          skipDuplicates: true,
          rows: misses.map((x) => ({
            tenant: m.tenant,
            matter: m.id,
            ...x,
            due_at: new Date(x.due_at),
            at: new Date(x.at),
          })),
        },
      ]

export type Stepped = After & { readonly write: Omit<WriteSet<never>, 'answer'> }

/** A decision as rows and history; `s` is the subject as it was read. */
export const writeStep = (s: Subject, d: Decision): Stepped['write'] => {
  const { case: c, effect: e, turned: t, next } = d
  return {
    guard: { table: 'matters.matter', id: c.m.id, seq: c.m.seq, set: matterValues(differing(d.set, c.m), json) },
    changes: [
      ...(e.changes ?? []),
      ...dispatchChanges(s, e.dispatches ?? []),
      ...clockChanges(s, t),
      ...missChanges(c.m, t.misses),
      ...fileChanges(c, e),
    ],
    events: [eventOf(c, e, next), ...t.misses.map((x) => missEvent(c.m, x))],
    audit: {
      subject: c.m.id,
      pack: `${c.m.pack}@${c.m.version}`,
      change: { action: c.action.id, from: c.m.stage, to: next.stage, seq: next.seq },
    },
  }
}

/** One action as a write set. Throws the guard's refusal. */
export const stepMatter = (a: Act, g: Ground): Stepped => {
  const d = decideStep(a, g)
  return { next: d.next, dispatches: d.dispatches, clocks: d.clocks, write: writeStep(a.subject, d) }
}

const fileChanges = (c: Case, e: Effect): Change[] =>
  e.files?.length
    ? [
        {
          update: 'matters.file',
          key: ['tenant', 'id'],
          rows: e.files.map((id) => ({ tenant: c.m.tenant, id, matter: c.m.id })),
        },
      ]
    : []

const PAST: Partial<Record<Verb, string>> = {
  'check-accept': 'accepted',
  'check-reject': 'rejected',
  dispatch: 'dispatched',
  sign: 'signed',
  reply: 'replied',
  return: 'returned',
  settle: 'settled',
}

/** What an act of this verb is called in the history. */
export const eventKind = (verb: Verb): Event['kind'] => `matters.${PAST[verb] ?? verb}@1`

/** On a ladder the event says at which level it was done; closing is what that level did with the matter. */
const onLevel = (c: Case, stage: string) => {
  if (!c.type.ladder) return {}
  const closes = c.m.super === 'open' && c.type.stages[stage]?.super !== 'open'
  return { level: c.m.level, ...(closes ? { closed: stage } : {}) }
}

const eventOf = (c: Case, e: Effect, at: { stage: string; round: number }): Event => ({
  kind: eventKind(c.action.verb),
  subject: { kind: 'matter', id: c.m.id },
  open: specOf(c.action).open && (c.action.verb !== 'note' || Boolean(e.text)),
  data: {
    action: c.action.id,
    verb: c.action.verb,
    from: c.m.stage,
    to: at.stage,
    round: at.round,
    unit: e.set?.unit ?? c.m.unit,
    ...(e.text ? { text: e.text } : {}),
    ...(e.internal ? { internal: e.internal } : {}),
    ...(e.files?.length ? { files: e.files } : {}),
    // Which of several raisers speaks: nobody else's page shows her words.
    ...(c.joined ? { appeal: c.appeal } : {}),
    ...onLevel(c, at.stage),
    ...e.data,
  },
})

export const missEvent = (
  m: Pick<Matter, 'id'>,
  x: { kind: string; unit: string | null; round: number; due_at: number },
): Event => ({
  kind: 'matters.breached@1',
  subject: { kind: 'matter', id: m.id },
  open: false,
  data: { clock: x.kind, unit: x.unit, round: x.round, due: new Date(x.due_at).toISOString() },
})
