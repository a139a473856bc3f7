import type { Cond } from '@yiwang/kernel'
import { type Dispatch, expected, type Matter, ownerOf } from '@yiwang/matters/moves'
import type { Action, MatterType, Verb } from '@yiwang/matters/pack'
import type { Release } from '@yiwang/matters/server'
import { around, draw } from './chance.ts'
import type { Life } from './life.ts'
import { DAY, HOUR, type SimOptions } from './options.ts'

/** Something that waits to be done: whose queue, which action, not before when. */
export type Todo = { readonly owner: string; readonly action: Action; readonly ready: number }

/** Ways out of the ordinary that an owner may choose, in the order they are thought of. */
const SIDEWAYS = [
  'divert',
  'return',
  'rule-deny',
  'ask',
  'check-reject',
  'escalate',
  'request-hold',
  'request-extension',
] as const
type Sideways = (typeof SIDEWAYS)[number]
/** Never the next step of a stage whose verb the inbox has no expectation for. */
const ASIDE: ReadonlySet<Verb> = new Set([...SIDEWAYS, 'merge', 'unmerge', 'withdraw', 'answer-topic', 'terminate'])

/** What of a stage does not depend on the matter. */
type StageBook = {
  readonly forward: Action | undefined
  readonly others: readonly Action[]
  readonly sideways: readonly Action[]
  readonly facts: readonly Action[]
  readonly has: (verb: Verb, who: string) => Action | undefined
}
export type Book = { readonly type: MatterType; readonly stages: ReadonlyMap<string, StageBook> }

const fieldsOf = (c: Cond | undefined): string[] =>
  !c ? [] : 'of' in c ? (Array.isArray(c.of) ? c.of : [c.of]).flatMap((x) => fieldsOf(x as Cond)) : [c.field]

const stageBook = (r: Release, stage: string): StageBook => {
  const { type } = r
  const owner = type.stages[stage]?.owner
  const here = type.actions.filter((a) => a.from.includes(stage))
  const own = owner === undefined ? [] : here.filter((a) => a.who.includes(owner) && a.to !== 'same')
  const forward = expected(r, stage, (a) => own.includes(a)) ?? own.find((a) => !ASIDE.has(a.verb))
  const wanted = fieldsOf(forward?.when)
  return {
    forward,
    others: forward?.verb === 'step' ? own.filter((a) => a.verb === 'step' && a !== forward) : [],
    sideways: SIDEWAYS.flatMap((v) =>
      here.filter((a) => a.verb === v && owner !== undefined && a.who.includes(owner)).slice(0, 1),
    ),
    facts: here.filter((a) => a.verb === 'step' && a.to === 'same' && a.form?.some((f) => wanted.includes(f.id))),
    has: (verb, who) => here.find((a) => a.verb === verb && a.who.includes(who)),
  }
}
export const bookOf = (r: Release): Book => ({
  type: r.type,
  stages: new Map(Object.keys(r.type.stages).map((s) => [s, stageBook(r, s)])),
})

const asOwner = new WeakMap<MatterType, Map<string, MatterType>>()
/** The queue of a role or relation for this matter, by the engine's own rule of whose turn it is. */
const queueOf = (type: MatterType, who: string, m: Matter): string | null => {
  const known = asOwner.get(type) ?? new Map<string, MatterType>()
  asOwner.set(type, known)
  const t: MatterType = known.get(who) ?? { ...type, stages: { x: { super: 'open', owner: who } } }
  known.set(who, t)
  return ownerOf(t, 'x', m)
}
const firstQueue = (type: MatterType, a: Action, m: Matter): string | null => {
  for (const who of a.who) {
    const q = who === 'raiser' || who === 'system' ? null : queueOf(type, who, m)
    if (q) return q
  }
  return null
}

type Ground = {
  readonly l: Life
  readonly b: StageBook
  readonly type: MatterType
  readonly o: SimOptions
  readonly now: number
}

/** How often this kind of choice came up: a draw is made once for each time. */
const turns = ({ m, decided }: Life): number =>
  m.round + 31 * m.asked + 61 * m.rejected + 97 * m.returns + 131 * m.escalations + 173 * m.extended + 211 * decided
const workRound = ({ m }: Life): number => m.round + 64 * m.rejected + 512 * m.returns + 4096 * m.escalations
/** When the work for this round of handling is done: drawn as it begins; a rejected answer takes a third. */
const workDone = ({ l, o, now }: Ground): number => {
  const n = workRound(l)
  if (l.workFor !== n) {
    const median = o.work * HOUR * (l.m.rejected > 0 ? 1 / 3 : 1)
    l.workFor = n
    l.workAt = now + around(median, 0.9, { key: l.key, purpose: 'work', n })
  }
  return l.workAt
}

const FRIDAY_NINE = 4 * DAY + 9 * HOUR
/** The next Friday, nine o'clock in Beijing: the weekly joint review. */
const nextSitting = (now: number, start: number): number => {
  const week = 7 * DAY
  const at = start + FRIDAY_NINE
  return at + Math.max(0, Math.ceil((now - at) / week)) * week
}

const readyAt = (g: Ground, a: Action): number => {
  const { l, o, now } = g
  if (a.verb === 'reply') return workDone(g)
  if (a.verb === 'step') return l.entered + around(o.work * HOUR, 0.9, { key: l.key, purpose: 'work', n: turns(l) })
  if (a.verb === 'visit') return l.m.attempts > 0 ? now + DAY : l.entered + DAY / 2
  if (a.verb === 'table') return nextSitting(now, o.start)
  if (a.verb === 'lift-hold') return l.m.hold?.until ?? now
  return now
}

