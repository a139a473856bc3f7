import type { LonLatPair } from './distance.ts'

/** A closed ring: the last position repeats the first. */
export type Ring = readonly LonLatPair[]
/** The outer ring, then its holes. */
export type Polygon = readonly Ring[]
/** One grid's area on WGS-84; most have one polygon. */
export type GridShape = { readonly code: string; readonly polygons: readonly Polygon[] }

/** Smallest and largest longitude and latitude, in degrees. */
export type Box = { readonly west: number; readonly south: number; readonly east: number; readonly north: number }
export type IndexedGrid = GridShape & { readonly box: Box }
/** Grids by code with their boxes; build it once per version of the map. */
export type GridIndex = { readonly grids: readonly IndexedGrid[] }

/** The part of a GeoJSON file that is read here; coordinates are WGS-84 as RFC 7946 demands. */
export type GridCollection = {
  readonly features: readonly {
    readonly properties: { readonly code: string }
    readonly geometry:
      | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly (readonly number[])[])[] }
      | {
          readonly type: 'MultiPolygon'
          readonly coordinates: readonly (readonly (readonly (readonly number[])[])[])[]
        }
  }[]
}

/**
 * Prepares shapes for `locate` and `nearBorder`.
 *
 * @throws Error when a code comes twice, a ring is open or has fewer than 4 positions, or a number is not finite.
 */
export const gridIndex = (shapes: readonly GridShape[]): GridIndex => {
  const seen = new Set<string>()
  for (const shape of shapes) {
    if (seen.has(shape.code)) throw new Error(`grid ${shape.code}: the code comes twice`)
    seen.add(shape.code)
    if (shape.polygons.length === 0) throw new Error(`grid ${shape.code}: no polygon`)
    for (const polygon of shape.polygons) for (const ring of polygon) checkRing(shape.code, ring)
  }
  const grids = shapes.map((shape) => ({ ...shape, box: boxOf(shape) }))
  return { grids: grids.sort((a, b) => (a.code < b.code ? -1 : 1)) }
}

/** Reads a GeoJSON FeatureCollection of Polygons and MultiPolygons whose property `code` names the grid. */
export const gridShapes = (collection: GridCollection): GridShape[] =>
  collection.features.map(({ properties, geometry }) => ({
    code: properties.code,
    polygons: (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).map((polygon) =>
      polygon.map((ring) => ring.map((p): LonLatPair => [p[0] ?? Number.NaN, p[1] ?? Number.NaN])),
    ),
  }))

function checkRing(code: string, ring: Ring): void {
  const first = ring[0]
  const last = ring.at(-1)
  if (!first || !last || ring.length < 4) throw new Error(`grid ${code}: a ring needs at least 4 positions`)
  if (first[0] !== last[0] || first[1] !== last[1]) throw new Error(`grid ${code}: a ring is not closed`)
  if (!ring.flat().every(Number.isFinite)) throw new Error(`grid ${code}: a position is not a number`)
}

function boxOf(shape: GridShape): Box {
  let box: Box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (const [lon, lat] of shape.polygons.flat(2))
    box = {
      west: Math.min(box.west, lon),
      south: Math.min(box.south, lat),
      east: Math.max(box.east, lon),
      north: Math.max(box.north, lat),
    }
  return box
}
