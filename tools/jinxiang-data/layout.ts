import { insideXy, metresBetween, metresToRing, type Xy } from './plane.ts'
import { type Stream, seeded } from './seeded.ts'
import type { Place, Town } from './source.ts'
import { cellsWithin } from './tessellate.ts'

/** Where things stand on the made-up map: the outline, a point per town and per committee. */
export type Layout = {
  readonly outline: readonly Xy[]
  readonly towns: ReadonlyMap<string, Xy>
  readonly places: ReadonlyMap<string, Xy>
  readonly townAreas: ReadonlyMap<string, readonly Xy[]>
}

const OUTLINE_CORNERS = 64
const OUTLINE_RADIUS = 16_800
const URBAN_RADIUS = 3_200
const RURAL_RADIUS = 11_200
/** Rural towns clockwise from north: a rough compass order from general knowledge, not surveyed. */
const CLOCKWISE = ['102', '111', '112', '110', '103', '107', '104', '109', '101'].map((end) => `370828${end}`)

/** Lays out an invented county: no coordinate in it was measured or copied from a map. */
export const layOut = (seed: number, towns: readonly Town[], places: readonly Place[]): Layout => {
  const outline = drawOutline(seeded(seed, 'outline'))
  const townPoints = placeTowns(seeded(seed, 'towns'), towns, places)
  const areas = cellsWithin([...townPoints.values()], outline)
  const townAreas = new Map([...townPoints.keys()].map((code, i) => [code, areas[i]!]))
  const points = new Map<string, Xy>()
  for (const { code } of towns) {
    const members = places.filter((place) => place.town === code)
    const spots = scatter(seeded(seed, `scatter ${code}`), townAreas.get(code)!, members.length)
    for (const [place, spot] of assign(members, spots)) points.set(place.code, spot)
  }
  return { outline, towns: townPoints, places: points, townAreas }
}

function drawOutline(stream: Stream): Xy[] {
  const waves = [2, 3, 4, 5, 7].map((times) => ({ times, size: 0.14 / times, turn: stream() * 2 * Math.PI }))
  return Array.from({ length: OUTLINE_CORNERS }, (_, i): Xy => {
    const angle = (i / OUTLINE_CORNERS) * 2 * Math.PI
    const wave = waves.reduce((sum, { times, size, turn }) => sum + size * Math.cos(times * angle + turn), 1)
    const radius = OUTLINE_RADIUS * (wave + 0.012 * (stream() - 0.5))
    return [radius * Math.cos(angle), radius * Math.sin(angle)]
  })
}

/** Four sub-districts in the middle; the rural towns on a ring around them, wider apart where there are more villages. */
function placeTowns(stream: Stream, towns: readonly Town[], places: readonly Place[]): Map<string, Xy> {
  const jitter = (metres: number) => (stream() - 0.5) * 2 * metres
  const at = (radius: number, bearing: number, loose: number): Xy => [
    radius * Math.sin(bearing) + jitter(loose),
    radius * Math.cos(bearing) + jitter(loose),
  ]
  const urban = towns.filter((town) => !CLOCKWISE.includes(town.code))
  const spots = new Map(urban.map(({ code }, i) => [code, at(URBAN_RADIUS, ((2 * i + 1) * Math.PI) / 4, 350)]))
  const weights = CLOCKWISE.map((code) => Math.sqrt(places.filter((place) => place.town === code).length))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let passed = -weights[0]! / 2
  CLOCKWISE.forEach((code, i) => {
    spots.set(code, at(RURAL_RADIUS, ((passed + weights[i]! / 2) / total) * 2 * Math.PI, 600))
    passed += weights[i]!
  })
  return spots
}

/** Spreads points evenly over an area: the R2 low-discrepancy sequence (plastic number), kept off the border. */
function scatter(stream: Stream, area: readonly Xy[], count: number): Xy[] {
  const xs = area.map(([x]) => x)
  const ys = area.map(([, y]) => y)
  const [west, south] = [Math.min(...xs), Math.min(...ys)]
  const [width, height] = [Math.max(...xs) - west, Math.max(...ys) - south]
  const margin = 0.22 * Math.sqrt((width * height) / count)
  const [startX, startY] = [stream(), stream()]
  const spots: Xy[] = []
  for (let n = 1; spots.length < count; n += 1) {
    if (n > 1000 * count) throw new Error('the area is too narrow for its points')
    const spot: Xy = [
      west + ((startX + n * 0.7548776662) % 1) * width,
      south + ((startY + n * 0.5698402909) % 1) * height,
    ]
    if (insideXy(spot, area) && metresToRing(spot, area) > margin) spots.push(spot)
  }
  return spots
}

/** Communities take the spots next to the county's centre, villages follow a curve so that neighbours in the list are neighbours on the map. */
function assign(members: readonly Place[], spots: readonly Xy[]): [Place, Xy][] {
  const communities = members.filter((place) => place.kind === 'community')
  const villages = members.filter((place) => place.kind === 'village')
  const inward = [...spots].sort((a, b) => metresBetween(a, [0, 0]) - metresBetween(b, [0, 0]))
  const outer = inward.slice(communities.length).sort((a, b) => alongCurve(a) - alongCurve(b))
  return [
    ...communities.map((place, i): [Place, Xy] => [place, inward[i]!]),
    ...villages.map((place, i): [Place, Xy] => [place, outer[i]!]),
  ]
}

/** Position on a Hilbert curve over a 40 km square, 256 cells a side. */
function alongCurve([metresEast, metresNorth]: Xy): number {
  const cell = (metres: number) => Math.max(0, Math.min(255, Math.floor(((metres + 20_000) / 40_000) * 256)))
  let [x, y, distance] = [cell(metresEast), cell(metresNorth), 0]
  for (let side = 128; side > 0; side /= 2) {
    const right = (x & side) > 0 ? 1 : 0
    const up = (y & side) > 0 ? 1 : 0
    distance += side * side * ((3 * right) ^ up)
    if (up === 0) {
      if (right === 1) [x, y] = [255 - x, 255 - y]
      ;[x, y] = [y, x]
    }
  }
  return distance
}
