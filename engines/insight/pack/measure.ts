import type { Basis, PackPart } from '@yiwang/kernel/pack'
import type { Selector } from './selector.ts'
import { UNIT_NAMES, type Unit } from './units.ts'

/** What a measure can be looked at by: keys of its roll-ups. `hour` is weekday and hour of the moment, `1-09`. */
export const DIMS = ['town', 'grid', 'unit', 'category', 'level', 'stage', 'hour'] as const
export type Dim = (typeof DIMS)[number]

type MeasureSpec = {
  readonly id: string
  readonly unit: Unit
  readonly of: Selector
  /** The moment whose day in the county a matter counts on; a matter without it does not count. */
  readonly at: 'opened' | 'closed' | 'settled'
  /** Without it matters are counted; a field's numbers are summed, or its values counted once each. */
  readonly amount?: { readonly field: string } | { readonly distinct: string }
  readonly by?: readonly Dim[]
  readonly basis: Basis
}
export type Measure = PackPart & MeasureSpec & { readonly kind: 'insight.measure' }

const ID = /^[a-z][a-z0-9-]{0,59}$/
const idOf = (word: string, id: string): void => {
  if (!ID.test(id)) throw new RangeError(`${word} ${id}: an id is small letters, digits and hyphens, at most 60`)
}
const once = (word: string, list: readonly string[]): void => {
  const twice = list.find((x, i) => list.indexOf(x) !== i)
  if (twice !== undefined) throw new RangeError(`${word}: ${twice} comes twice`)
}

/**
 * Something counted, kept up to date with every act and openable to its cases. Merged matters count as their master
 * does; matters left out of the figures (剔除) never count. Named for readers by `measure.<id>` of the pack's words.
 *
 * @throws RangeError when the id or the unit is none.
 */
export const measure = (spec: MeasureSpec): Measure => {
  idOf('measure', spec.id)
  if (!UNIT_NAMES.includes(spec.unit)) throw new RangeError(`measure ${spec.id}: ${spec.unit} is no unit`)
  once(`measure ${spec.id}`, spec.by ?? [])
  return { kind: 'insight.measure', ...spec }
}
export const isDistinct = (m: Pick<Measure, 'amount'>): boolean => m.amount !== undefined && 'distinct' in m.amount

type RateSpec = {
  readonly id: string
  /** Ids of two measures; every matter of the first is one of the second. */
  readonly of: string
  readonly over: string
  /** Below this denominator there is no share, 样本不足. */
  readonly least: number
  readonly basis: Basis
}
export type RatePart = PackPart & RateSpec & { readonly kind: 'insight.rate' }
/** A share of one measure in another, with its denominator. @throws RangeError when shares of fewer than 10 would show. */
export const rateOf = (spec: RateSpec): RatePart => {
  idOf('rate', spec.id)
  if (spec.least < 10) throw new RangeError(`rate ${spec.id}: a share needs 10`)
  return { kind: 'insight.rate', ...spec }
}

type SplitSpec = {
  readonly id: string
  readonly whole: string
  readonly parts: readonly string[]
  readonly basis: Basis
}
export type Split = PackPart & SplitSpec & { readonly kind: 'insight.split' }
/**
 * Measures that make up another and exclude each other: an equation. While it does not hold, the posts see by how much, and everybody
 * only the whole.
 */
export const split = (spec: SplitSpec): Split => {
  idOf('split', spec.id)
  once(`split ${spec.id}`, [spec.whole, ...spec.parts])
  return { kind: 'insight.split', ...spec }
}
