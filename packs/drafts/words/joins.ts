/** Draft words by which engines meet: facts, links, reactions, composites. */
import { type Cond, part } from './kernel.ts'

/** Closed list: what commons/facts accepts. A pack narrows a kind with `named`, it does not invent kinds. */
export type FactKind =
  | 'review.passed'
  | 'meeting.held'
  | 'score.final'
  | 'document.adopted'
  | 'signature.given'
  | 'publicity.ended'
  | 'period.frozen'
  | 'attendance.recorded'
  | 'consent.valid'
  | 'certificate.valid'
  | 'mode.in-force'
  | 'ballot.counted'
  | 'statement.given'
  | 'decision.recorded'
  | 'checklist.complete'
  | 'balance.reached'

export type Fact = {
  readonly join: 'fact'
  readonly kind: FactKind
  readonly of: 'subject' | 'case' | 'unit' | 'actor' | 'period'
  readonly named?: string
  readonly missing: 'refuse' | 'warn'
}
/** Absent means refused, unless the pack asks for a warning only (m16 route distance). */
export const fact = (kind: FactKind, of: Fact['of'], named?: string): Fact => ({
  join: 'fact',
  kind,
  of,
  missing: 'refuse',
  ...(named === undefined ? {} : { named }),
})

export type Link = { readonly join: 'opens' | 'waitsFor'; readonly what: string; readonly state?: string }
type Named = { readonly id: string }
/** Opens another flow of this pack by value, so its name is checked by the compiler. */
export const opens = (flow: Named): Link => ({ join: 'opens', what: flow.id })
/** The link's other end must have come to this stage. */
export const waitsFor = <const S extends string>(
  flow: Named & { readonly stages: Readonly<Record<S, unknown>> },
  state: NoInfer<S>,
): Link => ({
  join: 'waitsFor',
  what: flow.id,
  state,
})
/** A fact or a state that must hold at the moment of the act. */
export type Requirement = Fact | Link

type CompositeSpec = { readonly id: string; readonly acts: readonly { readonly of: string; readonly act: string }[] }
/** One request, several commands, one transaction. */
export const composite = (spec: CompositeSpec) => part('composite', spec)

type OpensWhen = {
  readonly id: string
  readonly flow: Named
  readonly cond?: Cond
  readonly recurs?: { readonly same: readonly string[]; readonly times: unknown; readonly within: unknown }
  readonly confirmedBy?: string
}
/** Proposes or opens a flow when a pattern shows; `confirmedBy` makes it a proposal only. */
export const trigger = ({ flow, ...spec }: OpensWhen) => part('trigger', { ...spec, opens: flow.id })
