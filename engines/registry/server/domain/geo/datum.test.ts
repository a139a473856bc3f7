import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Gcj02, gcj02, toGcj02, toWgs84, type Wgs84, wgs84 } from './datum.ts'
import { distanceMetres } from './distance.ts'

const inChina = fc.record({
  lon: fc.double({ min: 73, max: 136, noNaN: true }),
  lat: fc.double({ min: 2, max: 54, noNaN: true }),
})
const anywhere = fc.record({
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
})

describe('datum', () => {
  it('shifts a position as published test values do', () => {
    const shifted = toGcj02(wgs84(121.5272106, 31.1774276))
    expect(shifted.lon).toBeCloseTo(121.531541859215, 6)
    expect(shifted.lat).toBeCloseTo(31.17530398364597, 6)
  })

  it('comes back to within a millimetre, both ways round', () => {
    fc.assert(
      fc.property(inChina, ({ lon, lat }) => {
        const start = wgs84(lon, lat)
        expect(distanceMetres(start, toWgs84(toGcj02(start)))).toBeLessThan(0.001)
        const shifted = gcj02(lon, lat)
        const again = toGcj02(toWgs84(shifted))
        expect(distanceMetres(wgs84(lon, lat), wgs84(again.lon, again.lat))).toBeLessThan(0.001)
      }),
      { numRuns: 2000 },
    )
  })

  it('really moves a position on the mainland, by less than a kilometre', () => {
    // South of Hainan the two waves of the shift nearly cancel in places (2 m at 98°E 2°N).
    const mainland = fc.record({
      lon: fc.double({ min: 73, max: 136, noNaN: true }),
      lat: fc.double({ min: 18, max: 54, noNaN: true }),
    })
    fc.assert(
      fc.property(mainland, ({ lon, lat }) => {
        const { lon: east, lat: north } = toGcj02(wgs84(lon, lat))
        const metres = distanceMetres(wgs84(lon, lat), wgs84(east, north))
        expect(metres).toBeGreaterThan(10)
        expect(metres).toBeLessThan(1000)
      }),
    )
  })

  it('ends with a position nearby for any input, also where the plain inverse never settles', () => {
    const awkward = gcj02(72.00406689575286, 8.680295717416902)
    fc.assert(
      fc.property(fc.oneof(anywhere, fc.constant(awkward)), ({ lon, lat }) => {
        const back = toWgs84(gcj02(lon, lat))
        expect(distanceMetres(wgs84(lon, lat), back)).toBeLessThan(2500)
      }),
    )
  })

  it('leaves a position abroad where it is', () => {
    expect(toGcj02(wgs84(2.35, 48.85))).toEqual({ lon: 2.35, lat: 48.85 })
    expect(toWgs84(gcj02(2.35, 48.85))).toEqual({ lon: 2.35, lat: 48.85 })
  })

  it('refuses what is not a position', () => {
    for (const [lon, lat] of [
      [181, 0],
      [0, 91],
      [Number.NaN, 0],
      [0, Number.NaN],
      [Infinity, 0],
    ] as const) {
      expect(() => wgs84(lon, lat)).toThrow(RangeError)
      expect(() => gcj02(lon, lat)).toThrow(RangeError)
    }
  })

  it('keeps the two datums apart in the type check', () => {
    const satellite: Wgs84 = wgs84(116, 35)
    const map: Gcj02 = gcj02(116, 35)
    // @ts-expect-error a GCJ-02 position is no WGS-84 position
    const mixed: Wgs84 = map
    // @ts-expect-error a WGS-84 position is not to be shifted back
    const twice = toWgs84(satellite)
    // @ts-expect-error bare numbers do not say their datum
    const bare: Wgs84 = { lon: 116, lat: 35 }
    expect([mixed, twice, bare]).toHaveLength(3)
  })
})
