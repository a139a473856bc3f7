/** Draft words of engines/insight. Flows are passed as values, so a misspelt action or clock does not compile. */

import type { Every } from './engines.ts'
import { type Cond, type Part, part, type Value } from './kernel.ts'
import type { Flow } from './process.ts'

export type Count = {
  readonly of: string
  readonly count: 'opened' | 'did' | 'ended' | 'met' | 'due' | 'open' | 'sum'
  readonly what?: string
  /** How often one case may count. */
  readonly once: 'case' | 'act'
}
export const opened = (flow: Part): Count => ({ of: flow.id, count: 'opened', once: 'case' })
/** Cases in which this action was done (once per case), or the acts themselves. */
export const did = <const A extends string>(
  flow: Flow<string, A>,
  action: NoInfer<A>,
  once: Count['once'] = 'case',
): Count => ({
  of: flow.id,
  count: 'did',
  what: action,
  once,
})
export const ended = <const S extends string>(flow: Flow<S>, stage: NoInfer<S>): Count => ({
  of: flow.id,
  count: 'ended',
  what: stage,
  once: 'case',
})
export const met = <const C extends string>(flow: Flow<string, string, C>, clock: NoInfer<C>): Count => ({
  of: flow.id,
  count: 'met',
  what: clock,
  once: 'act',
})
export const due = <const C extends string>(flow: Flow<string, string, C>, clock: NoInfer<C>): Count => ({
  of: flow.id,
  count: 'due',
  what: clock,
  once: 'act',
})

export type Unit = '件' | '条' | '次' | '场' | '期' | '户' | '处' | '家' | '支' | '人' | '人次' | '元' | '分'
export type Figure = Part & { readonly value: Count; readonly over?: Count; readonly where?: Cond; readonly unit: Unit }
type FigureSpec = Omit<Figure, 'word'>
/** A number with its unit; with `over` a rate that always prints numerator and denominator. */
export const figure = (spec: FigureSpec): Figure => part('figure', spec)

type PartitionSpec = { readonly id: string; readonly whole: Figure; readonly parts: readonly Figure[] }
/** Parts add up to the whole and exclude each other, or nothing that shows them is released. */
export const partition = (spec: PartitionSpec) => part('partition', spec)

type SeriesSpec = {
  readonly id: string
  readonly numbered: 'year' | 'forever'
  readonly drafted: string
  readonly release: Value<number>
}
/** Numbered issues without gaps, drafted by an act or a date, released by N people. */
export const series = (spec: SeriesSpec) => part('series', spec)

type BulletinSpec = {
  readonly id: string
  readonly every: Value<Every>
  readonly by: 'unit' | 'grid' | 'community' | 'town'
  readonly show: readonly Figure[]
  readonly checks: readonly { readonly word: string; readonly id: string }[]
  readonly series: { readonly id: string }
  readonly hideUnder: Value<number>
}
export const bulletin = (spec: BulletinSpec) =>
  part('bulletin', {
    ...spec,
    show: spec.show.map((f) => f.id),
    checks: spec.checks.map((c) => c.id),
    series: spec.series.id,
  })

type ReportedSpec = {
  readonly id: `m${number}-F${number}`
  readonly value: number
  readonly qualifier: 'exact' | '余' | '近' | '约' | '以上'
  readonly unit: Unit
  readonly period?: string
}
/** A number the article prints; never mixed with numbers we count. */
export const reported = (spec: ReportedSpec) => part('reported', spec)