/** A way that makes no sense as things stand is not thought of; whether it is allowed the engine says. */
const sensible = (g: Ground, verb: Sideways): boolean => {
  if (verb === 'return') return !g.l.m.designated
  if (verb === 'escalate') return g.l.m.level !== 'county'
  if (verb === 'request-extension') return g.l.m.due_at !== null && !g.l.m.extension && workDone(g) > g.l.m.due_at
  return verb !== 'request-hold' || g.l.m.hold === null
}
const aside = (g: Ground): Action | undefined =>
  g.b.sideways.find((a) => {
    const verb = a.verb as Sideways
    return !g.l.barred.includes(a.id) && draw(g.l.key, verb, turns(g.l)) < g.o.policy[verb] && sensible(g, verb)
  })

const live = (d: Dispatch): boolean => d.ended_at === null && (d.state === 'open' || d.state === 'signed')
const contactNow = (g: Ground): Action | undefined => {
  const a = g.b.has('contact', 'lead-unit')
  if (!a || g.b.forward?.verb !== 'reply') return undefined
  const lead = g.l.dispatches.find((d) => d.role === 'lead' && live(d))
  return lead && lead.contacted_at === null && draw(g.l.key, 'contact', g.l.m.round) < g.o.policy.contact
    ? a
    : undefined
}

const forwardOf = (g: Ground): Action | undefined => {
  const { forward, others } = g.b
  if (!forward || others.length === 0 || draw(g.l.key, 'other', turns(g.l)) >= g.o.policy.other) return forward
  return others[Math.floor(draw(g.l.key, 'form', turns(g.l)) * others.length)]
}
const main = (g: Ground): Todo[] => {
  const { owner } = g.l.m
  if (owner === null || !g.b.forward || g.l.m.hold?.state === 'asked') return []
  if (owner === 'raiser') return byRaiser(g, g.b.forward, { share: g.o.policy.provide, of: 'provide', after: 8 * HOUR })
  const first = contactNow(g) ?? aside(g)
  const a = first ?? forwardOf(g)
  return !a || g.l.barred.includes(a.id) ? [] : [{ owner, action: a, ready: first ? g.now : readyAt(g, a) }]
}
const byRaiser = (
  { l }: Ground,
  action: Action,
  of: { share: number; of: 'provide' | 'rate' | 'reopen'; after: number },
): Todo[] => {
  const n = l.m.round * 4 + l.m.asked
  if (l.barred.includes(action.id) || draw(l.key, of.of, n) >= of.share) return []
  const wait = around(of.after, 0.8, { key: l.key, purpose: `${of.of}After`, n })
  return [{ owner: 'raiser', action, ready: l.entered + wait }]
}

/** Facts the next step is waiting for, asked of whoever may state them. */
const missing = (g: Ground): Todo[] =>
  g.b.facts
    .filter((a) => a.form?.some((f) => g.l.m.fields[f.id] === undefined) && !g.l.barred.includes(a.id))
    .flatMap((action) => {
      const owner = firstQueue(g.type, action, g.l.m)
      return owner ? [{ owner, action, ready: g.now }] : []
    })

/** Others beside the owner: parties of a review, co-handlers, and who decides on a request. */
const beside = (g: Ground): Todo[] => {
  const { l, b, type } = g
  const out: Todo[] = []
  const add = (owner: string | null, action: Action | undefined, ready = g.now) => {
    if (owner && action && !l.barred.includes(action.id)) out.push({ owner, action, ready })
  }
  for (const d of l.dispatches) {
    if (d.unit === null || !live(d)) continue
    if (d.role === 'party' && d.answer === null)
      add(
        `unit:${d.unit}`,
        b.has('opine', 'party'),
        d.issued_at + around(g.o.work * HOUR, 0.9, { key: l.key, purpose: 'work', n: Number(d.unit.slice(-6)) }),
      )
    if (d.role === 'co' && d.unit !== l.m.unit && !d.called)
      add(
        `unit:${d.unit}`,
        b.has(d.state === 'open' ? 'sign' : 'reply', 'co-unit'),
        d.state === 'open' ? g.now : workDone(g) - 4 * HOUR,
      )
  }
  const decides = (verb: Verb) => {
    const a = type.actions.find((x) => x.verb === verb && x.from.includes(l.m.stage))
    if (a) add(firstQueue(type, a, l.m), a)
  }
  if (l.m.extension) decides('decide-extension')
  if (l.m.hold?.state === 'asked') decides('decide-hold')
  return out
}

/** All that is to be done with a matter as it stands. */
export const todoOf = (book: Book, l: Life, at: { o: SimOptions; now: number }): Todo[] => {
  const b = book.stages.get(l.m.stage)
  if (!b) return []
  const g: Ground = { l, b, type: book.type, ...at }
  if (l.m.super !== 'open') {
    const again = l.m.round === 1 ? b.has('reopen', 'raiser') : undefined
    return again ? byRaiser(g, again, { share: at.o.policy.reopen, of: 'reopen', after: 3 * DAY }) : []
  }
  const facts = b.facts.length ? missing(g) : []
  const rate = facts.length ? undefined : b.has('rate', 'raiser')
  return [
    ...(facts.length ? facts : main(g)),
    ...(rate ? byRaiser(g, rate, { share: at.o.policy.rate, of: 'rate', after: 20 * HOUR }) : []),
    ...beside(g),
  ]
}
