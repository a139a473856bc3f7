/** Draft words of the engines that come after matters. Flows differ by verbs only; the rest is plain data. */
import type { FactKind, Requirement } from './joins.ts'
import { type Cond, type Field, type Length, part, type Value } from './kernel.ts'
import { type Flow, flowWord } from './process.ts'
import type { Role } from './registry.ts'

type RoleMap<R extends string> = Readonly<Record<R, Role>>

// commons: rhythm, publicity, periods, rating, booking
export type Every = 'day' | 'week' | 'half-month' | 'month' | 'quarter' | 'half-year' | 'year' | 'on-demand'
export type Rhythm = {
  readonly every: Value<Every>
  readonly on?: Value<string>
  readonly holiday?: Value<'before' | 'after' | 'skip'>
}
type RhythmSpec<R extends string> = Rhythm & { readonly id: string; readonly owner: R; readonly about: string }
/** A duty that comes round; a missed one is listed. Needs no gathering: reports, checks, reminders. */
export const rhythm = <const R extends string>(roles: RoleMap<R>, spec: RhythmSpec<NoInfer<R>>) =>
  part('rhythm', { ...spec, roles })

type PublicitySpec<R extends string> = {
  readonly id: string
  readonly of: string
  readonly window: Value<Length>
  readonly where: 'inside' | 'public'
  readonly signers?: Value<readonly R[]>
  readonly objectionsTo: R
  readonly requires?: readonly Requirement[]
}
/** Publicity with objection (公示): distinct signers, window, reviewer who is not the author. */
export const publicity = <const R extends string>(roles: RoleMap<R>, spec: PublicitySpec<NoInfer<R>>) =>
  part('publicity', { ...spec, roles })

type PeriodSpec = {
  readonly id: string
  readonly every: Value<Every>
  readonly freezes: readonly string[]
  readonly after?: string
}
export const period = (spec: PeriodSpec) => part('period', spec)

type BookingSpec = {
  readonly id: string
  readonly resources: readonly string[]
  readonly allOrNothing: boolean
  readonly hold: Value<Length>
}
export const booking = (spec: BookingSpec) => part('booking', spec)

// gatherings
type GatheringSpec<R extends string> = Partial<Rhythm> & {
  readonly id: string
  readonly host: R
  readonly invite: readonly { readonly role: R; readonly min?: Value<number>; readonly as?: 'member' | 'observer' }[]
  readonly agenda?: Value<readonly string[]>
  readonly adultsAtCheckIn?: Value<number>
  readonly hours?: boolean
  readonly publishes?: FactKind
}
export const gathering = <const R extends string>(roles: RoleMap<R>, spec: GatheringSpec<NoInfer<R>>) =>
  part('gathering', { ...spec, roles })

// deliberation
export const topicType = flowWord('topicType', [
  'collect',
  'screen',
  'analyse',
  'list',
  'convene',
  'opine',
  'execute',
  'answer',
  'supervise',
])
export const documentType = flowWord('documentType', ['draft', 'open', 'vote', 'adopt', 'supersede'])
export type Quorum = {
  readonly of: 'households' | 'members' | 'present'
  readonly gt: Value<readonly [number, number]>
}
type CouncilSpec<R extends string> = {
  readonly id: string
  readonly level: string
  readonly chair: R
  readonly composition: string
  readonly quorum?: Quorum
}
export const council = <const R extends string>(roles: RoleMap<R>, spec: CouncilSpec<NoInfer<R>>) =>
  part('council', { ...spec, roles })
type DelegationSpec<R extends string> = {
  readonly id: string
  readonly to: readonly R[]
  readonly limit: Value<number>
  readonly over: string
}
/** Power to decide small things below a limit; above it the council decides. */
export const delegation = <const R extends string>(roles: RoleMap<R>, spec: DelegationSpec<NoInfer<R>>) =>
  part('delegation', { ...spec, roles })

// commitments
export const pledgeType = flowWord('pledgeType', [
  'propose',
  'commit',
  'plan',
  'progress',
  'claim',
  'accept',
  'rework',
  'abandon',
])
type ChecklistSpec = {
  readonly id: string
  readonly items: Value<readonly string[]>
  readonly together: boolean
  readonly min?: Value<number>
  readonly max?: Value<number>
}
export const checklist = (spec: ChecklistSpec) => part('checklist', spec)
type BreakdownSpec = {
  readonly id: string
  readonly levels: Value<readonly string[]>
  readonly requires: readonly Requirement[]
  readonly every: Value<Every>
}
export const breakdown = (spec: BreakdownSpec) => part('breakdown', spec)
type AgreementSpec = {
  readonly id: string
  readonly between: readonly string[]
  readonly min?: Value<number>
  readonly form: readonly Field[]
}
export const agreement = (spec: AgreementSpec) => part('agreement', spec)

