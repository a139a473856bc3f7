import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gridIndex, locate, wgs84 } from './geo/index.ts'
import { type Geometry, halves, insidePoint, joined, polygonsOf, sharedMetres } from './shapes.ts'

const box = (west: number, south: number, east: number, north: number): Geometry => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
})
/** A star-shaped outline with the given radii (degrees) around a centre. */
const star = (radii: readonly number[]): Geometry => {
  const ring = radii.map((r, i): [number, number] => {
    const angle = (2 * Math.PI * i) / radii.length
    return [116.3 + r * Math.cos(angle), 35 + r * Math.sin(angle)]
  })
  return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] }
}
const outline = fc.array(fc.double({ min: 0.005, max: 0.03, noNaN: true }), { minLength: 3, maxLength: 12 }).map(star)
const holds = (g: Geometry, at: { lon: number; lat: number }) =>
  locate(wgs84(at.lon, at.lat), gridIndex([{ code: 'x', polygons: polygonsOf(g) }])) === 'x'
const area = (g: Geometry) => sharedMetres(g, box(116, 34, 117, 36))

describe('halves', () => {
  it('cuts any outline into two parts of equal area that share no ground', () => {
    fc.assert(
      fc.property(outline, (g) => {
        const [a, b] = halves(g)
        expect(area(a) / area(b)).toBeCloseTo(1, 2)
        expect((area(a) + area(b)) / area(g)).toBeCloseTo(1, 3)
        expect(sharedMetres(a, b)).toBeLessThan(1)
      }),
      { numRuns: 60 },
    )
  })
  it('cuts across the longer side', () => {
    const [west] = halves(box(116.3, 35, 116.4, 35.01))
    expect(polygonsOf(west)[0]![0]!.map(([lon]) => Math.round(lon * 1e4) / 1e4)).not.toContain(116.4)
  })
})

describe('insidePoint', () => {
  it('lies in the shape, however bent', () => {
    fc.assert(
      fc.property(outline, (g) => {
        expect(holds(g, insidePoint(g))).toBe(true)
      }),
    )
    const bow: Geometry = joined([box(116.3, 35, 116.31, 35.1), box(116.31, 35, 116.4, 35.01)])
    expect(holds(bow, insidePoint(bow))).toBe(true)
  })
})

describe('joined and sharedMetres', () => {
  it('joins neighbours to one polygon and keeps strangers apart', () => {
    expect(joined([box(116.3, 35, 116.4, 35.1), box(116.4, 35, 116.5, 35.1)]).type).toBe('Polygon')
    expect(joined([box(116.3, 35, 116.4, 35.1), box(116.45, 35, 116.5, 35.1)]).type).toBe('MultiPolygon')
  })
  it('counts common ground in square metres, none for neighbours', () => {
    expect(sharedMetres(box(116.3, 35, 116.4, 35.1), box(116.4, 35, 116.5, 35.1))).toBe(0)
    const shared = sharedMetres(box(116.3, 35, 116.41, 35.01), box(116.4, 35, 116.5, 35.1))
    expect(shared).toBeGreaterThan(1_005_000)
    expect(shared).toBeLessThan(1_020_000)
  })
})
