import type { Cond, Span } from '@yiwang/kernel'

/** The closed set of effect verbs. A pack composes stages and actions over these; it never adds one. */
export const VERBS = [
  'register',
  'settle',
  'confirm',
  'submit',
  'divert',
  'merge',
  'unmerge',
  'consult',
  'dispatch',
  'hand-back',
  'sign',
  'auto-sign',
  'return',
  'rule-accept',
  'rule-deny',
  'contact',
  'ask',
  'provide',
  'resume',
  'request-extension',
  'decide-extension',
  'co-handle',
  'reply',
  'check-reject',
  'check-accept',
  'deadline-visit',
  'visit',
  'rate',
  'lapse',
  'explain',
  'terminate',
  'approve',
  'withdraw',
  'reopen',
  'supervise',
  'note',
  'archive',
  'classify',
  'step',
  'take',
  'escalate',
  'enrol',
  'table',
  'decide',
  'request-hold',
  'decide-hold',
  'lift-hold',
  'whistle',
  'arrive',
  'rate-call',
  'convene',
  'opine',
  'plan-milestone',
  'reach-milestone',
  'answer-topic',
  'exclude',
  'decide-exclusion',
] as const
export type Verb = (typeof VERBS)[number]

/**
 * Moments that clocks may name beside a pack's actions: intake itself, a claim of settling that waits for
 * confirmation, one that was taken back, an answer that did not solve it, a co-handler's answer, a call that nobody took,
 * an application that was refused, the last answer of a parallel review, once too often unsolved, and what a joint review
 * may decide beside going on.
 */
export const MOMENTS = [
  'register',
  'settle-unverified',
  'not-confirmed',
  'not-solved',
  'co-reply',
  'visit-attempt',
  'refused',
  'all-answered',
  'unsolved-again',
  'redispatched',
  'put-on-hold',
  'explained-in-review',
] as const
export type Moment = (typeof MOMENTS)[number]

/** The three fixed super-types under any number of local stages. */
export type SuperType = 'open' | 'fixed' | 'closed'

/** Who an action is for: a role of the pack, or a relation to the matter. */
export type RoleRef = string
/**
 * `party` is a unit asked in a parallel review; `level-head` and `level-chair` are who heads, and who chairs the joint
 * review of, the level where the matter stands.
 */
export const RELATIONS = ['raiser', 'lead-unit', 'co-unit', 'party', 'level-head', 'level-chair', 'system'] as const
export type Relation = (typeof RELATIONS)[number]

/** A role of the pack is a kind of post; `where` says how its territory must relate to the matter. */
export type Role = {
  readonly post: string
  readonly where: 'grid' | 'community' | 'town' | 'county' | 'lead-unit' | 'co-unit' | 'any-unit'
}

export type Stage = {
  readonly super: SuperType
  /** Whose turn it is: a role, `lead-unit`, or `raiser`. Open stages name one; ends have none. */
  readonly owner?: RoleRef | Relation
  /** Why no clock runs here; an open stage has a clock or this. */
  readonly untimed?: string
  readonly end?: true
  /** Leaves `end` only by these actions (reopen, archive). */
}

export type FieldKind =
  | 'text'
  | 'long'
  | 'choice'
  | 'choices'
  | 'yesno'
  | 'number'
  | 'date'
  | 'time'
  | 'unit'
  | 'units'
  | 'files'
  | 'matter'
  | 'sitting'
  | 'member'
export type FormField = {
  readonly id: string
  readonly kind: FieldKind
  readonly required?: boolean
  readonly max?: number
  readonly min?: number
  readonly options?: readonly string[]
  /** For a member: the pool she is chosen from; only who may be called on now. The field's id is `member`. */
  readonly pool?: string
  /** Shown and asked only when the condition holds over the fields given. */
  readonly when?: Cond
}

/** Stays in the stage where the matter is. */
export const SAME = 'same'

export type Action = {
  readonly id: string
  readonly verb: Verb
  readonly from: readonly string[]
  /** Stage it leads to; `same`, or one chosen by a field of the form. */
  readonly to: string | { readonly by: string; readonly map: Readonly<Record<string, string>> }
  readonly who: readonly (RoleRef | Relation)[]
  /** Fields the pack adds to those of the verb. */
  readonly form?: readonly FormField[]
  /** Offered only while the condition over the matter's own fields holds; `action.<id>.when` says what is missing. */
  readonly when?: Cond
  /** May be done to many matters in one go. */
  readonly bulk?: true
  /** Of `convene`: how many units have to be asked at least; one without it. */
  readonly least?: number
}

