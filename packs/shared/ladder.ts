import { days, hours, minutes, type Span, workingDays } from '@yiwang/kernel'
import { type Action, type BreachStep, type Clock, LEVELS, type MatterLevel, type Stage } from '@yiwang/matters/pack'

/**
 * The ladder (逐级上报) as a value a pack adds to the appeal process: a matter that is not solved at a level rises to the
 * next, up to the county's joint review (会审); what cannot be done now stands on a hold list (挂账) with its day.
 * After the state machine written down for this project (transitions 18 to 23 and 36, clocks C9, C10, C15).
 */
export type LadderLimits = {
  /** How long a matter may stay at each level before it rises by itself. */
  readonly dwell: Readonly<Record<MatterLevel, Span>>
  /** Levels whose unsolved matters go to their own joint review before they rise. */
  readonly reviewAt: readonly MatterLevel[]
  /** From enrolment to the decision. */
  readonly review: Span
  /** How often a held matter is looked at again. */
  readonly holdReview: Span
  /** How long a called unit has to come where the call names no time. */
  readonly arrival: Span
  readonly opinion: Span
  readonly basis: Readonly<Record<'dwell' | 'review' | 'opinion', { basis: 'stated' | 'default'; source: string }>>
}

export const ladderLimits: LadderLimits = {
  dwell: { grid: hours(24), community: days(2), town: days(3), county: workingDays(10) },
  reviewAt: ['county'],
  review: days(7),
  holdReview: days(30),
  arrival: hours(2),
  opinion: workingDays(5),
  basis: {
    dwell: { basis: 'default', source: '8d C9' },
    review: { basis: 'default', source: '8d C10' },
    opinion: { basis: 'default', source: '8d C16' },
  },
}

const ladderStages = {
  received: { super: 'open', owner: 'level-head' },
  enrolled: { super: 'open', owner: 'level-chair' },
  tabled: { super: 'open', owner: 'level-chair' },
  held: { super: 'open', owner: 'lead-unit' },
} as const satisfies Record<string, Stage>

const OFFERED = ['received', 'dispatched', 'handling'] as const
const HANDLED = ['dispatched', 'handling'] as const
const ladderActions = [
  { id: 'take', verb: 'take', from: ['received'], to: 'handling', who: ['level-head'] },
  // The review did not decide in time: only then does a matter leave it without a decision.
  { id: 'rise', verb: 'escalate', from: ['enrolled', 'tabled'], to: 'dispatched', who: ['system'] },
  {
    id: 'escalate',
    verb: 'escalate',
    from: OFFERED,
    to: 'dispatched',
    who: ['level-head', 'lead-unit', 'system'],
  },
  { id: 'enrol', verb: 'enrol', from: OFFERED, to: 'enrolled', who: ['level-head', 'lead-unit', 'system'] },
  { id: 'table', verb: 'table', from: ['enrolled'], to: 'tabled', who: ['level-chair'], bulk: true },
  {
    id: 'decide',
    verb: 'decide',
    from: ['tabled'],
    to: { by: 'decision', map: { handle: 'handling', redispatch: 'dispatched', hold: 'held', explain: 'explained' } },
    who: ['level-chair'],
  },
  { id: 'request-hold', verb: 'request-hold', from: ['handling'], to: 'same', who: ['lead-unit'] },
  {
    id: 'decide-hold',
    verb: 'decide-hold',
    from: ['handling'],
    to: { by: 'approve', map: { true: 'held', false: 'handling' } },
    who: ['supervisor'],
  },
  { id: 'review-hold', verb: 'step', from: ['held'], to: 'same', who: ['supervisor', 'lead-unit'] },
  { id: 'lift-hold', verb: 'lift-hold', from: ['held'], to: 'handling', who: ['lead-unit', 'supervisor', 'system'] },
  { id: 'whistle', verb: 'whistle', from: ['handling'], to: 'same', who: ['level-head', 'lead-unit'] },
  { id: 'arrive', verb: 'arrive', from: [...HANDLED, 'held'], to: 'same', who: ['co-unit'] },
  {
    id: 'rate-call',
    verb: 'rate-call',
    from: [...HANDLED, 'replied', 'visiting'],
    to: 'same',
    who: ['level-head', 'lead-unit', 'co-unit'],
  },
  { id: 'plan-milestone', verb: 'plan-milestone', from: ['handling'], to: 'same', who: ['lead-unit'] },
  { id: 'reach-milestone', verb: 'reach-milestone', from: ['handling'], to: 'same', who: ['lead-unit'] },
  {
    id: 'exclude',
    verb: 'exclude',
    from: [...HANDLED, 'replied', 'visiting', 'solved', 'explained', 'terminated'],
    to: 'same',
    who: ['lead-unit'],
  },
  {
    id: 'decide-exclusion',
    verb: 'decide-exclusion',
    from: [...HANDLED, 'replied', 'visiting', 'solved', 'explained', 'terminated'],
    to: 'same',
    who: ['supervisor', 'auditor', 'arbiter'],
  },
] as const satisfies readonly Action[]

const LEAVES = ['divert', 'divert-ruled', 'merge', 'withdraw', 'approve-termination', 'topic-answer'] as const
const LEFT = ['put-on-hold', 'explained-in-review'] as const
const told = (tell: readonly string[]): BreachStep => ({ miss: true, tell })

