/**
 * Draft of the one stage machine. Matters needs it first, but so do topics, orders, promises, rounds, lifecycles:
 * stages, actions with a verb, clocks. Only the verbs differ by engine.
 */

import type { FactKind, Link, Requirement } from './joins.ts'
import type { Cond, Field, Length, Part, Value } from './kernel.ts'
import type { Level, Role } from './registry.ts'

export type Channel = 'web' | 'wechat' | 'counter' | 'phone' | 'visit' | 'hotline' | 'box' | 'import' | 'paper' | 'fair'

export type Stage<R extends string> =
  | { readonly owner: R; readonly untimed?: string; readonly seenBy?: readonly R[] }
  /** Counted as finished with this outcome, but a reopening may still leave it. */
  | { readonly closed: string }
  /** Nothing leaves it. */
  | { readonly end: string }

export type Action<R extends string, V extends string, S extends string, A extends string> = {
  readonly verb: V
  /** `open` is every stage that is neither closed nor an end. */
  readonly from: readonly S[] | 'open'
  /** `same` stays, `back` returns to the stage before (unmerge, resume). One action has one target. */
  readonly to: S | 'same' | 'back'
  readonly who: readonly R[]
  readonly form?: readonly Field[]
  readonly evidence?: readonly Field[]
  readonly requires?: readonly Requirement[]
  readonly when?: Cond
  /** Nobody who did one of these in the same round may do this. */
  readonly notBy?: readonly A[]
  /** Must be answered by all of N parties; silence blocks, or passes when the pack says so. */
  readonly parties?: { readonly count: Value<number>; readonly silence: 'blocks' | 'passes' }
  readonly publishes?: FactKind
  readonly links?: readonly Link[]
}

export type Step<R extends string, A extends string> = { readonly after?: Value<Length> } & (
  | { readonly do: 'act'; readonly action: A }
  | { readonly do: 'escalate' | 'remind'; readonly to: R }
  | { readonly do: 'next'; readonly to: R }
  | { readonly do: 'list' }
)

export type Within =
  | Value<Length>
  | { readonly byField: string; readonly table: Readonly<Record<string, Value<Length>>> }
  | { readonly byLevel: Readonly<Partial<Record<Level, Value<Length>>>> }
  | { readonly until: 'next-occurrence'; readonly of: string; readonly atMost: Value<Length> }
  | { readonly until: 'field'; readonly field: string }

export type Clock<R extends string, S extends string, A extends string, C extends string> = {
  /** Starts anew at these actions; `opened` is the birth of the case; `due:x` is the due time of another clock. */
  readonly from: readonly (A | 'opened' | `due:${C}`)[]
  readonly to: readonly A[]
  readonly within: Within
  /** What it counts for: one dispatch, one round, or the whole case. */
  readonly per?: 'dispatch' | 'round' | 'case'
  /** Goes on after a stop with the time already used. */
  readonly resumes?: readonly A[]
  /** Stands still while the case is in these stages, so a pause can never leak. */
  readonly pausesIn?: readonly S[]
  readonly pauseCap?: Value<Length>
  readonly extends?: { readonly by: A; readonly most: Value<Length>; readonly times: Value<number> }
  readonly warn?: { readonly at: Value<number> | Value<Length>; readonly to: R }
  /** Steps in order; `after` counts from the due time. Empty: the miss is counted, nothing follows. */
  readonly breach: readonly Step<R, A>[]
}

export type FlowSpec<R extends string, V extends string, S extends string, A extends string, C extends string> = {
  readonly id: string
  readonly intake?: readonly Channel[]
  readonly form?: readonly Field[]
  readonly levels?: readonly Level[]
  readonly restricted?: boolean
  readonly start: NoInfer<S>
  readonly stages: Readonly<Record<S, Stage<NoInfer<R>>>>
  readonly actions: Readonly<Record<A, Action<NoInfer<R>, NoInfer<V>, NoInfer<S>, NoInfer<A>>>>
  readonly clocks: Readonly<Record<C, Clock<NoInfer<R>, NoInfer<S>, NoInfer<A>, NoInfer<C>>>>
}
export type Flow<S extends string = string, A extends string = string, C extends string = string> = Part & {
  readonly stages: Readonly<Record<S, Stage<string>>>
  readonly actions: Readonly<Record<A, unknown>>
  readonly clocks: Readonly<Record<C, unknown>>
}

/** Verbs every engine needs. `return`, `extend` and `escalate` came here because orders and lifecycles use them too. */
export type CommonVerb =
  | 'step'
  | 'approve'
  | 'decide'
  | 'note'
  | 'withdraw'
  | 'return'
  | 'extend'
  | 'escalate'
  | 'hold'
  | 'publish'
  | 'reopen'
  | 'archive'
  | 'exclude'

/** Makes the flow word of one engine from its closed verbs. */
export const flowWord =
  <const V extends string>(word: string, verbs: readonly V[]) =>
  <const R extends string, const S extends string, const A extends string, const C extends string>(
    roles: Readonly<Record<R, Role>>,
    spec: FlowSpec<R, V | CommonVerb, S, A, C>,
  ) => ({ word, verbs, roles, ...spec })
