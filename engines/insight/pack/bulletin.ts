import type { Basis, PackPart } from '@yiwang/kernel/pack'
import { CLASSES, FIGURES, type FigureId, type MatterClass } from './measures.ts'

type PartitionSpec = {
  readonly id: string
  readonly whole: 'collected'
  /** What the printed equation names always. */
  readonly parts: readonly MatterClass[]
  /** Classes named only when they are not empty. A matter in a class of neither list breaks the balance. */
  readonly remainders: readonly MatterClass[]
  /** Stages of the pack that stand for a claim not yet confirmed, and for a withdrawal. */
  readonly stages: { readonly unverified: readonly string[]; readonly withdrawn: readonly string[] }
  readonly basis: Basis
}
export type Partition = PackPart & PartitionSpec & { readonly kind: 'insight.partition' }

/**
 * Parts that add up to the whole and exclude each other, or nothing that shows them is released.
 *
 * @throws RangeError when a class comes twice.
 */
export const partition = (spec: PartitionSpec): Partition => {
  const all = [...spec.parts, ...spec.remainders]
  const wrong = all.find((c, i) => all.indexOf(c) !== i || !CLASSES.includes(c))
  if (wrong !== undefined) throw new RangeError(`partition ${spec.id}: class ${wrong} is unknown or comes twice`)
  return { kind: 'insight.partition', ...spec }
}

type BulletinSpec = {
  readonly id: string
  readonly every: 'month'
  readonly by: 'unit'
  /** Figures in the order in which they print. */
  readonly parts: readonly FigureId[]
  /** Id of a partition of the same pack. */
  readonly partition: string
  /** Names of the pack's clocks for signing and replying. */
  readonly clocks: { readonly sign: string; readonly reply: string }
  /** Groups below this are merged or hidden; rates below `rateLeast` are not printed. */
  readonly hideUnder: number
  readonly rateLeast: number
  readonly basis: Basis
}
export type Bulletin = PackPart & BulletinSpec & { readonly kind: 'insight.bulletin' }

/**
 * A bulletin drafted at every month's end, numbered without gaps at release.
 *
 * @throws RangeError when a figure is unknown or comes twice, or a limit would let single persons show.
 */
export const bulletin = (spec: BulletinSpec): Bulletin => {
  const wrong = spec.parts.find((f, i) => spec.parts.indexOf(f) !== i || !FIGURES.includes(f))
  if (wrong !== undefined) throw new RangeError(`bulletin ${spec.id}: figure ${wrong} is unknown or comes twice`)
  if (spec.hideUnder < 5 || spec.rateLeast < 10)
    throw new RangeError(`bulletin ${spec.id}: groups under 5 stay hidden and rates need 10`)
  return { kind: 'insight.bulletin', ...spec }
}
