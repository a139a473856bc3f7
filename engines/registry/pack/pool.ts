import type { Words } from '@yiwang/kernel/message'
import type { Basis, PackPart } from '@yiwang/kernel/pack'

type PoolSpec = {
  readonly id: string
  readonly words: Words
  /** Fields of work its members are found by. */
  readonly fields: readonly { readonly id: string; readonly words: Words }[]
  /** Members work only while their certificate is valid. */
  readonly certified: boolean
  readonly basis: Basis
}
export type Pool = PackPart & PoolSpec & { readonly kind: 'registry.pool' }

/**
 * People who may be called on, by field, such as experts or mediators (人才库).
 *
 * @throws RangeError when there is no field or one comes twice.
 */
export const pool = (spec: PoolSpec): Pool => {
  const ids = spec.fields.map((f) => f.id)
  if (ids.length === 0 || new Set(ids).size !== ids.length)
    throw new RangeError(`pool ${spec.id}: fields have to be there and differ`)
  return { kind: 'registry.pool', ...spec }
}
