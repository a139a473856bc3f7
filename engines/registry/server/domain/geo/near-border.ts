import type { Wgs84 } from './datum.ts'
import { degreesAround, metresToSegment } from './distance.ts'
import type { GridIndex, GridShape } from './grid-index.ts'
import { locate } from './locate.ts'

/** A grid close by: metres from the position to its nearest edge. */
export type NearGrid = { readonly code: string; readonly metres: number }

/**
 * The other grids whose edge is at most `metres` away, nearest first; empty means no warning is due.
 *
 * The grid that holds the position is left out. Outside all grids every grid in reach is named, so a
 * position just beyond the outline still gets a proposal.
 *
 * @throws RangeError when `metres` is negative or not finite.
 */
export const nearBorder = (point: Wgs84, index: GridIndex, metres: number): NearGrid[] => {
  if (!(metres >= 0 && Number.isFinite(metres))) throw new RangeError(`${metres} metres is not a distance`)
  const own = locate(point, index)
  const reach = degreesAround(point, metres)
  return index.grids
    .filter(({ code, box }) => {
      if (code === own) return false
      const beside = point.lon < box.west - reach.lon || point.lon > box.east + reach.lon
      return !beside && point.lat >= box.south - reach.lat && point.lat <= box.north + reach.lat
    })
    .map((grid) => ({ code: grid.code, metres: metresToEdge(point, grid) }))
    .filter((near) => near.metres <= metres)
    .sort((a, b) => a.metres - b.metres || (a.code < b.code ? -1 : 1))
}

function metresToEdge(point: Wgs84, grid: GridShape): number {
  let nearest = Infinity
  for (const ring of grid.polygons.flat())
    for (let i = 1; i < ring.length; i += 1) nearest = Math.min(nearest, metresToSegment(point, ring[i - 1]!, ring[i]!))
  return nearest
}
