import { type Change, json } from '@yiwang/platform/write-set'
import type { Grid } from '../domain/territory.ts'

/** Columns of registry.grid, for a write set. */
export const gridRow = (tenant: string, g: Grid): Record<string, unknown> => ({
  tenant,
  id: g.id,
  code: g.code,
  name: g.name,
  division: g.division,
  town: g.town,
  status: g.status,
  version: g.version,
  sources: [...g.sources],
  split_of: g.splitOf,
  lon: g.lon,
  lat: g.lat,
  polygon: g.shape === null ? null : json(g.shape),
  valid_from: new Date(g.from),
  valid_to: g.to === null ? null : new Date(g.to),
})

/** Grids that are no longer current; they stay as history. */
export const endGrids = (
  tenant: string,
  grids: readonly Grid[],
  { status, now }: { status: 'merged' | 'split'; now: number },
): Change => ({
  update: 'registry.grid',
  key: ['tenant', 'id'],
  rows: grids.map((g) => ({ tenant, id: g.id, status, valid_to: new Date(now) })),
})

type GridChange = {
  readonly tenant: string
  readonly id: string
  readonly kind: 'merge' | 'split'
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly now: number
  readonly reason: string
}
export const gridsChanged = (c: GridChange): Change => ({
  insert: 'registry.change',
  rows: [
    {
      tenant: c.tenant,
      id: c.id,
      of: 'grid',
      kind: c.kind,
      from_codes: [...c.from],
      to_codes: [...c.to],
      at: new Date(c.now),
      reason: c.reason,
    },
  ],
})
