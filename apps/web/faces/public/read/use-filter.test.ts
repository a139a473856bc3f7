import { expect, it } from 'vitest'
import { filterFrom, readPath } from './use-filter.ts'

it('keeps what it knows and drops the rest; a code of digits stays text', () => {
  expect(filterFrom({ column: 'policy', area: 370828, q: ' ', banner: { x: 1 }, other: 'y' })).toEqual({
    column: 'policy',
    area: '370828',
  })
})
it('makes an address that leads back to the same filter', () => {
  expect(readPath({})).toBe('/public/read')
  const path = readPath({ column: 'policy', q: '路灯 & 井盖' })
  expect(Object.fromEntries(new URL(path, 'http://x').searchParams)).toEqual({ column: 'policy', q: '路灯 & 井盖' })
})
