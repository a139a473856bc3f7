import { type Actor, Failure, holds, type Random } from '@yiwang/kernel'
import type { Action } from '../../pack/index.ts'
import { classOf, dutyFor, type Release, wordsOf } from '../pack-book.ts'
import { type Ask, leadDispatch, mayAct, myDispatch, myQuestion, ownerOf } from '../policy.ts'
import type { Subject } from '../store/load.ts'
import { verbSpecs } from '../verbs/index.ts'
import { type Case, dayEnd, type Effect, isDate, type Refusal, type UnitFacts, type VerbSpec } from '../verbs/verb.ts'
import type { ClockRow, Dispatch, Matter } from './state.ts'
import { headline, turn } from './turn.ts'

export type Ground = { actor: Actor; as: string; now: number; random: Random; newId(): string }
export type Act = {
  subject: Subject
  release: Release
  action: Action
  form: Readonly<Record<string, unknown>>
  unit(id: string): UnitFacts | undefined
}

export const actionOf = (r: Release, id: string): Action | undefined => r.type.actions.find((a) => a.id === id)
export const specOf = (a: Action): VerbSpec => {
  const s = verbSpecs.get(a.verb)
  if (!s) throw new Error(`verb ${a.verb} has no effect`)
  return s
}

export const askOf = (s: Subject, r: Release, now: number): Ask => ({
  m: s.m,
  type: r.type,
  dispatches: s.dispatches,
  now,
  raiser: s.appeal === null ? false : s.appeal.joined ? 'joined' : 'first',
})

/** Brings together what a verb may look at. */
export const caseOf = (a: Act, g: Ground): Case => {
  const { subject: s, release: r } = a
  const category = typeof a.form.category === 'string' ? a.form.category : s.m.category
  const duty = dutyFor(r, category)
  return {
    m: s.m,
    type: r.type,
    action: a.action,
    form: a.form,
    actor: g.actor,
    as: g.as,
    now: g.now,
    clocks: s.clocks,
    dispatches: s.dispatches,
    visits: s.visits,
    mine: a.action.verb === 'opine' ? myQuestion(g.actor, askOf(s, r, g.now)) : myDispatch(g.actor, askOf(s, r, g.now)),
    lead: leadDispatch(s.dispatches),
    calendar: r.calendar,
    other: s.other,
    sitting: s.sitting,
    member: s.member,
    topic: s.topic,
    leads: s.leads,
    merge: s.merge,
    appeal: s.appeal?.id ?? null,
    joined: s.appeal?.joined ?? false,
    duty: duty ? { item: duty.item, version: r.dutyVersion, unitCode: duty.unitCode, community: duty.community } : null,
    missing: (action) => wordsOf(r, `action.${action}.when`),
    dutyUnit: duty ? a.unit(duty.unitCode) : undefined,
    unit: a.unit,
    newId: g.newId,
    random: g.random,
  }
}

/** Why the action is not open at this moment, rights apart. */
export const blocked = (c: Case): Refusal | undefined => {
  if (!c.action.from.includes(c.m.stage))
    return { code: 'NOT_OFFERED', words: { zh: '现在这一步不能做', en: 'This step is not open now' } }
  if (c.action.when && !holds(c.action.when, c.m.fields)) return { code: 'MISSING_FACT', words: c.missing(c.action.id) }
  return uncertified(c) ?? specOf(c.action).guard?.(c)
}

/** Who is named from a pool is in it now, with a valid certificate where one is kept. */
const uncertified = (c: Case): Refusal | undefined => {
  const f = c.action.form?.find((x) => x.kind === 'member')
  if (!f || c.form[f.id] === undefined) return undefined
  if (!c.member || c.member.pool !== f.pool)
    return {
      code: 'OUT_OF_LIST',
      words: { zh: '库里没有这个人，请从列表里选', en: 'Not in the pool; choose from the list' },
    }
  return c.member.valid_until !== null && c.member.valid_until <= c.now
    ? { code: 'OUT_OF_LIST', words: { zh: '证书已经过期，不能指派', en: 'The certificate has expired' } }
    : undefined
}

const target = (c: Case, e: Effect): string => {
  if (e.to !== undefined) return e.to
  const { to } = c.action
  if (typeof to === 'string') return to === 'same' ? c.m.stage : to
  return to.map[String(c.form[to.by])] ?? c.m.stage
}

/** Dates of the form, and those the verb names itself. */
const datesOf = (c: Case, e: Effect): Record<string, number> => {
  const form = Object.entries(c.form).flatMap(([k, v]) => (typeof v === 'string' && isDate(v) ? [[k, dayEnd(v)]] : []))
  return { ...Object.fromEntries(form), ...e.dates }
}

