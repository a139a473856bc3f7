import type { Wgs84 } from './datum.ts'

/** A position as GeoJSON writes it: longitude, latitude, in degrees. */
export type LonLatPair = readonly [number, number]

const EARTH_RADIUS_METRES = 6_371_008.8
const RADIANS = Math.PI / 180

/** Great-circle distance in metres on a sphere of mean radius; within 0.6 % of the ellipsoid. */
export const distanceMetres = (a: Wgs84, b: Wgs84): number => {
  const half = (degrees: number) => Math.sin((degrees * RADIANS) / 2) ** 2
  const h = half(b.lat - a.lat) + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * half(b.lon - a.lon)
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Degrees of longitude and latitude that span the given metres at a position; for widening a box. */
export const degreesAround = (at: Wgs84, metres: number): { readonly lon: number; readonly lat: number } => ({
  lon: metres / (EARTH_RADIUS_METRES * RADIANS * Math.cos(at.lat * RADIANS)),
  lat: metres / (EARTH_RADIUS_METRES * RADIANS),
})

/** Metres from a position to the nearest point of a segment, on a plane touching the earth there; for up to some 50 km. */
export const metresToSegment = (at: Wgs84, from: LonLatPair, to: LonLatPair): number => {
  const scale = EARTH_RADIUS_METRES * RADIANS
  const narrow = scale * Math.cos(at.lat * RADIANS)
  const x = (from[0] - at.lon) * narrow
  const y = (from[1] - at.lat) * scale
  const dx = (to[0] - from[0]) * narrow
  const dy = (to[1] - from[1]) * scale
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(x * dx + y * dy) / length))
  return Math.hypot(x + share * dx, y + share * dy)
}
