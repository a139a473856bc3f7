import pointInPolygon from 'point-in-polygon-hao'
import type { Wgs84 } from './datum.ts'
import type { GridIndex, GridShape } from './grid-index.ts'

/**
 * The code of the grid a position lies in, or undefined outside all of them.
 *
 * A position exactly on a shared border goes to the lowest code, so the answer never depends on loading order.
 */
export const locate = (point: Wgs84, index: GridIndex): string | undefined => gridsAt(point, index)[0]

/** Every grid that holds the position, by code; more than one on a shared border or where shapes overlap. */
export const gridsAt = ({ lon, lat }: Wgs84, index: GridIndex): string[] =>
  index.grids
    .filter(({ box }) => lon >= box.west && lon <= box.east && lat >= box.south && lat <= box.north)
    .filter((grid) => holds(grid, [lon, lat]))
    .map((grid) => grid.code)

const holds = (grid: GridShape, point: [number, number]): boolean =>
  // The package's types forget that it only reads; its answer 0 means "on an edge".
  grid.polygons.some((polygon) => pointInPolygon(point, polygon as unknown as number[][][]) !== false)
