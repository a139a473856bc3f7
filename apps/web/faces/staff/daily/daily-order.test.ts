import { expect, it } from 'vitest'
import { dailyOrder } from './daily-order.ts'

const row = (grid: string, filedAt: string | null, late = false) => ({ grid, filedAt, late })

it('missing grids come first, late ones next, each by its code', () => {
  const at = '2026-06-05T12:00:00Z'
  const rows = [row('4', at), row('3', at, true), row('2', null, true), row('1', at), row('0', null)]
  expect(dailyOrder(rows).map((r) => r.grid)).toEqual(['0', '2', '3', '1', '4'])
  expect(rows[0]?.grid).toBe('4')
})
