import { field } from '@yiwang/kernel/cond'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { disjoint, type Selected, type Selector, selects, within } from './selector.ts'

const TYPES = ['appeal', 'hazard']
const CODES = ['01', '0101', '0102', '02']
const STAGES = ['open', 'done', 'away']
const FIELDS = ['kind', 'mood', 'people']
const NAMED = fc.constantFrom('kind', 'mood')
const KINDS = ['a', 'b', 'c']

const cond = fc.oneof(
  fc.tuple(NAMED, fc.constantFrom(...KINDS)).map(([f, v]) => field(f).eq(v)),
  fc.tuple(NAMED, fc.constantFrom(...KINDS)).map(([f, v]) => field(f).ne(v)),
  fc.tuple(NAMED, fc.subarray(KINDS, { minLength: 1 })).map(([f, v]) => field(f).in(...v)),
  fc.constantFrom(...FIELDS).map((f) => field(f).given()),
  fc
    .tuple(fc.constantFrom('gt', 'ge', 'lt', 'le'), fc.integer({ min: 0, max: 4 }))
    .map(([op, n]) => field('people')[op](n)),
)
const when = fc.oneof(
  cond,
  cond.map((c) => ({ op: 'not', of: c }) as const),
  fc.tuple(cond, cond).map(([a, b]) => ({ op: 'all', of: [a, b] }) as const),
  fc.tuple(cond, cond).map(([a, b]) => ({ op: 'any', of: [a, b] }) as const),
)
const selector: fc.Arbitrary<Selector> = fc.record(
  {
    type: fc.constantFrom(...TYPES),
    category: fc.oneof(fc.constantFrom(...CODES), fc.subarray(CODES, { minLength: 1 })),
    stages: fc.subarray(STAGES, { minLength: 1 }),
    closedBy: fc.constantFrom('divert', 'divert:law', 'explained'),
    when,
  },
  { requiredKeys: [] },
)
const row: fc.Arbitrary<Selected> = fc.record({
  type: fc.constantFrom(...TYPES),
  category: fc.constantFrom(null, ...CODES),
  stage: fc.constantFrom(...STAGES),
  super: fc.constant('open'),
  level: fc.constant('grid'),
  channel: fc.constant('web'),
  closeCode: fc.constantFrom(null, 'divert:law', 'divert:other', 'explained', 'diverted'),
  fields: fc.record(
    {
      kind: fc.constantFrom<unknown>(...KINDS, '', null, 3),
      mood: fc.constantFrom(...KINDS),
      people: fc.integer({ min: 0, max: 4 }),
    },
    { requiredKeys: [] },
  ),
})

describe('what can be shown of two selections is true of every matter', () => {
  test('those said to be disjoint never both select', () => {
    fc.assert(
      fc.property(selector, selector, fc.array(row, { minLength: 8, maxLength: 30 }), (a, b, rows) => {
        if (disjoint(a, b)) expect(rows.filter((r) => selects(a, r) && selects(b, r))).toEqual([])
        expect(disjoint(a, b)).toBe(disjoint(b, a))
      }),
      { numRuns: 2_000 },
    )
  })
  test('conditions over fields alone: disjoint, within, and neither', () => {
    const only = cond.map((c): Selector => ({ when: c }))
    fc.assert(
      fc.property(only, only, fc.array(row, { minLength: 10, maxLength: 30 }), (a, b, rows) => {
        if (disjoint(a, b)) expect(rows.filter((r) => selects(a, r) && selects(b, r))).toEqual([])
        if (within(a, b)) expect(rows.filter((r) => selects(a, r) && !selects(b, r))).toEqual([])
      }),
      { numRuns: 2_000 },
    )
  })
  test('one said to lie within another selects nothing outside it', () => {
    fc.assert(
      fc.property(selector, selector, fc.array(row, { minLength: 8, maxLength: 30 }), (a, b, rows) => {
        if (within(a, b)) expect(rows.filter((r) => selects(a, r) && !selects(b, r))).toEqual([])
        expect(within(a, a)).toBe(true)
        expect(within(a, {})).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})

it('sees the ways in which packs keep parts apart', () => {
  expect(disjoint({ stages: ['open'] }, { stages: ['done', 'away'] })).toBe(true)
  expect(disjoint({ category: '01' }, { category: '0102' })).toBe(false)
  expect(disjoint({ category: '01' }, { category: '02' })).toBe(true)
  expect(disjoint({ closedBy: 'divert' }, { closedBy: 'divert:law' })).toBe(false)
  expect(disjoint({ when: field('kind').eq('a') }, { when: field('kind').in('b', 'c') })).toBe(true)
  expect(disjoint({ when: field('people').lt(3) }, { when: field('people').ge(3) })).toBe(true)
  expect(disjoint({ when: field('people').le(3) }, { when: field('people').ge(3) })).toBe(false)
  expect(disjoint({ when: field('kind').eq('a') }, { when: field('people').gt(1) })).toBe(false)
  expect(disjoint({ when: field('kind').given() }, { when: { op: 'not', of: field('kind').given() } })).toBe(true)
  expect(within({ type: 'appeal', stages: ['open'] }, { type: 'appeal' })).toBe(true)
  expect(within({ type: 'appeal' }, { type: 'appeal', stages: ['open'] })).toBe(false)
})
