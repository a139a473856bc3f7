import { expect, it } from 'vitest'
import { standingOf } from './standing.ts'

const DAY = 86_400_000
const now = Date.UTC(2026, 5, 5)
it.each([
  [null, false, 'open'],
  [null, true, 'over'],
  [0, true, 'over'],
  [1, true, 'soon'],
  [30 * DAY, true, 'soon'],
  [30 * DAY + 1, true, 'valid'],
  [30 * DAY, false, 'soon'],
  [-1, false, 'over'],
])('a term that ends in %s ms, certificate asked for: %s → %s', (left, certified, standing) => {
  const held = { certificate: 'TJ-1', until: left === null ? null : now + left }
  expect(standingOf(held, { certified, now })).toBe(standing)
})
it('a date without a certificate is no certificate', () => {
  expect(standingOf({ certificate: null, until: now + DAY }, { certified: true, now })).toBe('over')
})
