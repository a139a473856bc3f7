import type { Words } from '@yiwang/kernel/message'
import type { Basis, PackPart } from '@yiwang/kernel/pack'
import type { PostKind } from './post-kinds.ts'

/** Seats of one sort in a team, e.g. two cadres of a county unit. */
export type Slot = {
  readonly slot: string
  readonly count: number
  readonly kind: PostKind
  readonly words: Words
}
type CompositionSpec = {
  readonly id: string
  readonly per: 'grid'
  readonly slots: readonly Slot[]
  readonly basis: Basis
}
export type Composition = PackPart & CompositionSpec & { readonly kind: 'registry.composition' }

/**
 * Who makes up a team, such as "1+2+3": slots with counts. Gaps are listed with what is missing and since when.
 *
 * @throws RangeError when a slot comes twice or a count is not a whole number from 1 on.
 */
export const composition = (spec: CompositionSpec): Composition => {
  const seen = new Set<string>()
  for (const { slot, count } of spec.slots) {
    if (seen.has(slot)) throw new RangeError(`composition ${spec.id}: slot ${slot} comes twice`)
    if (!Number.isInteger(count) || count < 1)
      throw new RangeError(`composition ${spec.id}: slot ${slot} has ${count} seats`)
    seen.add(slot)
  }
  return { kind: 'registry.composition', ...spec }
}

/** Seats in one team. */
export const seatsOf = (c: Composition): number => c.slots.reduce((n, s) => n + s.count, 0)