// points
type AccountSpec = {
  readonly id: string
  readonly holder: 'person' | 'organisation' | 'merchant'
  readonly spendable: boolean
}
export const account = (spec: AccountSpec) => part('account', spec)
type TariffSpec = {
  readonly id: string
  readonly account: string
  readonly items: Readonly<Record<string, Value<number>>>
  readonly evidence: readonly Field[]
  readonly cap?: Value<number>
}
export const tariff = (spec: TariffSpec) => part('tariff', spec)
type AwardSpec<A extends string> = {
  readonly id: string
  readonly when: { readonly flow: Flow<string, A>; readonly did: NoInfer<A> }
  readonly account: string
  readonly item: string
}
/** Points for an act of another engine; the flow is passed by value, so the act is checked by the compiler. */
export const award = <const A extends string>({ when, ...spec }: AwardSpec<A>) =>
  part('award', { ...spec, when: { of: when.flow.id, did: when.did } })
type ExchangeSpec = {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly most: Value<number>
  readonly confirmedBy: readonly string[]
  readonly settled: Value<Every>
}
export const exchange = (spec: ExchangeSpec) => part('exchange', spec)

// appraisal
export const cycleType = flowWord('cycleType', [
  'enter',
  'show',
  'answer',
  'study',
  'signOff',
  'objection',
  'freeze',
  'appeal',
  'revise',
])
type BallotSpec<R extends string> = {
  readonly id: string
  readonly secret: true
  readonly voters: Readonly<Record<string, readonly R[]>>
  readonly weights: Value<readonly (readonly [voters: readonly string[], weight: number])[]>
  readonly minimum: Value<number>
  readonly window?: Value<Length>
  readonly selfVote: Value<boolean>
}
/** Voter sets may overlap; a weight stands over one or more sets pooled, e.g. `[['a'], 30], [['a', 'b'], 70]`. */
export const ballot = <const R extends string>(roles: RoleMap<R>, spec: BallotSpec<NoInfer<R>>) =>
  part('ballot', { ...spec, roles })
type ItemsSpec = {
  readonly id: string
  readonly kinds: Value<readonly string[]>
  readonly range: Value<readonly [number, number]>
  readonly evidence: readonly Field[]
  readonly veto?: { readonly cap: Value<string> }
}
export const items = (spec: ItemsSpec) => part('items', spec)
type ScoreSpec = {
  readonly id: string
  readonly weights: Readonly<Record<string, Value<number>>>
  readonly missing: 'blocks' | 'redistributes'
  readonly grades?: Value<readonly string[]>
}
export const score = (spec: ScoreSpec) => part('score', spec)
type UseSpec = { readonly id: string; readonly kinds: Value<readonly string[]>; readonly reads: readonly string[] }
/** Register of human decisions that read a result. */
export const useRegister = (spec: UseSpec) => part('useRegister', spec)

// membership, learning, muster, portal
export const lifecycle = flowWord('lifecycle', ['apply', 'advance', 'declare', 'help', 'dispose', 'appeal', 'transfer'])
export const orderType = flowWord('orderType', [
  'order',
  'review',
  'allot',
  'prepare',
  'confirm',
  'deliver',
  'rateOrder',
  'cancel',
])
export const enrolmentType = flowWord('enrolmentType', ['seat', 'wait', 'attend', 'examine', 'credit'])
type RouteSpec = {
  readonly id: string
  readonly stops: string
  readonly apart: Value<Length>
  readonly breach: 'warn' | 'refuse'
  readonly length: Value<readonly [Length, Length]>
}
export const route = (spec: RouteSpec) => part('route', spec)
type LessonSpec = { readonly id: string; readonly steps: Value<readonly string[]>; readonly allSteps: boolean }
export const lessonPlan = (spec: LessonSpec) => part('lessonPlan', spec)
export type Mode = 'normal' | 'alert' | 'emergency' | 'recovery'
type ModesSpec<R extends string> = {
  readonly id: string
  readonly area: 'grid'
  readonly switch: Readonly<Record<string, { readonly to: Mode; readonly who: Value<readonly R[]> }>>
  readonly lapse: { readonly after: Value<Length>; readonly to: Mode }
}
export const modes = <const R extends string>(roles: RoleMap<R>, spec: ModesSpec<NoInfer<R>>) =>
  part('modes', { ...spec, roles })
export const callUp = flowWord('callUp', [
  'alert',
  'acknowledge',
  'cannot',
  'checkIn',
  'task',
  'rest',
  'substitute',
  'release',
])
type PurgeSpec = {
  readonly id: string
  readonly data: readonly string[]
  readonly after: Value<Length>
  readonly since: string
}
export const purge = (spec: PurgeSpec) => part('purge', spec)
type PageSpec = {
  readonly id: string
  readonly face: 'public' | 'resident' | 'staff' | 'print'
  readonly shows: readonly string[]
  readonly where?: Cond
}
export const page = (spec: PageSpec) => part('page', spec)
