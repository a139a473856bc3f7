import { globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import pointInPolygon from 'point-in-polygon-hao'
import { describe, expect, it } from 'vitest'
import { wgs84 } from './datum.ts'
import { degreesAround, distanceMetres, type LonLatPair } from './distance.ts'
import { type GridCollection, gridIndex, gridShapes } from './grid-index.ts'
import { gridsAt, locate } from './locate.ts'
import { nearBorder } from './near-border.ts'

const packs = resolve(import.meta.dirname, '../../../../../packs')
const maps = globSync('*/data/grids.geojson', { cwd: packs }).sort()
const read = (path: string): GridCollection => JSON.parse(readFileSync(path, 'utf8'))

/** A small fixed sequence of numbers in 0..1, so that a failure repeats. */
const sequence = (state: number) => () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state / 4_294_967_296
}

it('there is a shipped map to try', () => expect(maps.length).toBeGreaterThan(0))

describe.each(maps)('%s', (map) => {
  const shapes = gridShapes(read(join(packs, map)))
  const index = gridIndex(shapes)
  const outline = gridShapes(read(join(packs, dirname(map), 'county.geojson')))[0]!.polygons[0]!
  const within = (lon: number, lat: number) => pointInPolygon([lon, lat], outline as unknown as number[][][]) === true

  it('every random position inside the outline is in exactly one grid, every one outside in none', () => {
    const lons = outline[0]!.map(([lon]) => lon)
    const lats = outline[0]!.map(([, lat]) => lat)
    const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)]
    const next = sequence(20_261_121)
    const wrong: unknown[] = []
    for (let inside = 0, tried = 0; inside < 20_000; tried += 1) {
      expect(tried).toBeLessThan(60_000)
      const at = wgs84(west + next() * (east - west), south + next() * (north - south))
      const expected = within(at.lon, at.lat) ? 1 : 0
      inside += expected
      if (gridsAt(at, index).length !== expected) wrong.push({ at, grids: gridsAt(at, index) })
    }
    expect(wrong).toEqual([])
  })

  it('warns alike 5 m to either side of every longer border', () => {
    let borders = 0
    for (const [a, b] of longBorders(shapes.flatMap((shape) => shape.polygons.flat()))) {
      const middle = wgs84((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
      const { lon, lat } = degreesAround(middle, 1)
      const [east, north] = [(b[0] - a[0]) / lon, (b[1] - a[1]) / lat]
      const length = Math.hypot(east, north)
      const [offLon, offLat] = [(-north / length) * 5 * lon, (east / length) * 5 * lat]
      const left = wgs84(middle.lon + offLon, middle.lat + offLat)
      const right = wgs84(middle.lon - offLon, middle.lat - offLat)
      const [here, there] = [nearBorder(left, index, 20)[0], nearBorder(right, index, 20)[0]]
      expect(here?.code).toBe(locate(right, index))
      expect(there?.code).toBe(locate(left, index))
      expect(here?.metres).toBeCloseTo(5, 1)
      expect(there?.metres).toBeCloseTo(5, 1)
      borders += 1
    }
    expect(borders).toBeGreaterThan(shapes.length)
  })
})

/** Edges that two rings share, once each, where they are at least 200 m long. */
function longBorders(rings: readonly (readonly LonLatPair[])[]): (readonly [LonLatPair, LonLatPair])[] {
  const once = new Map<string, readonly [LonLatPair, LonLatPair]>()
  const shared: (readonly [LonLatPair, LonLatPair])[] = []
  for (const ring of rings)
    ring.slice(1).forEach((to, i) => {
      const from = ring[i]!
      if (once.has(`${to}>${from}`)) shared.push([from, to])
      once.set(`${from}>${to}`, [from, to])
    })
  return shared.filter(([a, b]) => distanceMetres(wgs84(...a), wgs84(...b)) >= 200)
}
