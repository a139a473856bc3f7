import gcoord from 'gcoord'

declare const datum: unique symbol

/** A position in degrees on WGS-84: satellite receivers, GeoJSON, everything this product stores. */
export type Wgs84 = LonLat & { readonly [datum]: 'WGS-84' }
/** A position in degrees on GCJ-02, the shifted datum of domestic map services; up to about 700 m away from WGS-84. */
export type Gcj02 = LonLat & { readonly [datum]: 'GCJ-02' }

type LonLat = { readonly lon: number; readonly lat: number }
type Pair = [number, number]

// The package is CommonJS with ES typings, so the compiler sees its default export one level too deep.
const { transform } = gcoord as unknown as { transform: (p: Pair, from: 'WGS84', to: 'GCJ02') => Pair }

const DEGREES_SETTLED = 1e-9
const ROUNDS = 12

/** States that two numbers of degrees are WGS-84. @throws RangeError outside -180..180 / -90..90 or not a number. */
export const wgs84 = (lon: number, lat: number): Wgs84 => checked(lon, lat) as Wgs84

/** States that two numbers of degrees are GCJ-02. @throws RangeError outside -180..180 / -90..90 or not a number. */
export const gcj02 = (lon: number, lat: number): Gcj02 => checked(lon, lat) as Gcj02

/** Shifts a WGS-84 position to GCJ-02; a position outside the box around China comes back unshifted. */
export const toGcj02 = (at: Wgs84): Gcj02 => {
  const [lon, lat] = transform([at.lon, at.lat], 'WGS84', 'GCJ02')
  return { lon, lat } as Gcj02
}

/**
 * The WGS-84 position whose shift is the given GCJ-02 one, to well under a millimetre inside China.
 *
 * gcoord's own inverse never ends for some positions on the edge of the box around China, so the
 * inverse is found here in a fixed number of rounds; there the closest guess is returned.
 */
export const toWgs84 = (at: Gcj02): Wgs84 => {
  let best = { lon: at.lon, lat: at.lat }
  let bestOff = Number.POSITIVE_INFINITY
  let guess = best
  for (let round = 0; round < ROUNDS && bestOff > DEGREES_SETTLED; round += 1) {
    const [lon, lat] = transform([guess.lon, guess.lat], 'WGS84', 'GCJ02')
    const off = Math.hypot(lon - at.lon, lat - at.lat)
    if (off < bestOff) [best, bestOff] = [guess, off]
    guess = { lon: guess.lon - (lon - at.lon), lat: guess.lat - (lat - at.lat) }
  }
  return best as Wgs84
}

function checked(lon: number, lat: number): LonLat {
  if (!(Math.abs(lon) <= 180)) throw new RangeError(`longitude ${lon} is not within -180..180 degrees`)
  if (!(Math.abs(lat) <= 90)) throw new RangeError(`latitude ${lat} is not within -90..90 degrees`)
  return { lon, lat }
}
