import type { Basis, PackPart } from '@yiwang/kernel/pack'
import type { Span } from '@yiwang/kernel/time'

type DeskSpec = {
  readonly id: string
  /** Who answers for the front; each has its words under `owner.<id>`. */
  readonly owners: readonly string[]
  /** Codes of the divisions that contribute; each has its words under `area.<code>`. */
  readonly areas: readonly string[]
  /** Persons an article passes: 3 is author, checker and releaser; with 2 the author may release what another checked. */
  readonly persons: 2 | 3
  /** Within which a correction is out once the mistake is known. */
  readonly correctWithin: Span
  readonly basis: Basis
}
export type Desk = PackPart & DeskSpec & { readonly kind: 'portal.desk' }

/**
 * How the front is edited, by whom and for which areas.
 *
 * @throws RangeError when an owner or area comes twice or an area is no division code.
 */
export const desk = (spec: DeskSpec): Desk => {
  for (const list of [spec.owners, spec.areas]) {
    const twice = list.find((x, i) => list.indexOf(x) !== i)
    if (twice !== undefined) throw new RangeError(`desk ${spec.id}: ${twice} comes twice`)
  }
  const wrong = spec.areas.find((a) => !/^\d{6,12}$/.test(a))
  if (wrong !== undefined) throw new RangeError(`desk ${spec.id}: ${wrong} is no division code`)
  return { kind: 'portal.desk', ...spec }
}
