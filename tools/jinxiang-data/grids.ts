import type { Layout } from './layout.ts'
import type { Merge } from './merges.ts'
import { doubleArea, metresBetween, type Ring, type Xy } from './plane.ts'
import { seeded } from './seeded.ts'
import type { Place } from './source.ts'
import { cellsWithin, dissolve, snap } from './tessellate.ts'

export type Grid = {
  readonly code: string
  readonly name: string
  readonly division: string
  readonly town: string
  readonly point: Xy
  readonly split: boolean
  readonly ring: Ring
}

const COMMUNITY_SPLITS = 8
const VILLAGE_SPLITS = 7

/** The communities cut in two: every second one in code order. */
export const splitCommunities = (places: readonly Place[]): string[] =>
  places
    .filter((place) => place.kind === 'community')
    .filter((_, i) => i % 2 === 0)
    .slice(0, COMMUNITY_SPLITS)
    .map((place) => place.code)

/** One cell per committee; a community to be cut in two gets a second cell under the key `<code>+`. */
export const drawCells = (seed: number, layout: Layout, twice: readonly string[]) => {
  const points = new Map(layout.places)
  for (const code of twice) {
    const stream = seeded(seed, `second ${code}`)
    const own = layout.places.get(code)!
    const others = [...layout.places].filter(([other]) => other !== code).map(([, at]) => metresBetween(at, own))
    const away = 0.4 * Math.min(...others)
    const angle = stream() * 2 * Math.PI
    points.set(`${code}+`, [own[0] + away * Math.cos(angle), own[1] + away * Math.sin(angle)])
  }
  const cells = cellsWithin([...points.values()], layout.outline)
  return { points, cells: new Map([...points.keys()].map((key, i) => [key, snap(cells[i]!)])) }
}

/** Grids over the units that stay: one each, two for the communities and the largest joined villages chosen for a split. */
export const cutGrids = (input: {
  places: readonly Place[]
  merges: readonly Merge[]
  points: ReadonlyMap<string, Xy>
  cells: ReadonlyMap<string, Ring>
}): Grid[] => {
  const { places, merges, points, cells } = input
  const gone = new Set(merges.map((merge) => merge.from))
  const joined = (code: string) => [code, ...merges.filter((merge) => merge.to === code).map((merge) => merge.from)]
  const villagesInTwo = new Set(largestPairs(input, joined))
  return places
    .filter((place) => !gone.has(place.code))
    .flatMap((place) => {
      const keys = joined(place.code)
      if (cells.has(`${place.code}+`)) keys.push(`${place.code}+`)
      const split = villagesInTwo.has(place.code) || cells.has(`${place.code}+`)
      const parts = split ? keys.map((key) => [key]) : [keys]
      return parts.map((part, i): Grid => {
        const ring = dissolve(part.map((key) => cells.get(key)!))
        if (!ring) throw new Error(`${place.code}: its cells do not join`)
        const serial = split ? `第${'一二'[i]}` : ''
        return {
          code: `${place.code}${String(i + 1).padStart(3, '0')}`,
          name: `${place.name}${serial}网格`,
          division: place.code,
          town: place.town,
          point: points.get(part[0]!)!,
          split,
          ring,
        }
      })
    })
}

/** Villages that took in exactly one other: the largest by area, at most one a town. */
function largestPairs(
  { places, cells }: { places: readonly Place[]; cells: ReadonlyMap<string, Ring> },
  joined: (code: string) => string[],
): string[] {
  const pairs = places.filter((place) => place.kind === 'village' && joined(place.code).length === 2)
  const area = (place: Place) => joined(place.code).reduce((sum, key) => sum + doubleArea(cells.get(key)!), 0)
  const sorted = [...pairs].sort((a, b) => area(b) - area(a))
  const firstOfTown = sorted.filter((place, i) => sorted.findIndex((other) => other.town === place.town) === i)
  return firstOfTown.slice(0, VILLAGE_SPLITS).map((place) => place.code)
}
