import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wgs84 } from './datum.ts'
import { degreesAround } from './distance.ts'
import { type GridShape, gridIndex } from './grid-index.ts'
import { locate } from './locate.ts'
import { nearBorder } from './near-border.ts'

const WEST_EAST_BORDER = 116.3
const block = (code: string, west: number, east: number): GridShape => ({
  code,
  polygons: [
    [
      [
        [west, 35],
        [east, 35],
        [east, 35.1],
        [west, 35.1],
        [west, 35],
      ],
    ],
  ],
})
const index = gridIndex([block('west', 116.2, WEST_EAST_BORDER), block('east', WEST_EAST_BORDER, 116.4)])

describe('nearBorder', () => {
  it('warns on both sides of a border alike, with the metres to it', () => {
    const off = fc.double({ min: 1, max: 400, noNaN: true })
    const north = fc.double({ min: 35.02, max: 35.08, noNaN: true })
    fc.assert(
      fc.property(off, north, (metres, lat) => {
        const { lon } = degreesAround(wgs84(WEST_EAST_BORDER, lat), metres)
        const [left, right] = [wgs84(WEST_EAST_BORDER - lon, lat), wgs84(WEST_EAST_BORDER + lon, lat)]
        expect([locate(left, index), locate(right, index)]).toEqual(['west', 'east'])
        const [seenLeft] = nearBorder(left, index, metres + 0.01)
        const [seenRight] = nearBorder(right, index, metres + 0.01)
        expect([seenLeft?.code, seenRight?.code]).toEqual(['east', 'west'])
        expect(seenLeft?.metres).toBeCloseTo(metres, 3)
        expect(seenRight?.metres).toBeCloseTo(metres, 3)
        expect(nearBorder(left, index, metres - 0.01)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('says nothing in the middle', () => {
    expect(nearBorder(wgs84(116.25, 35.05), index, 100)).toEqual([])
  })

  it('on the border itself names the other side at 0 metres', () => {
    expect(nearBorder(wgs84(WEST_EAST_BORDER, 35.05), index, 0)).toEqual([{ code: 'west', metres: 0 }])
  })

  it('just beyond the outline proposes what is in reach, nearest first', () => {
    const north = wgs84(WEST_EAST_BORDER - 0.0001, 35.1005)
    expect(locate(north, index)).toBeUndefined()
    expect(nearBorder(north, index, 100).map((near) => near.code)).toEqual(['west', 'east'])
    expect(nearBorder(north, index, 40)).toEqual([])
  })

  it('refuses a distance that is none', () => {
    for (const metres of [-1, Number.NaN, Infinity])
      expect(() => nearBorder(wgs84(116.25, 35.05), index, metres)).toThrow(RangeError)
  })
})
