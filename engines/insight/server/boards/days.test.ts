import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { SPANS } from '../../pack/board.ts'
import { lengthOf, spanDays, stepsOf } from './days.ts'

const day = fc
  .date({ min: new Date('2019-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10))

test('the steps of a trend lie side by side and cover every day once', () => {
  fc.assert(
    fc.property(day, fc.nat(1500), (from, n) => {
      const to = new Date(Date.parse(from) + n * 86_400_000).toISOString().slice(0, 10)
      const { steps, grain } = stepsOf({ from, to })
      expect(steps.reduce((sum, s) => sum + lengthOf(s.days), 0)).toBe(lengthOf({ from, to }))
      expect([steps[0]!.days.from, steps.at(-1)!.days.to]).toEqual([from, to])
      expect(new Set(steps.map((s) => s.key)).size).toBe(steps.length)
      expect(grain).toBe(n + 1 <= 62 ? 'day' : 'month')
    }),
  )
})
it('runs from the county day, not the one in Greenwich', () => {
  const now = Date.UTC(2026, 4, 31, 17)
  expect(spanDays('day', now)).toEqual({ from: '2026-06-01', to: '2026-06-01' })
  expect(spanDays('week', now)).toEqual({ from: '2026-06-01', to: '2026-06-01' })
  expect(spanDays('month', now - 86_400_000)).toEqual({ from: '2026-05-01', to: '2026-05-31' })
  expect(spanDays('quarter', now).from).toBe('2026-04-01')
  expect(spanDays('year', now).from).toBe('2026-01-01')
  for (const s of SPANS) expect(spanDays(s, now).to).toBe('2026-06-01')
})
