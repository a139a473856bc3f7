/** Metres east and north of the county's centre, on a flat schematic plane. */
export type Xy = readonly [number, number]
/** A corner in hundred-thousandths of a degree (about 1 m), so that shared corners are equal and not just close. */
export type Corner = readonly [number, number]
/** Corners counter-clockwise; the first is not repeated. */
export type Ring = readonly Corner[]

export const CENTRE = { lon: 116.31, lat: 35.07 }
const METRES_PER_DEGREE_LAT = 110_940
const METRES_PER_DEGREE_LON = 111_320 * Math.cos((CENTRE.lat * Math.PI) / 180)
export const STEPS_PER_DEGREE = 100_000

export const cornerOf = ([x, y]: Xy): Corner => [
  Math.round((CENTRE.lon + x / METRES_PER_DEGREE_LON) * STEPS_PER_DEGREE),
  Math.round((CENTRE.lat + y / METRES_PER_DEGREE_LAT) * STEPS_PER_DEGREE),
]

/** Twice the signed area in square steps; positive when counter-clockwise. */
export const doubleArea = (ring: Ring): number =>
  ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!
    return sum + x * nextY - nextX * y
  }, 0)

export const insideXy = ([x, y]: Xy, ring: readonly Xy[]): boolean => {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [ax, ay] = ring[i]!
    const [bx, by] = ring[j]!
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}

export const metresBetween = (a: Xy, b: Xy): number => Math.hypot(a[0] - b[0], a[1] - b[1])

/** Metres from a point to the nearest of a ring's edges. */
export const metresToRing = ([x, y]: Xy, ring: readonly Xy[]): number => {
  let nearest = Number.POSITIVE_INFINITY
  for (let i = 0; i < ring.length; i += 1) {
    const [ax, ay] = ring[i]!
    const [bx, by] = ring[(i + 1) % ring.length]!
    const [dx, dy] = [bx - ax, by - ay]
    const share = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)))
    nearest = Math.min(nearest, Math.hypot(ax + share * dx - x, ay + share * dy - y))
  }
  return nearest
}
