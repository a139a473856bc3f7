import { describe, expect, it } from 'vitest'
import { composition, POST_CLASHES } from '../../pack/index.ts'
import { clashOf, hasSeat, overlaps, type Standing } from './appointment.ts'

const standing = (more: Partial<Standing>): Standing => ({
  kind: 'arbiter',
  level: 'county',
  unit: null,
  grid: null,
  area: '370828',
  slot: null,
  place: '370828',
  ...more,
})
const term = (from: number, to: number | null) => ({ from, to })
const held = (kind: string, from: number, to: number | null, more = {}) => ({
  kind,
  unit: null,
  grid: null,
  area: '370828',
  slot: null,
  from,
  to,
  ...more,
})

it.each([
  [term(0, 10), term(10, 20), false],
  [term(0, 10), term(9, 20), true],
  [term(0, null), term(50, null), true],
  [term(5, 6), term(0, null), true],
  [term(5, null), term(0, 5), false],
])('terms %o and %o', (a, b, answer) => {
  expect([overlaps(a, b), overlaps(b, a)]).toEqual([answer, answer])
})

describe('clashOf', () => {
  it.each([...POST_CLASHES])('holds %s and %s apart, either way round', (a, b) => {
    expect(clashOf(standing({ kind: a }), term(5, null), [held(b, 0, null)])?.kind).toBe(b)
    expect(clashOf(standing({ kind: b }), term(5, null), [held(a, 0, null)])?.kind).toBe(a)
    expect(clashOf(standing({ kind: a }), term(5, null), [held(b, 0, 5)])).toBeUndefined()
  })
  it('lets one person edit and release bulletins, though never the same one', () => {
    expect(
      clashOf(standing({ kind: 'bulletin-releaser' }), term(0, null), [held('bulletin-editor', 0, null)]),
    ).toBeUndefined()
  })
  it('takes the same post only once, other places more often', () => {
    const unit = standing({ kind: 'handler', unit: 'u1', area: null })
    const other = held('handler', 0, null, { unit: 'u2', area: null })
    expect(clashOf(standing({}), term(0, null), [held('arbiter', 0, null)])).toBeDefined()
    expect(clashOf(unit, term(0, null), [other])).toBeUndefined()
    expect(clashOf(unit, term(0, null), [{ ...other, unit: 'u1' }])).toBeDefined()
  })
})

describe('hasSeat', () => {
  const words = { zh: '席', en: 'seat' }
  const team = composition({
    id: 'team',
    per: 'grid',
    slots: [{ slot: '2', count: 2, kind: 'grid-team', words }],
    basis: { basis: 'stated', source: 'test' },
  })
  const seat = standing({ kind: 'grid-team', grid: 'g', area: null, slot: '2' })
  const taken = (n: number, to: number | null = null) =>
    Array.from({ length: n }, () => held('grid-team', 0, to, { slot: '2' }))
  it.each([
    [0, true],
    [1, true],
    [2, false],
    [3, false],
  ])('with %i of 2 taken', (n, free) => {
    expect(hasSeat(seat, term(5, null), { seats: taken(n), composition: team })).toBe(free)
  })
  it('counts no term that ends before', () => {
    expect(hasSeat(seat, term(5, null), { seats: taken(2, 5), composition: team })).toBe(true)
  })
})
