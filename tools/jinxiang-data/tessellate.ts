import { Delaunay } from 'd3-delaunay'
import polygonClipping from 'polygon-clipping'
import { type Corner, cornerOf, doubleArea, type Ring, type Xy } from './plane.ts'

const BEYOND = 60_000

/** The Voronoi cell of each point, cut at the outline. @throws Error when the outline cuts a cell into pieces. */
export const cellsWithin = (points: readonly Xy[], outline: readonly Xy[]): Xy[][] => {
  const bounds: [number, number, number, number] = [-BEYOND, -BEYOND, BEYOND, BEYOND]
  const voronoi = Delaunay.from(points.map(([x, y]): [number, number] => [x, y])).voronoi(bounds)
  const frame = [...outline, outline[0]!].map(([x, y]): [number, number] => [x, y])
  return points.map((_, i) => {
    const pieces = polygonClipping.intersection([voronoi.cellPolygon(i) as [number, number][]], [frame])
    const ring = pieces[0]?.[0]
    if (!ring || pieces.length > 1 || pieces[0]!.length > 1) throw new Error(`cell ${i} is not one piece`)
    return ring.slice(0, -1)
  })
}

/** Snaps a cell to whole steps, counter-clockwise, without repeated corners. */
export const snap = (cell: readonly Xy[]): Ring => {
  const corners = cell.map(cornerOf)
  const ring = corners.filter((corner, i) => !same(corner, corners[(i + 1) % corners.length]!))
  const area = doubleArea(ring)
  if (ring.length < 3 || area === 0) throw new Error('a cell vanished while snapping')
  return area > 0 ? ring : ring.reverse()
}

/**
 * Joins rings that share whole edges: edges that run both ways cancel, the rest is the border.
 *
 * Exact, as corners are whole numbers. Answers undefined when the rings do not form one area without holes.
 */
export const dissolve = (rings: readonly Ring[]): Ring | undefined => {
  const edges = new Map<string, [Corner, Corner]>()
  for (const ring of rings)
    ring.forEach((from, i) => {
      const to = ring[(i + 1) % ring.length]!
      if (!edges.delete(`${to}>${from}`)) edges.set(`${from}>${to}`, [from, to])
    })
  const next = new Map<string, Corner>()
  for (const [from, to] of edges.values()) {
    if (next.has(String(from))) return undefined
    next.set(String(from), to)
  }
  const start = edges.values().next().value?.[0]
  if (!start) return undefined
  const border = [start]
  for (let at = next.get(String(start)); at && !same(at, start); at = next.get(String(at))) border.push(at)
  return border.length === edges.size && doubleArea(border) > 0 ? border : undefined
}

const same = (a: Corner, b: Corner): boolean => a[0] === b[0] && a[1] === b[1]
