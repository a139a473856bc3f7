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
] as const
export type Verb = (typeof VERBS)[number]

/**
 * Moments that clocks may name beside a pack's actions: intake itself, a claim of settling that waits for
 * confirmation, one that was taken back, an answer that did not solve it, a co-handler's answer, a call that nobody took, an application that was refused.
 */
export const MOMENTS = [
  'register',
  'settle-unverified',
  'not-confirmed',
  'not-solved',
  'co-reply',
  'visit-attempt',
  'refused',
] as const
export type Moment = (typeof MOMENTS)[number]

/** The three fixed super-types under any number of local stages. */
export type SuperType = 'open' | 'fixed' | 'closed'

/** Who an action is for: a role of the pack, or a relation to the matter. */
export type RoleRef = string
export const RELATIONS = ['raiser', 'lead-unit', 'co-unit', 'system'] as const
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
export type FormField = {
  readonly id: string
  readonly kind: FieldKind
  readonly required?: boolean
  readonly max?: number
  readonly min?: number
  readonly options?: readonly string[]
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
  readonly requires?: readonly { readonly fact: string }[]
  /** May be done to many matters in one go. */
  readonly bulk?: true
}

/** A named limit. Its time is one span, or one by the matter's class. */
export type Clock = {
  readonly id: string
  /** `matter` runs once a round; `dispatch` once for every lead dispatch; `co-dispatch` once for every co-handler's; `notice` once a notice. */
  readonly of: 'matter' | 'dispatch' | 'co-dispatch' | 'notice'
  /** Actions that start it anew. */
  readonly from: readonly string[]
  /** Actions that let a clock that was stopped go on with the time already used. */
  readonly resumes?: readonly string[]
  /** Actions that end it. Reaching a closed stage ends every clock that did not start there. */
  readonly to: readonly string[]
  readonly within: Span | { readonly map: Readonly<Record<string, Span>>; readonly other: Span }
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
  /** An action the system carries out, if the stage still offers it. */
  readonly act?: string
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
  readonly smallGroup: number
  readonly rateLeast: number
}

export type Value<T> = { readonly value: T; readonly basis: 'stated' | 'default'; readonly source: string }
export const stated = <T>(value: T, source: string): Value<T> => ({ value, basis: 'stated', source })
export const byDefault = <T>(value: T, source: string): Value<T> => ({ value, basis: 'default', source })
