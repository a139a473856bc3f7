import type { Words } from '@yiwang/kernel/message'
import type { Basis, PackPart } from '@yiwang/kernel/pack'

/** How many homes a patch is meant to have. Said beside a patch, never a reason to refuse one. */
export type Homes = { readonly least: number; readonly most: number; readonly basis: Basis }
type PatchesSpec = {
  readonly id: string
  /** What such a piece of ground is called. */
  readonly words: Words
  /** What the person is called who looks after one. */
  readonly holder: Words
  readonly homes?: Homes
  readonly basis: Basis
}
export type Patches = PackPart & PatchesSpec & { readonly kind: 'registry.patches' }

/**
 * Named pieces of the ground of a village or community, such as a street or some homes (责任片区), each with exactly one
 * person who looks after it. The report says which have nobody.
 *
 * @throws RangeError when `homes` is not two whole numbers from 1 on, the smaller first.
 */
export const patches = (spec: PatchesSpec): Patches => {
  const { least, most } = spec.homes ?? { least: 1, most: 1 }
  if (!Number.isInteger(least) || !Number.isInteger(most) || least < 1 || most < least)
    throw new RangeError(`patches ${spec.id}: from ${least} to ${most} homes`)
  return { kind: 'registry.patches', ...spec }
}
