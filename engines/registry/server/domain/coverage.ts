import type { Composition } from '../../pack/composition.ts'
import { sharedMetres } from './shapes.ts'
import { type SlotCount, teamState } from './team.ts'
import type { Grid, Territory } from './territory.ts'

/** Shapes of neighbours share corners to five decimals; less common ground than this is rounding. */
const ROUNDING_SQUARE_METRES = 25

/**
 * Whether several current grids of one village cover the same ground: two shapes share some, or there is no shape to
 * tell by. A village cut into grids that only touch is covered once, not doubled.
 */
export const isDoubled = (grids: readonly Grid[]): boolean => {
  if (grids.length < 2) return false
  return grids.some((a, i) =>
    grids.slice(i + 1).some((b) => !a.shape || !b.shape || sharedMetres(a.shape, b.shape) > ROUNDING_SQUARE_METRES),
  )
}

type CoverageInput = {
  readonly territory: Territory
  readonly counts: readonly SlotCount[]
  readonly composition: Composition | undefined
}

/** The coverage report; times in ms. */
export const coverageOf = ({ territory, counts, composition }: CoverageInput) => {
  const current = [...territory.grids.values()].filter((g) => g.status === 'current')
  const byDivision = Map.groupBy(current, (g) => g.division)
  const ground = [...territory.divisions.values()].filter(
    (d) => d.status === 'current' && (d.kind === 'village' || d.kind === 'community'),
  )
  const communities = ground.filter((d) => d.kind === 'community').length
  const gridsOf = (code: string) => byDivision.get(code) ?? []
  const bySlot = Map.groupBy(counts, (c) => c.grid)
  const teams = current.map((g) => ({ grid: g, state: teamState(composition, bySlot.get(g.code) ?? [], g.from) }))
  return {
    villages: {
      total: ground.length,
      communities,
      villages: ground.length - communities,
      covered: ground.filter((d) => gridsOf(d.code).length > 0).length,
      without: ground.filter((d) => gridsOf(d.code).length === 0).map(({ code, name }) => ({ code, name })),
      doubled: ground
        .filter((d) => isDoubled(gridsOf(d.code)))
        .map(({ code, name }) => ({ code, name, grids: gridsOf(code).length })),
    },
    grids: { total: current.length, split: current.filter((g) => g.splitOf !== null).length },
    teams: {
      slots: teams.reduce((n, t) => n + t.state.slots, 0),
      filled: teams.reduce((n, t) => n + t.state.filled, 0),
      incomplete: teams
        .filter((t) => !t.state.complete)
        .map(({ grid, state }) => ({
          grid: grid.code,
          name: grid.name,
          townName: territory.divisions.get(grid.town)?.name ?? grid.town,
          missing: state.missing,
          since: state.since,
        })),
    },
  }
}
