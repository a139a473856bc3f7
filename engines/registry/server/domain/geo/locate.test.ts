import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wgs84 } from './datum.ts'
import { type GridShape, gridIndex, gridShapes } from './grid-index.ts'
import { gridsAt, locate } from './locate.ts'

const square = (code: string, west: number, south: number, side = 1): GridShape => ({
  code,
  polygons: [[box(west, south, side)]],
})
const box = (west: number, south: number, side: number) =>
  [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
    [west, south],
  ] as const

const lattice = gridIndex(
  [0, 1, 2, 3].flatMap((row) => [0, 1, 2, 3].map((column) => square(`r${row}c${column}`, 100 + column, 30 + row))),
)

describe('locate', () => {
  it('finds the square a position is in', () => {
    const inside = fc.double({ min: 0.001, max: 3.999, noNaN: true }).filter((n) => !Number.isInteger(n))
    fc.assert(
      fc.property(inside, inside, (east, north) => {
        const expected = `r${Math.floor(north)}c${Math.floor(east)}`
        expect(gridsAt(wgs84(100 + east, 30 + north), lattice)).toEqual([expected])
      }),
      { numRuns: 1000 },
    )
  })

  it('gives a shared border and a shared corner to the lowest code, in any loading order', () => {
    const turned = gridIndex([...lattice.grids].reverse())
    for (const index of [lattice, turned]) {
      expect(gridsAt(wgs84(101, 30.5), index)).toEqual(['r0c0', 'r0c1'])
      expect(locate(wgs84(101, 31), index)).toBe('r0c0')
    }
  })

  it('answers undefined outside', () => {
    expect(locate(wgs84(99.999, 31), lattice)).toBeUndefined()
    expect(locate(wgs84(-102, 31), lattice)).toBeUndefined()
  })

  it('respects holes and separate parts', () => {
    const index = gridIndex([
      { code: 'ring', polygons: [[box(100, 30, 3), box(101, 31, 1)], [box(110, 30, 1)]] },
      square('core', 101, 31),
    ])
    expect(gridsAt(wgs84(101.5, 31.5), index)).toEqual(['core'])
    expect(gridsAt(wgs84(100.5, 31.5), index)).toEqual(['ring'])
    expect(gridsAt(wgs84(110.5, 30.5), index)).toEqual(['ring'])
  })
})

describe('gridIndex', () => {
  it('refuses shapes that cannot be right', () => {
    const ring = (...positions: (readonly [number, number])[]): GridShape => ({ code: 'x', polygons: [[positions]] })
    expect(() => gridIndex([square('x', 0, 0), square('x', 1, 1)])).toThrow('twice')
    expect(() => gridIndex([ring([0, 0], [1, 0], [0, 0])])).toThrow('at least 4')
    expect(() => gridIndex([ring([0, 0], [1, 0], [1, 1], [0, 1])])).toThrow('not closed')
    expect(() => gridIndex([ring([0, 0], [Number.NaN, 0], [1, 1], [0, 0])])).toThrow('not a number')
    expect(() => gridIndex([{ code: 'x', polygons: [] }])).toThrow('no polygon')
  })

  it('reads polygons and multipolygons of a GeoJSON file', () => {
    const coordinates = [box(0, 0, 1)]
    const [one, many] = gridShapes({
      features: [
        { properties: { code: 'a' }, geometry: { type: 'Polygon', coordinates } },
        { properties: { code: 'b' }, geometry: { type: 'MultiPolygon', coordinates: [coordinates, [box(2, 2, 1)]] } },
      ],
    })
    expect(one?.polygons).toEqual([coordinates])
    expect(many?.polygons).toHaveLength(2)
  })
})
