import type { PackPart, Span } from '@yiwang/kernel'
import type {
  Action,
  BreachStep,
  Clock,
  FormField,
  Limits,
  MatterLevel,
  Moment,
  Relation,
  Role,
  RoleRef,
  Stage,
  Value,
} from './words.ts'

export type LimitValues = { readonly [K in keyof Limits]: Value<NonNullable<Limits[K]>> }

/** Who stands for each level: who handles a matter that has no unit there, and who chairs its joint review. */
export type Ladder = {
  readonly heads: Readonly<Record<MatterLevel, RoleRef>>
  readonly chairs: Readonly<Record<MatterLevel, RoleRef>>
}

/** A kind of matter: its stages, actions and clocks. All of it data. */
export type MatterType = PackPart & {
  readonly kind: 'matters.type'
  readonly roles: Readonly<Record<string, Role>>
  readonly channels: readonly string[]
  readonly form: readonly FormField[]
  /** About a paper or a person, not a place: who registers is asked for none. */
  readonly placeless?: true
  /** Stage a newly registered matter stands in, and the one a matter settled on the spot ends in. */
  readonly start: string
  readonly stages: Readonly<Record<string, Stage>>
  readonly actions: readonly Action[]
  readonly clocks: readonly Clock[]
  readonly limits: LimitValues
  /** This long after closing, answers of parties, own fields, words and raiser are taken out; number and result stay. */
  readonly purgeAfter?: Value<Span>
  /** Only these read it (and only where their posts reach); without it every post that reaches the place does. */
  readonly restricted?: readonly (RoleRef | Relation)[]
  /** Matters climb level by level (逐级上报); without it they stay with the unit they were sent to. */
  readonly ladder?: Ladder
}

type Ref<R extends string> = R | Relation
type TypedStage<R extends string> = Omit<Stage, 'owner'> & { readonly owner?: Ref<R> }
type TypedAction<R extends string, S extends string, A extends string> = Omit<Action, 'id' | 'from' | 'to' | 'who'> & {
  readonly id: A
  readonly from: readonly NoInfer<S>[]
  readonly to:
    | NoInfer<S>
    | 'same'
    | { readonly by: string; readonly map: Readonly<Record<string, NoInfer<S> | 'same'>> }
  readonly who: readonly Ref<NoInfer<R>>[]
}
type TypedStep<R extends string, A extends string> = Omit<BreachStep, 'act' | 'tell'> & {
  readonly act?: A
  readonly tell?: readonly R[]
}
type TypedClock<R extends string, S extends string, A extends string> = Omit<
  Clock,
  'from' | 'to' | 'drops' | 'resumes' | 'pausesIn' | 'breach'
> & {
  readonly from: readonly (NoInfer<A> | Moment)[]
  readonly to: readonly (NoInfer<A> | Moment)[]
  readonly drops?: readonly (NoInfer<A> | Moment)[]
  readonly resumes?: readonly NoInfer<A>[]
  readonly pausesIn?: readonly NoInfer<S>[]
  readonly breach?: readonly TypedStep<NoInfer<R>, NoInfer<A>>[]
}

export type MatterTypeInput<R extends string, S extends string, A extends string> = {
  readonly id: string
  readonly roles: Readonly<Record<R, Role>>
  readonly channels: readonly string[]
  readonly form: readonly FormField[]
  readonly placeless?: true
  readonly start: NoInfer<S>
  readonly stages: Readonly<Record<S, TypedStage<NoInfer<R>>>>
  readonly actions: readonly TypedAction<R, S, A>[]
  readonly clocks: readonly TypedClock<R, S, A>[]
  readonly limits: LimitValues
  readonly restricted?: readonly Ref<NoInfer<R>>[]
  readonly purgeAfter?: Value<Span>
  readonly ladder?: {
    readonly heads: Readonly<Record<MatterLevel, NoInfer<R>>>
    readonly chairs: Readonly<Record<MatterLevel, NoInfer<R>>>
  }
}

/** Ring 1: a misspelt stage, role or action does not compile. */
export const matterType = <const R extends string, const S extends string, const A extends string>(
  t: MatterTypeInput<R, S, A>,
): MatterType => ({ kind: 'matters.type', ...(t as unknown as Omit<MatterType, 'kind'>) })

/** The pack's own tree of categories, from its table; `count` is checked at load. */
export type Catalogue = PackPart & {
  readonly kind: 'matters.catalogue'
  readonly file: string
  readonly count: number
  readonly levels: number
}
export const catalogue = (c: { id: string; file: string; count: number; levels: number }): Catalogue => ({
  kind: 'matters.catalogue',
  ...c,
})

/** In a duty list: the town where the place lies, whichever it is. */
export const TOWN_OF_PLACE = 'TOWN'

/** Which unit answers for which category (派单目录), with basis and version. */
export type DutyList = PackPart & {
  readonly kind: 'matters.duty-list'
  readonly file: string
  readonly version: number
}
export const dutyList = (d: { id: string; file: string; version: number }): DutyList => ({
  kind: 'matters.duty-list',
  ...d,
})

/** A numbered series without gaps, by year. */
export type Series = PackPart & { readonly kind: 'matters.series'; readonly of: 'supervision' | 'special-report' }
export const series = (s: { id: string; of: Series['of'] }): Series => ({ kind: 'matters.series', ...s })
