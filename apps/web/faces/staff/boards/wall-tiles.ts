import type { TileData } from '@yiwang/insight/web/board'

const FIGURES = 5
const CHARTS = 2
/** Broad enough to be read from afar; the rest is for a desk. */
const ON_WALL: readonly TileData['show'][] = ['trend', 'by-town', 'map-town', 'map-grid', 'funnel']

export type WallTiles = { figures: TileData[]; sums: TileData[]; charts: TileData[]; left: number }
/** What a wall has room for: five figures, an equation as a line, two charts; `left` counts what has none. */
export const wallTiles = (tiles: readonly TileData[]): WallTiles => {
  const figures = tiles.filter((t) => t.show === 'figure').slice(0, FIGURES)
  const sums = tiles.filter((t) => t.show === 'partition').slice(0, 1)
  const charts = tiles.filter((t) => ON_WALL.includes(t.show)).slice(0, CHARTS)
  return { figures, sums, charts, left: tiles.length - figures.length - sums.length - charts.length }
}
