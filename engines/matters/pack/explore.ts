import type { MatterType } from './matter-type.ts'
import type { Action, Clock, Moment, Verb } from './words.ts'
import { SAME } from './words.ts'

/** Where a matter can stand: its stage, the clocks that are open and those that have ended and could be revived. */
export type State = {
  readonly stage: string
  readonly open: readonly string[]
  readonly ended: readonly string[]
  /** The shortest way here, as ids of actions. */
  readonly way: readonly string[]
}
/** One step of the exploration. `turn` is what the clocks hear: the action's id or a turn of the engine. */
export type Edge = { readonly from: State; readonly to: State; readonly action: Action; readonly turn: string }
export type Explored = {
  readonly states: readonly State[]
  readonly edges: readonly Edge[]
  readonly complete: boolean
}

/** The engine measures intake itself, from the first contact to the number; such a clock needs no start. */
export const INTAKE_CLOCK = 'register'
/** Where a matter settled in the act of registering stands for that moment, if the pack has the stage. */
const ON_SPOT_STAGE = 'registered'

const LEAD_ORDER: readonly Verb[] = ['dispatch', 'take', 'rule-accept', 'escalate', 'decide', 'rate', 'visit']
const CO_ORDER: readonly Verb[] = ['dispatch', 'rule-accept', 'co-handle', 'whistle', 'escalate']
/** Verbs that put a fresh order in the place of the old ones. */
export const FRESH_ORDER: readonly Verb[] = ['dispatch', 'take', 'rule-accept', 'escalate']

export const isOpenStage = (t: MatterType, stage: string): boolean => t.stages[stage]?.super === 'open'

/** Whether the verb hands out an order of the clock's kind; a rating does so only when the matter goes round again. */
export const issuesFor = (clock: Clock, verb: Verb): boolean =>
  clock.of === 'dispatch'
    ? LEAD_ORDER.includes(verb)
    : clock.of === 'co-dispatch'
      ? CO_ORDER.includes(verb)
      : clock.of !== 'party' || verb === 'convene'

/** What the clocks hear of a joint review's decision. */
const DECIDED: Readonly<Record<string, string>> = {
  redispatch: 'redispatched',
  hold: 'put-on-hold',
  explain: 'explained-in-review',
}

type Outcome = { readonly stage: string; readonly turn: string }
/** Every stage an action can end in from here, with the turn the clocks hear. */
export const outcomes = (t: MatterType, a: Action, stage: string): readonly Outcome[] => {
  const plain = (stages: readonly string[]) => stages.map((s) => ({ stage: s, turn: a.id }))
  const table = typeof a.to === 'string' ? undefined : a.to.map
  const declared = typeof a.to === 'string' ? [a.to === SAME ? stage : a.to] : Object.values(a.to.map)
  // A negative answer is a moment of its own, whichever stage it leads to.
  const answered = (no: Moment): Outcome[] =>
    !table
      ? plain(declared)
      : [
          ...plain([table.true ?? stage]),
          { stage: table.false ?? stage, turn: no },
          ...(table.again === undefined ? [] : [{ stage: table.again, turn: 'unsolved-again' }]),
        ]
  switch (a.verb) {
    case 'unmerge':
      return plain(t.actions.filter((x) => x.verb === 'merge').flatMap((x) => x.from))
    case 'confirm':
      return answered('not-confirmed')
    case 'rate':
      return answered('not-solved')
    case 'visit':
      return [...answered('not-solved'), { stage, turn: 'visit-attempt' }, ...lapsed(t, stage)]
    case 'decide':
      return Object.entries(table ?? {}).map(([k, s]) => ({ stage: s, turn: DECIDED[k] ?? a.id }))
    case 'answer-topic':
      return [
        { stage: table?.close ?? stage, turn: a.id },
        { stage: table?.update ?? stage, turn: 'none' },
      ].map((o) => ({ ...o, stage: o.stage === SAME ? stage : o.stage }))
    case 'decide-hold':
      return [
        { stage: table?.true ?? stage, turn: 'put-on-hold' },
        { stage, turn: 'refused' },
      ]
    case 'approve':
    case 'decide-exclusion':
      return [...plain(declared), { stage, turn: 'refused' }]
    case 'opine':
      return table
        ? [
            { stage, turn: a.id },
            ...Object.values(table).map((s) => ({ stage: s === SAME ? stage : s, turn: 'all-answered' })),
          ]
        : plain(declared)
    case 'settle':
      return declared.map((s) => ({ stage: s, turn: isOpenStage(t, s) ? 'settle-unverified' : a.id }))
    default:
      return plain(declared)
  }
}

