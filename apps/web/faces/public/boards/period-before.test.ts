import { expect, it } from 'vitest'
import { periodBefore, periodsNewestFirst } from './period-before.ts'

const periods = ['2025', '2026', '2025-12', '2026-10', '2026-09']

it('a month follows a month, a year a year; unasked it is the latest month', () => {
  expect(periodBefore(periods, '2026-09')).toBe('2025-12')
  expect(periodBefore(periods, '2026')).toBe('2025')
  expect(periodBefore(periods, undefined)).toBe('2026-09')
  expect(periodBefore(periods, '2025-12')).toBeUndefined()
  expect(periodBefore([], undefined)).toBeUndefined()
})
it('the picker lists months before years, the newest first', () => {
  expect(periodsNewestFirst(periods)).toEqual(['2026-10', '2026-09', '2025-12', '2026', '2025'])
})