const turned = (c: Case, e: Effect, at: { stage: string; round: number; cls: string; level: string }) => {
  const base = e.clocks ? c.clocks.map((k) => e.clocks?.find((x) => x.id === k.id) ?? k) : c.clocks
  if (e.turnAs === 'none') return { inserted: [], updated: [...(e.clocks ?? [])], misses: [] }
  const t = turn(base, {
    type: c.type,
    action: e.turnAs ?? c.action.id,
    from: c.m.stage,
    now: c.now,
    stage: at.stage,
    round: at.round,
    cls: at.cls,
    level: at.level,
    dates: datesOf(c, e),
    calendar: c.calendar,
    dispatch: e.dispatch ?? null,
    issued: e.issued ?? [],
    newId: c.newId,
  })
  const changed = (e.clocks ?? []).filter((x) => !t.updated.some((u) => u.id === x.id))
  return { ...t, updated: [...t.updated, ...changed] }
}

/** The clocks after the turn, for the headline and the answer. */
const after = (clocks: readonly ClockRow[], t: { inserted: ClockRow[]; updated: ClockRow[] }): ClockRow[] => [
  ...clocks.map((k) => t.updated.find((u) => u.id === k.id) ?? k),
  ...t.inserted,
]

const closing = (c: Case, stage: string): Partial<Matter> => {
  const to = c.type.stages[stage]?.super ?? 'open'
  if (to === c.m.super) return {}
  return to === 'open'
    ? { super: to, closed_at: null }
    : { super: to, closed_at: c.m.closed_at ?? c.now, close_code: c.m.close_code ?? stage }
}

/** Values of the fields the pack adds to an action stay with the matter; what a party says stays with the party. */
const added = (c: Case): Partial<Matter> => {
  const own = c.action.verb === 'opine' ? [] : (c.action.form ?? []).filter((f) => c.form[f.id] !== undefined)
  return own.length ? { fields: { ...c.m.fields, ...Object.fromEntries(own.map((f) => [f.id, c.form[f.id]])) } } : {}
}

export type After = { readonly next: Matter; readonly dispatches: Dispatch[]; readonly clocks: ClockRow[] }
/** What an action makes of a matter, before anybody writes it down. */
export type Decision = After & {
  readonly case: Case
  readonly effect: Effect
  readonly turned: ReturnType<typeof turned>
  readonly set: Partial<Matter>
}

/** One action: effect, clocks, headline. Throws the guard's refusal. */
export const decideStep = (a: Act, g: Ground): Decision => {
  const c = caseOf(a, g)
  const no = blocked(c)
  if (no)
    throw new Failure(no.code, no.status ?? 409, { data: { why: no.words.zh, whyEn: no.words.en, stage: c.m.stage } })
  const e = specOf(c.action).apply(c)
  const stage = target(c, e)
  const round = e.set?.round ?? c.m.round
  const cls = e.set?.category ? classOf(a.release, e.set.category) : c.m.class
  const level = e.set?.level ?? c.m.level
  const t = turned(c, e, { stage, round, cls, level })
  const clocks = after(c.clocks, t)
  const set: Partial<Matter> = {
    ...added(c),
    ...e.set,
    stage,
    class: cls,
    ...closing(c, stage),
    ...headline(c.type, clocks),
  }
  const next = { ...c.m, ...set, seq: c.m.seq + 1 }
  set.owner = e.set?.owner !== undefined ? e.set.owner : ownerOf(c.type, stage, next)
  next.owner = set.owner
  return { next, clocks, dispatches: ordersAfter(c, e), case: c, effect: e, turned: t, set }
}

const ordersAfter = (c: Case, e: Effect): Dispatch[] => {
  if (!e.dispatches?.length) return [...c.dispatches]
  const known = new Map(e.dispatches.map((d) => [d.id, d]))
  return [
    ...c.dispatches.map((d) => known.get(d.id) ?? d),
    ...[...known.values()].filter((d) => !c.dispatches.some((x) => x.id === d.id)),
  ]
}

/** Ids of the actions open to this reader after the step. */
export const canAfter = (s: After, a: Act, g: Ground): string[] => {
  const subject: Subject = {
    ...a.subject,
    m: s.next,
    dispatches: s.dispatches,
    clocks: s.clocks,
    other: null,
    sitting: null,
    member: null,
    topic: null,
    leads: false,
  }
  return openActions(subject, a.release, { ...g, unit: a.unit }).map((x) => x.id)
}

/** Actions that this person may take now. */
export const openActions = (s: Subject, r: Release, g: Ground & Pick<Act, 'unit'>): Action[] => {
  const ask = askOf(s, r, g.now)
  let base: Case | undefined
  return r.type.actions.filter((action) => {
    if (!action.from.includes(s.m.stage)) return false
    if (!mayAct(g.actor, action, ask).ok) return false
    base ??= caseOf({ subject: s, release: r, action, form: {}, unit: g.unit }, g)
    return !blocked({ ...base, action })
  })
}
