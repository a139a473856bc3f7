import { expect, it } from 'vitest'
import { byMonth, monthOf } from './by-month.ts'

it('a month begins at midnight in China', () => {
  expect(monthOf('2026-05-31T15:59:59Z')).toBe('2026-05')
  expect(monthOf('2026-05-31T16:00:00Z')).toBe('2026-06')
})
it('keeps every row, in its month and its order', () => {
  const rows = ['2026-06-05T02:00:00Z', '2026-06-01T02:00:00Z', '2026-05-30T02:00:00Z'].map((decidedAt) => ({
    decidedAt,
  }))
  expect(byMonth(rows).map((g) => [g.month, g.rows.length])).toEqual([
    ['2026-06', 2],
    ['2026-05', 1],
  ])
  expect(byMonth(rows).flatMap((g) => g.rows)).toEqual(rows)
  expect(byMonth([])).toEqual([])
})
