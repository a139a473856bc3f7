import { type GridIndex, gridIndex, locate, nearBorder, type Wgs84 } from './geo/index.ts'
import { type Geometry, polygonsOf } from './shapes.ts'

export type Division = {
  readonly code: string
  readonly name: string
  readonly kind: 'county' | 'town' | 'community' | 'village'
  readonly parent: string | null
  readonly status: 'current' | 'merged'
  readonly mergedInto: string | null
  readonly lon: number | null
  readonly lat: number | null
}
export type Grid = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly division: string
  readonly town: string
  readonly status: 'current' | 'merged' | 'split'
  readonly version: number
  readonly sources: readonly string[]
  readonly splitOf: string | null
  readonly lon: number
  readonly lat: number
  readonly shape: Geometry | null
  /** ms since the epoch; `to` is exclusive. */
  readonly from: number
  readonly to: number | null
}
export type Unit = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly short: string
  readonly kind: string
  readonly level: 'community' | 'town' | 'county'
  readonly area: string | null
  readonly duties: string
  readonly phone: string
  readonly active: boolean
  /** Level in a network of organisations (组织层级). */
  readonly tier: string | null
}

/** Everything a tenant's registry says about ground and organisations, as of one version; history included. */
export type Territory = {
  readonly version: string
  readonly divisions: ReadonlyMap<string, Division>
  readonly grids: ReadonlyMap<string, Grid>
  readonly units: ReadonlyMap<string, Unit>
  /** Current grids with a shape. */
  readonly index: GridIndex
}
export type TerritoryRows = {
  readonly version: string
  readonly divisions: readonly Division[]
  readonly grids: readonly Grid[]
  readonly units: readonly Unit[]
}

export const territoryOf = (rows: TerritoryRows): Territory => ({
  version: rows.version,
  divisions: new Map(rows.divisions.map((d) => [d.code, d])),
  grids: new Map(rows.grids.map((g) => [g.code, g])),
  units: new Map(rows.units.map((u) => [u.id, u])),
  index: gridIndex(
    rows.grids.flatMap((g) =>
      g.status === 'current' && g.shape ? [{ code: g.code, polygons: polygonsOf(g.shape) }] : [],
    ),
  ),
})

export type Place = { readonly grid: Grid | null; readonly near: readonly { grid: Grid; metres: number }[] }
/** How near a border must be for a warning when nothing is known of the position's accuracy. */
export const NEAR_METRES = 50

/** The grid that holds a position, and the others close enough to be meant instead. */
export const placeAt = (t: Territory, point: Wgs84, metres = NEAR_METRES): Place => {
  const code = locate(point, t.index)
  return {
    grid: code === undefined ? null : (t.grids.get(code) ?? null),
    near: nearBorder(point, t.index, metres).flatMap((n) => {
      const grid = t.grids.get(n.code)
      return grid ? [{ grid, metres: Math.round(n.metres * 10) / 10 }] : []
    }),
  }
}

export type DivisionChain = {
  readonly village: string | null
  readonly town: string | null
  readonly county: string | null
}
/** Names from the village up, for the code of a division or of a grid; null where the code does not reach. */
export const divisionChain = (t: Territory, code: string): DivisionChain => {
  const chain: { village: string | null; town: string | null; county: string | null } = {
    village: null,
    town: null,
    county: null,
  }
  let at = t.divisions.get(t.grids.get(code)?.division ?? code)
  for (let steps = 0; at && steps < 8; steps += 1) {
    chain[at.kind === 'community' ? 'village' : at.kind] ??= at.name
    at = at.parent === null ? undefined : t.divisions.get(at.parent)
  }
  return chain
}

/** Current grids of one village or community. */
export const gridsOf = (t: Territory, division: string): Grid[] =>
  [...t.grids.values()].filter((g) => g.division === division && g.status === 'current')

/** The code of the division everything else lies in. */
export const rootOf = (t: Territory): string => [...t.divisions.values()].find((d) => d.parent === null)?.code ?? ''

/** Codes for new grids of a division: its code and the next free three-digit serials, never one used before. */
export const nextGridCodes = (t: Territory, division: string, count: number): string[] => {
  const used = [...t.grids.keys()]
    .filter((c) => c.startsWith(division) && /^\d{3}$/.test(c.slice(division.length)))
    .map((c) => Number(c.slice(division.length)))
  const last = Math.max(0, ...used)
  return Array.from({ length: count }, (_, i) => division + String(last + 1 + i).padStart(3, '0'))
}

type Tied = {
  readonly grid?: string | null | undefined
  readonly area?: string | null | undefined
  readonly unit?: string | null | undefined
}
/** The division a post stands in: of its grid, its area or its unit; the root where none of these is known. */
export const placeOf = (t: Territory, tied: Tied): string =>
  t.grids.get(tied.grid ?? '')?.division ??
  t.divisions.get(tied.area ?? '')?.code ??
  t.units.get(tied.unit ?? '')?.area ??
  rootOf(t)
