import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wgs84 } from './datum.ts'
import { degreesAround, distanceMetres, metresToSegment } from './distance.ts'

const position = fc
  .tuple(fc.double({ min: 100, max: 130, noNaN: true }), fc.double({ min: 20, max: 50, noNaN: true }))
  .map(([lon, lat]) => wgs84(lon, lat))

describe('distanceMetres', () => {
  it('knows a degree of latitude, the equator and the antipode', () => {
    expect(distanceMetres(wgs84(116, 35), wgs84(116, 36))).toBeCloseTo(111_195, -1)
    expect(distanceMetres(wgs84(0, 0), wgs84(1, 0))).toBeCloseTo(111_195, -1)
    expect(distanceMetres(wgs84(0, 90), wgs84(0, -90))).toBeCloseTo(Math.PI * 6_371_008.8, 0)
  })

  it('is zero to itself, the same both ways, and never longer by a detour', () => {
    fc.assert(
      fc.property(position, position, position, (a, b, c) => {
        expect(distanceMetres(a, a)).toBe(0)
        expect(distanceMetres(a, b)).toBeCloseTo(distanceMetres(b, a), 6)
        expect(distanceMetres(a, c)).toBeLessThanOrEqual(distanceMetres(a, b) + distanceMetres(b, c) + 1e-6)
      }),
    )
  })
})

describe('metresToSegment', () => {
  it('agrees with the great circle to the ends and the middle', () => {
    const at = wgs84(116.3, 35.1)
    const { lon, lat } = degreesAround(at, 1000)
    const alongside = [
      [116.3 - lon, 35.1 + lat],
      [116.3 + lon, 35.1 + lat],
    ] as const
    expect(metresToSegment(at, ...alongside)).toBeCloseTo(1000, 1)
    const beyond = [
      [116.3 + lon, 35.1],
      [116.3 + 2 * lon, 35.1],
    ] as const
    expect(metresToSegment(at, ...beyond)).toBeCloseTo(1000, 1)
    expect(metresToSegment(at, [116.3, 35.11], [116.3, 35.11])).toBeCloseTo(distanceMetres(at, wgs84(116.3, 35.11)), 2)
  })
})
