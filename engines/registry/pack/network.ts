import type { Words } from '@yiwang/kernel/message'
import type { Basis, PackPart } from '@yiwang/kernel/pack'

/** One level of organisations, and what each of them serves. */
export type Tier = {
  readonly id: string
  readonly words: Words
  /** A grid, or a village or community. */
  readonly serves: 'grid' | 'community'
  /** How many places one organisation serves at a time; any number without it. */
  readonly most?: number
}
type NetworkSpec = {
  readonly id: string
  /** From the widest to the narrowest. */
  readonly tiers: readonly Tier[]
  readonly basis: Basis
}
export type Network = PackPart & NetworkSpec & { readonly kind: 'registry.network' }

/**
 * Levels of organisations that serve grids and communities; the report says which places have none of a level.
 *
 * @throws RangeError when there is no level, one comes twice, or `most` is not a whole number from 1 on.
 */
export const network = (spec: NetworkSpec): Network => {
  const ids = spec.tiers.map((t) => t.id)
  if (ids.length === 0 || new Set(ids).size !== ids.length)
    throw new RangeError(`network ${spec.id}: levels have to be there and differ`)
  for (const { id, most = 1 } of spec.tiers)
    if (!Number.isInteger(most) || most < 1) throw new RangeError(`network ${spec.id}: ${id} serves ${most} places`)
  return { kind: 'registry.network', ...spec }
}