/** The clocks of the ladder itself. */
const ladderClocks = (l: LadderLimits): Clock[] => [
  {
    id: 'dwell',
    of: 'matter',
    from: [
      'register',
      'reopen',
      'not-confirmed',
      'dispatch',
      'escalate',
      'rise',
      'rule-accept',
      'not-solved',
      'decide',
      'redispatched',
      'lift-hold',
    ],
    to: ['settle', 'settle-unverified', 'reply', 'dispatch', 'escalate', 'rise', 'enrol', 'return', ...LEFT, ...LEAVES],
    resumes: ['check-reject', 'rule-deny'],
    within: { by: 'level', map: l.dwell, other: l.dwell.county },
    pausesIn: ['waiting'],
    remindAt: 0.8,
    breach: [
      { miss: true },
      { act: 'escalate', at: LEVELS.filter((x) => !l.reviewAt.includes(x)) },
      { act: 'enrol', at: l.reviewAt },
    ],
    ...l.basis.dwell,
  },
  {
    id: 'review',
    of: 'matter',
    from: ['enrol', 'unsolved-again'],
    to: ['decide', 'redispatched', 'escalate', 'rise', ...LEFT, 'withdraw'],
    within: l.review,
    remindAt: 0.8,
    breach: [told(['supervisor']), { after: minutes(1), act: 'rise' }],
    ...l.basis.review,
  },
  {
    id: 'held',
    of: 'matter',
    from: ['put-on-hold'],
    to: ['lift-hold', 'withdraw'],
    within: { date: 'held' },
    breach: [{ act: 'lift-hold' }],
    basis: 'default',
    source: '8d transition 23',
  },
  {
    id: 'hold-review',
    of: 'matter',
    from: ['put-on-hold', 'review-hold'],
    to: ['review-hold', 'lift-hold', 'withdraw'],
    within: l.holdReview,
    breach: [told(['supervisor'])],
    basis: 'default',
    source: '8d C15',
  },
  {
    id: 'arrival',
    of: 'co-dispatch',
    from: ['whistle'],
    to: ['arrive', 'reply'],
    drops: ['escalate', 'rise', 'rule-accept', ...LEAVES],
    within: { date: 'by', other: l.arrival },
    breach: [told(['supervisor'])],
    basis: 'default',
    source: '8d transition 18',
  },
  {
    id: 'milestone',
    of: 'matter',
    from: ['plan-milestone', 'reach-milestone'],
    to: ['reach-milestone', 'reply', 'return', 'escalate', 'rise', 'enrol', ...LEAVES],
    within: { date: 'milestone' },
    pausesIn: ['waiting'],
    breach: [told(['supervisor'])],
    basis: 'default',
    source: '8a feature 56',
  },
]

const ALSO_IN: readonly string[] = ['withdraw', 'deadline-visit', 'supervise', 'note']
const DESK: readonly string[] = ['registered', 'triage', 'consult']
/** On the ladder a matter is received where it arises; there is no desk that sorts it first. */
const place = (s: string): string => (DESK.includes(s) ? 'received' : s)
const onLadder = (a: Action): Action => {
  const from = [...new Set(a.from.map(place))]
  const everywhere = ALSO_IN.includes(a.verb) && a.from.includes('handling')
  const to =
    typeof a.to === 'string'
      ? place(a.to)
      : { ...a.to, map: Object.fromEntries(Object.entries(a.to.map).map(([k, s]) => [k, place(s)])) }
  return { ...a, from: everywhere ? [...new Set([...from, ...Object.keys(ladderStages)])] : from, to }
}
const askedAgain = (a: Action): Action =>
  (a.verb === 'rate' || a.verb === 'visit') && typeof a.to !== 'string'
    ? { ...a, to: { ...a.to, map: { ...a.to.map, again: 'enrolled' } } }
    : a

/** The stages of an appeal that climbs: the desk's own are gone. */
export const climbingStages = <const S extends Record<string, Stage>>(stages: S) => ({
  ...(Object.fromEntries(Object.entries(stages).filter(([id]) => !DESK.includes(id))) as Omit<
    S,
    'registered' | 'triage' | 'consult'
  >),
  ...ladderStages,
})
/** The ladder has its own ways up; its kinds have no catalogue to sort into. */
const REPLACED: ReadonlySet<string> = new Set(['submit', 'consult', 'classify'])
/** The appeal's actions as they stand when matters climb: what is open everywhere is open on the ladder too. */
export const climbingActions = (actions: readonly Action[]): Action[] => [
  ...actions.filter((a) => !REPLACED.has(a.verb)).map((a) => askedAgain(onLadder(a))),
  ...ladderActions,
]

const STARTS: Readonly<Record<string, readonly string[]>> = {
  sign: ['escalate', 'rise', 'redispatched'],
  contact: ['escalate', 'rise', 'redispatched', 'take'],
  reply: ['escalate', 'rise', 'redispatched', 'take', 'decide'],
}
const climb = (c: Clock): Clock => {
  const still = [...(c.pausesIn ?? []), 'tabled', 'held']
  const resumes = c.resumes ? { resumes: c.resumes.filter((a) => a !== 'submit') } : {}
  if (c.id === 'reopening') return { ...c, from: [...c.from, 'explained-in-review'] }
  if (c.of === 'co-dispatch') return { ...c, drops: ['escalate', 'rise'], pausesIn: still }
  if (c.to.includes('not-solved')) return { ...c, to: [...c.to, 'unsolved-again'] }
  const starts = STARTS[c.id]
  if (!starts) return c
  const drops = c.id === 'sign' ? ['escalate', 'rise', 'enrol'] : ['escalate', 'rise', 'redispatched']
  return { ...c, ...resumes, from: [...c.from, ...starts], drops, ...(c.id === 'sign' ? {} : { pausesIn: still }) }
}
/** The appeal's clocks when matters climb: a level's orders end without verdict as it rises, and stand still in the review. */
export const climbingClocks = (clocks: readonly Clock[], l: LadderLimits): Clock[] => [
  ...clocks.filter((c) => c.id !== 'classify').map(climb),
  ...ladderClocks(l),
]
