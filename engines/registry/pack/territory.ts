import type { Basis, PackPart } from '@yiwang/kernel/pack'

type GridsSpec = {
  readonly id: string
  /** File beside the pack that lists them. */
  readonly file: string
  /** How many the source states; a load with another number is refused. */
  readonly count: number
  readonly basis: Basis
}
export type Grids = PackPart & GridsSpec & { readonly kind: 'registry.grids' }
/** The grids a mechanism works on. */
export const grids = (spec: GridsSpec): Grids => ({ kind: 'registry.grids', ...spec })

type CoverageSpec = {
  readonly id: string
  readonly every: 'village'
  readonly has: 'grid' | 'team'
  readonly basis: Basis
}
export type Coverage = PackPart & CoverageSpec & { readonly kind: 'registry.coverage' }
/** "Every village or community has its ground covered by grids, once": what is bare or doubled is listed. */
export const coverage = (spec: CoverageSpec): Coverage => ({ kind: 'registry.coverage', ...spec })
