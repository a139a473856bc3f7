import { expect, it } from 'vitest'
import { isDoubled } from './coverage.ts'
import type { Geometry } from './shapes.ts'
import type { Grid } from './territory.ts'

const strip = (west: number, east: number): Geometry => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, 35],
      [east, 35],
      [east, 35.1],
      [west, 35.1],
      [west, 35],
    ],
  ],
})
const grid = (shape: Geometry | null): Grid => ({
  id: '',
  code: '',
  name: '',
  division: '',
  town: '',
  status: 'current',
  version: 1,
  sources: [],
  splitOf: null,
  lon: 116,
  lat: 35,
  shape,
  from: 0,
  to: null,
})

it.each([
  ['one grid', [grid(strip(116, 116.1))], false],
  ['two that only touch', [grid(strip(116, 116.1)), grid(strip(116.1, 116.2))], false],
  ['two that share a strip of ten metres', [grid(strip(116, 116.1001)), grid(strip(116.1, 116.2))], true],
  ['two of which one has no outline', [grid(strip(116, 116.1)), grid(null)], true],
])('a village with %s', (_, grids, doubled) => expect(isDoubled(grids)).toBe(doubled))