/** Where a last unanswered call leads: the stages the lapse action names. */
const lapsed = (t: MatterType, stage: string): Outcome[] =>
  t.actions
    .filter((x) => x.verb === 'lapse')
    .flatMap((x) => (typeof x.to === 'string' ? [x.to === SAME ? stage : x.to] : Object.values(x.to.map)))
    .map((s) => ({ stage: s, turn: 'lapse' }))

type Heard = { readonly turn: string; readonly stage: string; readonly verb: Verb; readonly empties: boolean }
const starts = (t: MatterType, c: Clock, h: Heard): boolean => {
  if (c.of === 'notice' || !c.from.includes(h.turn)) return false
  return c.of === 'matter' || (issuesFor(c, h.verb) && isOpenStage(t, h.stage))
}

/** Open and ended clocks after a turn; closing, and the very end, void every clock that does not start there. */
const turn = (t: MatterType, s: State, h: Heard): Pick<State, 'open' | 'ended'> => {
  const open: string[] = []
  const ended: string[] = []
  for (const c of t.clocks) {
    const was = s.open.includes(c.id)
    const stops = was && (c.to.includes(h.turn) || c.drops?.includes(h.turn) || h.empties)
    const revived = !was && s.ended.includes(c.id) && (c.resumes ?? []).includes(h.turn)
    if ((was && !stops) || revived || starts(t, c, h)) open.push(c.id)
    else if (c.resumes?.length && (stops || s.ended.includes(c.id))) ended.push(c.id)
  }
  return { open, ended }
}

const empties = (t: MatterType, from: string, to: string): boolean =>
  !isOpenStage(t, to) && from !== to && (isOpenStage(t, from) || t.stages[to]?.end === true)

const after = (t: MatterType, s: State, h: Omit<Heard, 'empties'>): State => ({
  stage: h.stage,
  ...turn(t, s, { ...h, empties: empties(t, s.stage, h.stage) }),
  way: [...s.way, h.turn],
})

/** A matter is registered and stands at the start, or it is about to be settled in the same act. */
const firsts = (t: MatterType): State[] => {
  const none: State = { stage: '', open: [], ended: [], way: [] }
  const born = (stage: string) => after(t, none, { stage, turn: 'register', verb: 'register' })
  const settles = t.actions.some((a) => a.verb === 'settle' && a.from.includes(ON_SPOT_STAGE))
  return settles ? [born(t.start), born(ON_SPOT_STAGE)] : [born(t.start)]
}

const keyOf = (s: State): string => `${s.stage}|${s.open.join()}|${s.ended.join()}`

/** Walks stages × running clocks from every first state, at most `bound` states. */
export const explore = (t: MatterType, bound = 20_000): Explored => {
  const seen = new Map<string, State>()
  for (const s of firsts(t)) if (!seen.has(keyOf(s))) seen.set(keyOf(s), s)
  const edges: Edge[] = []
  for (const s of seen.values())
    for (const action of t.actions) {
      // Undoing a merge brings back a state from before it, clocks and all: nothing new to see.
      if (!action.from.includes(s.stage) || action.verb === 'unmerge') continue
      for (const o of outcomes(t, action, s.stage)) {
        const to = after(t, s, { ...o, verb: action.verb })
        edges.push({ from: s, to, action, turn: o.turn })
        if (seen.has(keyOf(to))) continue
        if (seen.size >= bound) return { states: [...seen.values()], edges, complete: false }
        seen.set(keyOf(to), to)
      }
    }
  return { states: [...seen.values()], edges, complete: true }
}
