import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitProjection, labelPoint, pathOf, type RegionGeometry, stepsOf } from './map-shape.ts'

const square = (w: number, s: number, size: number): RegionGeometry => ({
  type: 'Polygon',
  coordinates: [
    [
      [w, s],
      [w + size, s],
      [w + size, s + size],
      [w, s + size],
      [w, s],
    ],
  ],
})

describe('schematic map shape', () => {
  it('keeps north up and the whole width used', () => {
    const p = fitProjection([square(116, 35, 1)], 1000, 20)
    expect(p.project(116, 36)).toEqual([20, 20])
    const [x, y] = p.project(117, 35)
    expect(x).toBeCloseTo(980)
    expect(y).toBeCloseTo(p.height - 20)
    expect(p.height).toBeGreaterThan(p.width) // a degree east is shorter than a degree north
  })
  it('closes every ring', () => {
    const shape: RegionGeometry = {
      type: 'MultiPolygon',
      coordinates: [square(0, 0, 1), square(2, 0, 1)].map((s) => s.coordinates as never),
    }
    expect(pathOf(shape, fitProjection([shape])).match(/M[^MZ]+Z/g)).toHaveLength(2)
  })
  it('labels the largest part at its middle', () => {
    const shape: RegionGeometry = {
      type: 'MultiPolygon',
      coordinates: [square(10, 10, 1), square(116, 35, 2)].map((s) => s.coordinates as never),
    }
    const [lon, lat] = labelPoint(shape)
    expect(lon).toBeCloseTo(117)
    expect(lat).toBeCloseTo(36)
  })
  it('has no shape without geometry', () => expect(fitProjection([]).height).toBe(500))
  it('puts every value on a step and the extremes on the outer ones', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { minLength: 2 }), (values) => {
        const step = stepsOf(values)
        const steps = values.map(step)
        const [low, high] = [Math.min(...values), Math.max(...values)]
        return steps.every((s) => s >= 1 && s <= 5) && (low === high || (step(low) === 1 && step(high) === 5))
      }),
    )
  })
})