/** The four levels of a county, lowest first (网格、社区、镇街、县市区). */
export const LEVELS = ['grid', 'community', 'town', 'county'] as const
export type MatterLevel = (typeof LEVELS)[number]
export const levelAbove = (l: MatterLevel): MatterLevel | undefined => LEVELS[LEVELS.indexOf(l) + 1]

/**
 * How long: one span, one by the matter's class or level, or until the date that the starting act names in a field;
 * with neither date nor `other` the clock does not start.
 */
export type Within =
  | Span
  | {
      readonly by?: 'class' | 'level'
      readonly map: Readonly<Record<string, Span>>
      readonly other: Span
    }
  | { readonly date: string; readonly other?: Span }

/** The span of a limit for a matter of this class and level; undefined where only a date decides. */
export const spanOf = (w: Within, of: { cls: string; level: string }): Span | undefined => {
  if ('unit' in w) return w
  if ('date' in w) return w.other
  return w.map[w.by === 'level' ? of.level : of.cls] ?? w.other
}

/** A named limit. */
export type Clock = {
  readonly id: string
  /**
   * `matter` runs once a round; `dispatch` once for every lead dispatch; `co-dispatch` once for every co-handler's;
   * `party` once for every party of a parallel review; `notice` once a notice.
   */
  readonly of: 'matter' | 'dispatch' | 'co-dispatch' | 'party' | 'notice'
  /** Actions that start it anew. */
  readonly from: readonly string[]
  /** Actions that let a clock that was stopped go on with the time already used. */
  readonly resumes?: readonly string[]
  /** Actions that end it. Reaching a closed stage ends every clock that did not start there. */
  readonly to: readonly string[]
  /** Actions after which nobody can meet it any more: it ends without a verdict, unless it was late already. */
  readonly drops?: readonly string[]
  readonly within: Within
  /** Stages in which it stands still. */
  readonly pausesIn?: readonly string[]
  /** Share of the time at which somebody is reminded, e.g. 0.75. */
  readonly remindAt?: number
  /** What follows the due time, in order of `after`. */
  readonly breach?: readonly BreachStep[]
  /** Measures only: never breaches, never pauses, goes on through a reopening (C5). */
  readonly report?: true
  readonly basis: 'stated' | 'default'
  readonly source: string
}

export type BreachStep = {
  /** Waits this long after the due time; none: at once. */
  readonly after?: Span
  /** The step is a miss: counted, and never uncounted. */
  readonly miss?: true
  /** An action the system carries out, if the stage still offers it; of several the first that is offered. */
  readonly act?: string
  /** Only where the matter stands at one of these levels. */
  readonly at?: readonly MatterLevel[]
  /** Roles told of it. */
  readonly tell?: readonly RoleRef[]
  /** A call-back is opened whatever the stage (到期回访). */
  readonly visit?: true
  /** A numbered supervision notice of this grade. */
  readonly notice?: 'blue' | 'yellow' | 'red'
}

export type Limits = {
  /** Minutes of margin between a co-handler's due time and the lead's, as a share of the lead's span. */
  readonly coMargin: number
  readonly askCap: { readonly each: Span; readonly times: number }
  readonly extension: { readonly times: number; readonly most: Span }
  readonly returnWindow: Span
  readonly visitAttempts: number
  readonly callBackShare: number
  readonly recurrence: { readonly count: number; readonly days: number }
  readonly rejectedRepliesForNotice: number
  /** Rounds a resident found unsolved before the matter goes to the joint review. */
  readonly roundsForReview?: number
  readonly smallGroup: number
  readonly rateLeast: number
}

export type Value<T> = { readonly value: T; readonly basis: 'stated' | 'default'; readonly source: string }
export const stated = <T>(value: T, source: string): Value<T> => ({ value, basis: 'stated', source })
export const byDefault = <T>(value: T, source: string): Value<T> => ({ value, basis: 'default', source })
