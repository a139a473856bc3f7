import type { Reader } from '@yiwang/platform/db'
import type { Composition } from '../../pack/composition.ts'
import { type TeamState, teamState } from '../domain/team.ts'
import type { Grid, Territory } from '../domain/territory.ts'
import { slotCounts } from '../store/post-store.ts'

export const iso = (ms: number): string => new Date(ms).toISOString()
export const isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms))

/** What the queries about grids need beside their input. */
export type Moment = {
  readonly db: Reader
  readonly tenant: string
  readonly now: number
  readonly territory: Territory
  readonly composition: Composition | undefined
}

/** A grid as the contract shows it, with the state of its team. */
export const gridView = (t: Territory, g: Grid, team: TeamState) => ({
  id: g.id,
  code: g.code,
  name: g.name,
  division: g.division,
  divisionName: t.divisions.get(g.division)?.name ?? g.division,
  town: g.town,
  townName: t.divisions.get(g.town)?.name ?? g.town,
  status: g.status,
  version: g.version,
  from: iso(g.from),
  to: isoOrNull(g.to),
  sources: [...g.sources],
  point: { lon: g.lon, lat: g.lat },
  team: { filled: team.filled, slots: team.slots, complete: team.complete },
})

/** Several grids as the contract shows them, with one read for all their teams. */
export const gridViews = async (m: Moment, grids: readonly Grid[]) => {
  if (grids.length === 0) return []
  const counts = await slotCounts(
    m.db,
    m,
    grids.map((g) => g.code),
  )
  const bySlot = Map.groupBy(counts, (c) => c.grid)
  return grids.map((g) => gridView(m.territory, g, teamState(m.composition, bySlot.get(g.code) ?? [], g.from)))
}
