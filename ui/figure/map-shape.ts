/** GeoJSON polygon geometry, [longitude, latitude]; holes are rings after the first. */
export type Ring = readonly (readonly number[])[]
export type RegionGeometry =
  | { type: 'Polygon'; coordinates: readonly Ring[] }
  | { type: 'MultiPolygon'; coordinates: readonly (readonly Ring[])[] }

export type Projection = {
  width: number
  height: number
  project: (lon: number, lat: number) => readonly [number, number]
}

const polygonsOf = (g: RegionGeometry) => (g.type === 'Polygon' ? [g.coordinates] : g.coordinates)

const eachPoint = (geometries: readonly RegionGeometry[], visit: (lon: number, lat: number) => void) => {
  for (const g of geometries)
    for (const polygon of polygonsOf(g))
      for (const ring of polygon)
        for (const [lon, lat] of ring) if (lon !== undefined && lat !== undefined) visit(lon, lat)
}

/** Fits all shapes into `width` units with a margin; lengths are true at the middle latitude. North is up. */
export const fitProjection = (geometries: readonly RegionGeometry[], width = 1000, margin = 20): Projection => {
  const box = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity }
  eachPoint(geometries, (lon, lat) => {
    box.west = Math.min(box.west, lon)
    box.east = Math.max(box.east, lon)
    box.south = Math.min(box.south, lat)
    box.north = Math.max(box.north, lat)
  })
  if (box.west > box.east) return { width, height: width / 2, project: () => [width / 2, width / 4] }
  const squeeze = Math.cos((((box.south + box.north) / 2) * Math.PI) / 180)
  const scale = (width - 2 * margin) / ((box.east - box.west) * squeeze || 1)
  const height = (box.north - box.south) * scale + 2 * margin
  return {
    width,
    height,
    project: (lon, lat) => [margin + (lon - box.west) * squeeze * scale, margin + (box.north - lat) * scale],
  }
}

/** The `d` of an SVG path, one decimal. */
export const pathOf = (geometry: RegionGeometry, { project }: Projection): string =>
  polygonsOf(geometry)
    .flat()
    .map(
      (ring) =>
        `M${ring
          .map(([lon, lat]) =>
            project(lon ?? 0, lat ?? 0)
              .map((v) => v.toFixed(1))
              .join(' '),
          )
          .join('L')}Z`,
    )
    .join('')

const ringCentre = (ring: Ring): { area: number; x: number; y: number } => {
  const [lon0 = 0, lat0 = 0] = ring[0] ?? []
  let [area, x, y] = [0, 0, 0]
  // relative to the first point, so that tiny rings far from 0°/0° keep their digits
  ring.forEach(([lonA = 0, latA = 0], i) => {
    const [lonB = 0, latB = 0] = ring[(i + 1) % ring.length] ?? []
    const [ax, ay, bx, by] = [lonA - lon0, latA - lat0, lonB - lon0, latB - lat0]
    const cross = ax * by - bx * ay
    area += cross / 2
    x += ((ax + bx) * cross) / 6
    y += ((ay + by) * cross) / 6
  })
  return area === 0 ? { area, x: lon0, y: lat0 } : { area: Math.abs(area), x: lon0 + x / area, y: lat0 + y / area }
}

/** Where a label stands: centre of gravity of the largest outer ring, [longitude, latitude]. */
export const labelPoint = (geometry: RegionGeometry): readonly [number, number] => {
  const centres = polygonsOf(geometry).map((polygon) => ringCentre(polygon[0] ?? []))
  const largest = centres.reduce((a, b) => (b.area > a.area ? b : a), centres[0] ?? { area: 0, x: 0, y: 0 })
  return [largest.x, largest.y]
}

/** Five steps 1-5 by equal ranges of the numbers present; a single value is step 3. */
export const stepsOf = (values: readonly number[]): ((value: number) => 1 | 2 | 3 | 4 | 5) => {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return (value) => {
    if (!(high > low)) return 3
    return Math.min(5, 1 + Math.floor(((value - low) / (high - low)) * 5)) as 1 | 2 | 3 | 4 | 5
  }
}

type Named = { readonly name: string; readonly geometry: RegionGeometry }
/** Those whose names do not lie on another's, the first come first; `letter` is the size of one in widths of the picture. */
export const withRoom = <T extends Named>(regions: readonly T[], p: Projection, letter: number): T[] => {
  const size = letter * p.width
  const placed: { x: number; y: number; half: number }[] = []
  return regions.filter(({ name, geometry }) => {
    const [x, y] = p.project(...labelPoint(geometry))
    const half = ((name.length + 0.6) * size) / 2
    const clear = placed.every((o) => Math.abs(o.x - x) >= o.half + half || Math.abs(o.y - y) >= size * 1.35)
    if (clear) placed.push({ x, y, half })
    return clear
  })
}

export type Way = 'north' | 'south' | 'west' | 'east'
type Placed = { readonly geometry: RegionGeometry }
/** The nearest region whose middle lies that way, what lies off the way counting double; the same where there is none. */
export const nextRegion = <T extends Placed>(regions: readonly T[], from: T, way: Way): T => {
  const [lon0, lat0] = labelPoint(from.geometry)
  const sideways = way === 'north' || way === 'south'
  const sign = way === 'north' || way === 'east' ? 1 : -1
  const squeeze = Math.cos((lat0 * Math.PI) / 180)
  let best = from
  let least = Number.POSITIVE_INFINITY
  for (const r of regions) {
    const [lon, lat] = labelPoint(r.geometry)
    const [x, y] = [(lon - lon0) * squeeze, lat - lat0]
    const along = sign * (sideways ? y : x)
    const far = along + 2 * Math.abs(sideways ? x : y)
    if (r !== from && along > 0 && far < least) {
      best = r
      least = far
    }
  }
  return best
}
