import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf, isKept, standingOf } from './standing.ts'

const at = (more: object) => ({
  state: 'released' as const,
  content: { from: null, to: null },
  replacedFrom: null,
  ...more,
})

describe('where an article stands', () => {
  it.each([
    [at({}), 'current'],
    [at({ content: { from: '2026-07-01', to: null } }), 'upcoming'],
    [at({ content: { from: '2026-06-05', to: '2026-06-05' } }), 'current'],
    [at({ content: { from: null, to: '2026-06-04' } }), 'ended'],
    [at({ state: 'replaced', replacedFrom: '2026-06-05' }), 'replaced'],
    [at({ state: 'replaced', replacedFrom: '2026-06-06' }), 'current'],
    [at({ state: 'recalled', content: { from: '2026-07-01', to: null } }), 'recalled'],
    [at({ state: 'withdrawn' }), 'withdrawn'],
  ] as const)('%o is %s on 5 June', (a, want) => expect(standingOf(a, '2026-06-05')).toBe(want))

  it('the old one holds until the new one does: never neither, never both', () => {
    const day = fc.integer({ min: 1, max: 27 }).map((d) => `2026-06-${String(d).padStart(2, '0')}`)
    fc.assert(
      fc.property(day, day, (from, today) => {
        const old = standingOf(at({ state: 'replaced', replacedFrom: from }), today)
        const fresh = standingOf(at({ content: { from, to: null } }), today)
        expect([old === 'current', fresh === 'current'].filter(Boolean)).toHaveLength(1)
      }),
    )
  })
  it('days change at midnight in Shanghai', () => {
    expect(dayOf(Date.parse('2026-06-04T15:59:59Z'))).toBe('2026-06-04')
    expect(dayOf(Date.parse('2026-06-04T16:00:00Z'))).toBe('2026-06-05')
  })
  it('three years are three years', () => {
    const released = Date.parse('2023-06-05T02:00:00Z')
    expect(isKept(released, { years: 3 }, Date.parse('2026-06-05T01:59:00Z'))).toBe(true)
    expect(isKept(released, { years: 3 }, Date.parse('2026-06-05T02:00:00Z'))).toBe(false)
    expect(isKept(released, 'forever', Date.parse('2099-01-01'))).toBe(true)
  })
})
