import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plan } from '../testing/bench.ts'
import { percent } from './figure.ts'
import { mergeSmall } from './merge-small.ts'
import { balanced, type Counts, type Group, hashOf, type MonthModel } from './model.ts'
import { dayOf, monthOf, monthPeriod, nextMonth } from './period.ts'
import { parseQuery, queryId } from './query-id.ts'
import { equationWords, sentences } from './sentences.ts'
import { hotCategories, townTable, unitRows, unitsOfRow, unitTable } from './tables.ts'

const model = (counts: Counts, more: Partial<MonthModel> = {}): MonthModel => ({
  pack: 'moves',
  month: '2020-04',
  asOf: 0,
  counts,
  units: [],
  towns: [],
  categories: [],
  imbalance: [],
  unnamed: 0,
  ...more,
})
const unit = (key: string, n: number, late = 0): Group => ({
  key,
  name: key,
  counts: { dispatched: n, 'reply-due': n, 'reply-late': late, 'reply-met': n - late, 'sign-due': n, 'sign-met': n },
})
const setting = { final: true, rateLeast: 10, hideUnder: 5, query: () => null }

test('months are the county’s own', () => {
  expect(monthOf(Date.parse('2020-04-30T15:59:59Z'))).toBe('2020-04')
  expect(monthOf(Date.parse('2020-04-30T16:00:00Z'))).toBe('2020-05')
  expect(dayOf(monthPeriod('2020-02').to - 1)).toBe('2020-02-29')
  expect(nextMonth('2020-12')).toBe('2021-01')
  expect(() => monthPeriod('2020-13')).toThrow(RangeError)
})

test('addresses of cases read back as written, and nothing else is read', () => {
  const q = { figure: 'reply-late', period: '2020-04', unit: 'others', bulletin: 'b-1' }
  expect(parseQuery(queryId(q))).toEqual(q)
  for (const bad of [
    '',
    'collected',
    'collected:2020-4',
    'collected:2020-04:unit',
    'collected:2020-04:x:y',
    'a:all:unit:1:unit:2',
    "a:all:unit:';--",
  ])
    expect(parseQuery(bad)).toBeUndefined()
})

test('the equation names remainders only when there are any', () => {
  const p = plan.partition
  expect(equationWords({ collected: 9942, 'on-the-spot': 9629, forwarded: 313 }, p).zh).toBe(
    '收集诉求 9,942 件 = 当场办结 9,629 件 + 转办 313 件。',
  )
  expect(equationWords({ collected: 10, 'on-the-spot': 7, forwarded: 2, merged: 1 }, p).en).toBe(
    'Collected 10 = settled on the spot 7 + forwarded 2 + merged 1.',
  )
})

test('the balance needs every matter in one class', () => {
  const p = plan.partition
  expect(balanced(model({ collected: 3, 'on-the-spot': 2, forwarded: 1 }), p)).toBe(true)
  expect(balanced(model({ collected: 3, 'on-the-spot': 2, both: 1 }), p)).toBe(false)
  expect(
    balanced(model({ collected: 1, forwarded: 1 }, { imbalance: [{ cause: 'twice', matter: 'm', ref: '1' }] }), p),
  ).toBe(false)
})

test('the fingerprint follows the numbers and not the moment', () => {
  const a = model({ collected: 1 })
  expect(hashOf({ ...a, asOf: 5 })).toBe(hashOf(a))
  expect(hashOf(model({ collected: 2 }))).not.toBe(hashOf(a))
})

test('rates over fewer than ten say so, and the size of a group under five is not told', () => {
  const words = (of: number) =>
    sentences(model({ asked: of, answered: of, solved: 1 }), plan.partition, { least: 10, under: 5 })
  expect(words(12)[2]?.zh).toContain('已解决 1/12（8.3%）')
  expect(words(7)[2]?.zh).toContain('样本太少（7 件）')
  expect(words(3)[2]?.zh).not.toMatch(/3/)
})

test('percent is rounded half up in whole numbers', () => {
  expect(percent(1, 16)).toBe(6.3)
  expect(percent(9629, 9942)).toBe(96.9)
})

test('property: merged units keep the sums, and no merged row is one unit or small unless it is all', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 8 }), (sizes) => {
      const groups = sizes.map((n, i) => unit(`u${i}`, n))
      const { rows, others } = mergeSmall(groups, 5)
      const sum = [...rows.map((r) => r.counts), others?.counts].reduce((n, c) => n + (c?.dispatched ?? 0), 0)
      expect(sum).toBe(sizes.reduce((a, b) => a + b, 0))
      for (const r of rows) expect(r.counts.dispatched).toBeGreaterThanOrEqual(5)
      if (others && rows.length > 0) {
        expect(others.members.length).toBeGreaterThan(1)
        expect(others.counts.dispatched).toBeGreaterThanOrEqual(5)
      }
    }),
  )
})

test('a small unit goes with the next smallest, and the row opens the cases of both', () => {
  const m = model({}, { units: [unit('a', 40), unit('b', 3), unit('c', 12), unit('d', 20)] })
  expect(unitRows(m, 5).map((r) => r.label)).toEqual(['a', 'd', '其他（b、c）'])
  expect(unitsOfRow(m, 5, 'others').sort()).toEqual(['b', 'c'])
})

test('a small denominator in one column is hidden with another', () => {
  const few = {
    key: 'e',
    name: 'e',
    counts: { dispatched: 20, 'reply-due': 2, 'reply-late': 1, 'sign-due': 20, 'sign-met': 20 },
  }
  const t = unitTable(model({}, { units: [unit('a', 40, 1), unit('d', 20, 2), few] }), setting, () => null)
  const state = (key: string) => t?.rows.map((r) => r.cells[key]?.state)
  expect(state('reply-late')).toEqual(['final', 'suppressed', 'suppressed'])
  expect(state('reply-on-time')).toEqual(['final', 'suppressed', 'suppressed'])
  expect(JSON.stringify(t?.rows[2]?.cells['reply-late'])).not.toContain('"value":1')
})

test('hot categories are of five at least and leave no small rest', () => {
  const c = (key: string, n: number) => ({ key, name: key, counts: { collected: n } })
  const m = model({ collected: 30 }, { categories: [c('a', 15), c('b', 12), c('x', 3)] })
  expect(hotCategories(m, 5)).toEqual([{ category: 'a', count: 15 }])
})

test('a shown cell of the town table never carries the whole that is hidden beside it', () => {
  const town = (key: string, spot: number, sent: number) => ({
    key,
    name: key,
    counts: { collected: spot + sent, 'on-the-spot': spot, forwarded: sent },
  })
  const t = townTable(
    model({ collected: 363 }, { towns: [town('a', 40, 3), town('b', 60, 60), town('c', 30, 20), town('d', 80, 70)] }),
    setting,
    () => null,
  )
  const cells = t?.rows.flatMap((r) => Object.values(r.cells)) ?? []
  expect(cells.filter((c) => c.state === 'suppressed').length).toBeGreaterThan(1)
  expect(cells.filter((c) => c.id === 'forwarded' && c.value !== null).length).toBeGreaterThan(0)
  for (const c of cells) expect([c.of, c.percent]).toEqual([null, null])
})
