import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitProjection, labelPoint, nextRegion, pathOf, type RegionGeometry, stepsOf, withRoom } from './map-shape.ts'

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

describe('arrows on a map', () => {
  const at = (id: string, w: number, s: number) => ({ id, geometry: square(w, s, 0.9) })
  const grid = [0, 1, 2].flatMap((x) => [0, 1, 2].map((y) => at(`${x}${y}`, 116 + x, 35 + y)))
  const of = (id: string) => grid.find((r) => r.id === id)!
  it('go to the neighbour that way and stay at the edge', () => {
    const go = (id: string, way: Parameters<typeof nextRegion>[2]) => nextRegion(grid, of(id), way).id
    expect([go('11', 'north'), go('11', 'south'), go('11', 'west'), go('11', 'east')]).toEqual(['12', '10', '01', '21'])
    expect([go('00', 'west'), go('00', 'south'), go('22', 'north'), go('22', 'east')]).toEqual(['00', '00', '22', '22'])
  })
})

describe('names on a map', () => {
  const towns = [0, 1, 2].map((x) => ({ name: '甲乙街道', geometry: square(116 + x, 35, 1) }))
  const p = fitProjection(towns.map((t) => t.geometry))
  it('are written where they do not lie on another', () => {
    expect(withRoom(towns, p, 0.02)).toEqual(towns)
    expect(withRoom(towns, p, 0.1)).toEqual([towns[0], towns[2]])
  })
})
