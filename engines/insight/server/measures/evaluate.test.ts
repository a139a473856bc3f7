import { field } from '@yiwang/kernel/cond'
import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { measure } from '../../pack/index.ts'
import { measureAddress, parseMeasureAddress } from './address.ts'
import { changesBetween, type Delta, deltasOf } from './deltas.ts'
import { type CaseRow, type Fact, factsOf, hourKey } from './evaluate.ts'

const basis = { basis: 'default', source: 'test' } as const
const money = measure({
  id: 'money',
  unit: '元',
  of: { when: field('kind').ne('x') },
  at: 'opened',
  amount: { field: 'sum' },
  by: ['town', 'hour'],
  basis,
})
const all = measure({ id: 'all', unit: '件', of: {}, at: 'opened', by: ['town', 'stage'], basis })
const homes = measure({
  id: 'homes',
  unit: '户',
  of: {},
  at: 'settled',
  amount: { distinct: 'home' },
  by: ['town'],
  basis,
})
const measures = [money, all, homes]
const row: fc.Arbitrary<CaseRow> = fc.record({
  matter: fc.constantFrom('m1', 'm2', 'm3', 'm4'),
  type: fc.constant('t'),
  category: fc.constant(null),
  stage: fc.constantFrom('a', 'b'),
  super: fc.constant('open'),
  level: fc.constant('town'),
  channel: fc.constant('web'),
  closeCode: fc.constant(null),
  fields: fc.record(
    { sum: fc.integer({ min: 0, max: 99_999 }).map((n) => n / 100), home: fc.constantFrom('h1', '') },
    { requiredKeys: [] },
  ),
  town: fc.constantFrom(null, 't1', 't2'),
  grid: fc.constant(null),
  unit: fc.constant(null),
  opened: fc.nat(9).map((n) => 1_585_000_000_000 + n * 20_000_000),
  closed: fc.constant(null),
  settled: fc.constantFrom(null, 1_585_000_000_000),
  merged: fc.boolean(),
  excluded: fc.boolean(),
})
const county = fc.uniqueArray(row, { selector: (r) => r.matter, maxLength: 4 })
const facts = (rows: readonly CaseRow[]): Fact[] => rows.flatMap((r) => factsOf(measures, r))
const sums = (deltas: readonly Delta[]): Record<string, string> => {
  const out: Record<string, [number, number]> = {}
  for (const d of deltas) {
    const k = `${d.measure} ${d.dim} ${d.day} ${d.key}`
    const [n, r] = out[k] ?? [0, 0]
    out[k] = [n + Math.round(d.n * 100), r + d.rows]
  }
  return Object.fromEntries(
    Object.entries(out)
      .filter(([, [n, r]]) => n !== 0 || r !== 0)
      .map(([k, v]) => [k, v.join()]),
  )
}

test('the sums before with the differences are the sums after, to the last digit', () => {
  fc.assert(
    fc.property(county, county, (before, after) => {
      const [b, a] = [facts(before), facts(after)]
      const from = deltasOf(measures, { gone: [], come: b })
      const change = deltasOf(measures, changesBetween(b, a))
      expect(sums([...from, ...change])).toEqual(sums(deltasOf(measures, { gone: [], come: a })))
      expect(deltasOf(measures, changesBetween(a, a))).toEqual([])
    }),
    { numRuns: 500 },
  )
})
test('a matter is one fact a measure at most, none when merged or left out, and keeps no name of what is counted once', () => {
  fc.assert(
    fc.property(row, (r) => {
      const got = factsOf(measures, r)
      expect(new Set(got.map((f) => f.measure)).size).toBe(got.length)
      if (r.merged || r.excluded) expect(got).toEqual([])
      expect(JSON.stringify(got)).not.toContain('"h1"')
      expect(got.some((f) => f.measure === 'homes')).toBe(
        !r.merged && !r.excluded && r.settled !== null && r.fields.home === 'h1',
      )
    }),
  )
})
it('names weekday and hour', () => {
  expect(hourKey('2020-03-30', 9)).toBe('1-09')
  expect(hourKey('2020-04-05', 23)).toBe('7-23')
})
test('an address says again what it was made of', () => {
  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2050-01-01'), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10))
  const dim = fc.constantFrom('town', 'grid', 'unit', 'hour', 'stage')
  const address = fc.record({
    pack: fc.constant('a-b'),
    measure: fc.constant('m-1'),
    from: day,
    to: day,
    dim,
    key: fc.constantFrom('none', '1-09', 'a.b_c'),
  })
  fc.assert(
    fc.property(address, (a) => {
      expect(parseMeasureAddress(measureAddress(a as never))).toEqual(a)
    }),
  )
  expect(parseMeasureAddress('measure:p:m:2020-01-01:2020-01-31')).toMatchObject({ dim: 'all', key: 'all' })
  for (const bad of [
    'measure:p',
    'measure:p:m:2020-13-01:2020-01-31',
    'measure:p:m:2020-01-01:2020-01-31:x:y',
    'all:2020-01',
  ])
    expect(parseMeasureAddress(bad)).toBeUndefined()
})
