import polygonClipping from 'polygon-clipping'
import { distanceMetres, type LonLatPair, wgs84 } from './geo/index.ts'

type Pair = [number, number]
type Polygons = Pair[][][]
/** A grid's area as GeoJSON, WGS-84. */
export type Geometry =
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly LonLatPair[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly LonLatPair[])[])[] }

/** The polygons of a shape, each an outer ring and its holes. */
export const polygonsOf = (g: Geometry): readonly (readonly (readonly LonLatPair[])[])[] =>
  g.type === 'Polygon' ? [g.coordinates] : g.coordinates

const loose = (g: Geometry): Polygons => polygonsOf(g) as unknown as Polygons
const geometryOf = (p: Polygons): Geometry =>
  p.length === 1 ? { type: 'Polygon', coordinates: p[0]! } : { type: 'MultiPolygon', coordinates: p }

/** One shape that covers the same ground; parts that do not touch stay apart in a MultiPolygon. */
export const joined = (shapes: readonly [Geometry, ...Geometry[]]): Geometry => {
  const [first, ...rest] = shapes
  return geometryOf(polygonClipping.union(loose(first), ...rest.map(loose)))
}

type Box = { west: number; south: number; east: number; north: number }
const boxOf = (p: Polygons): Box => {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (const [lon, lat] of p.flat(2)) {
    box.west = Math.min(box.west, lon)
    box.east = Math.max(box.east, lon)
    box.south = Math.min(box.south, lat)
    box.north = Math.max(box.north, lat)
  }
  return box
}

const METRES_PER_DEGREE = 111_195
const ringArea = (ring: readonly Pair[]): number => {
  let twice = 0
  for (let i = 1; i < ring.length; i += 1) {
    const [a, b] = [ring[i - 1]!, ring[i]!]
    twice += a[0] * b[1] - b[0] * a[1]
  }
  return Math.abs(twice / 2)
}
/** Square degrees; fine for comparing parts of one shape. */
const flatArea = (p: Polygons): number =>
  p.reduce((sum, rings) => sum + rings.reduce((s, ring, i) => s + (i === 0 ? 1 : -1) * ringArea(ring), 0), 0)

/** Square metres that two shapes share; 0 for neighbours that only touch. Good to a percent. */
export const sharedMetres = (a: Geometry, b: Geometry): number => {
  const [pa, pb] = [loose(a), loose(b)]
  const [x, y] = [boxOf(pa), boxOf(pb)]
  if (x.west > y.east || y.west > x.east || x.south > y.north || y.south > x.north) return 0
  const narrow = Math.cos((x.south * Math.PI) / 180)
  return flatArea(polygonClipping.intersection(pa, pb)) * METRES_PER_DEGREE ** 2 * narrow
}

const rectangle = (b: Box): Polygons => [
  [
    [
      [b.west, b.south],
      [b.east, b.south],
      [b.east, b.north],
      [b.west, b.north],
      [b.west, b.south],
    ],
  ],
]
const ROUNDS = 24

/** Cuts a shape across its longer side into two parts of equal area: west and east, or south and north. */
export const halves = (g: Geometry): readonly [Geometry, Geometry] => {
  const p = loose(g)
  const box = boxOf(p)
  const at = (lon: number, lat: number) => wgs84(lon, lat)
  const wide = distanceMetres(at(box.west, box.south), at(box.east, box.south))
  const tall = distanceMetres(at(box.west, box.south), at(box.west, box.north))
  const [from, to] = wide >= tall ? (['west', 'east'] as const) : (['south', 'north'] as const)
  const below = (cut: number) => polygonClipping.intersection(p, rectangle({ ...box, [to]: cut }))
  const half = flatArea(p) / 2
  let [low, high] = [box[from], box[to]]
  for (let round = 0; round < ROUNDS; round += 1) {
    const middle = (low + high) / 2
    if (flatArea(below(middle)) < half) low = middle
    else high = middle
  }
  const first = below(high)
  return [geometryOf(first), geometryOf(polygonClipping.intersection(p, rectangle({ ...box, [from]: high })))]
}

/** A position well inside a shape: the middle of the longest stretch along its middle parallel. */
export const insidePoint = (g: Geometry): { readonly lon: number; readonly lat: number } => {
  const p = loose(g)
  const box = boxOf(p)
  // A line exactly through a corner would meet two edges at once.
  const lat = box.south + (box.north - box.south) * 0.5000137
  const crossings = p.flatMap((rings) => rings.flatMap((ring) => crossed(ring, lat))).sort((a, b) => a - b)
  let best = { lon: (box.west + box.east) / 2, length: 0 }
  for (let i = 1; i < crossings.length; i += 2) {
    const [a, b] = [crossings[i - 1]!, crossings[i]!]
    if (b - a > best.length) best = { lon: (a + b) / 2, length: b - a }
  }
  return { lon: round6(best.lon), lat: round6(lat) }
}

const round6 = (n: number): number => Math.round(n * 1e6) / 1e6
function crossed(ring: readonly Pair[], lat: number): number[] {
  const found: number[] = []
  for (let i = 1; i < ring.length; i += 1) {
    const [a, b] = [ring[i - 1]!, ring[i]!]
    if (a[1] > lat !== b[1] > lat) found.push(a[0] + ((lat - a[1]) / (b[1] - a[1])) * (b[0] - a[0]))
  }
  return found
}
