import { seededRandom } from '@yiwang/platform/now'
import { callAs, systemActor } from '@yiwang/platform/platform'
import { settle } from '@yiwang/platform/worker'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, it, test } from 'vitest'
import { recheckFigures } from '../../contract/index.ts'
import { type Bench, id, openBench, shanghai, staff, TENANT } from '../testing/bench.ts'
import { planOf, put, TOWNS, tell } from '../testing/cases.ts'
import { draw } from './recheck.ts'

const plan = planOf()
const NUMBERS = [1, 2, 3, 4, 5, 6]
let b: Bench
let night = 0
beforeAll(async () => {
  b = await openBench(1, () => [plan])
})
afterAll(() => b.close())
beforeEach(async () => {
  for (const t of [
    'matters.matter',
    'insight.fact',
    'insight.rollup',
    'insight.counted',
    'insight.recheck',
    'platform.event',
  ])
    await b.query(`delete from ${t}`)
  b.clock.now = shanghai('2020-04-04', '01:00')
  await put(
    b,
    NUMBERS.map((n) => ({
      n,
      at: shanghai(`2020-04-0${1 + (n % 3)}`),
      town: TOWNS[n % 2]!,
      fields: { household: `h${n}` },
    })),
  )
  await tell(b, NUMBERS)
  await settle(b.p)
  expect(await found()).toEqual([])
})
const found = async (): Promise<{ measure: string; day: string; found: unknown[] }[]> =>
  (await b.query(`select measure, day::text as day, found from insight.recheck where not agrees order by 1, 2`)).rows
const checked = async (): Promise<number> => (await b.query('select 1 from insight.recheck')).rowCount ?? 0
const alarms = async () =>
  (await b.query(`select data from platform.event where kind='insight.figure-differs@1' order by pos`)).rows.map(
    (r) => r.data,
  )
const nightFalls = async () => {
  night += 1
  b.clock.now = shanghai('2020-04-04', '02:30') + night * 86_400_000
  await settle(b.p)
}

it('before two in the morning nothing is checked; then once a night, and it agrees', async () => {
  expect(await checked()).toBe(0)
  await nightFalls()
  const once = await checked()
  expect(once).toBeGreaterThan(5)
  await settle(b.p)
  expect(await checked()).toBe(once)
  expect(await found()).toEqual([])
  expect(await alarms()).toEqual([])
  await nightFalls()
  expect(await checked()).toBeGreaterThan(once)
})

it('a sum that was changed is found, named, told and kept', async () => {
  await b.query(
    `update insight.rollup set n = n + 1 where measure='all' and dim='town' and day='2020-04-02' and key='${TOWNS[1]}'`,
  )
  await nightFalls()
  expect(await found()).toEqual([
    {
      measure: 'all',
      day: '2020-04-02',
      found: [{ dim: 'town', key: TOWNS[1], kept: { n: 2, rows: 1 }, counted: { n: 1, rows: 1 } }],
    },
  ])
  expect(await alarms()).toEqual([{ pack: 'talks', measure: 'all', day: '2020-04-02' }])
})

it('a sum that went, and one that came from nowhere, are found', async () => {
  await b.query(`delete from insight.rollup where measure='running' and dim='all' and day='2020-04-01'`)
  await b.query(`insert into insight.rollup values('${TENANT}', 'talks', 'all', 'town', '2020-04-03', 'nowhere', 9, 9)`)
  await nightFalls()
  expect((await found()).map((f) => [f.measure, f.day, f.found])).toEqual([
    ['all', '2020-04-03', [{ dim: 'town', key: 'nowhere', kept: { n: 9, rows: 9 }, counted: null }]],
    ['running', '2020-04-01', [{ dim: 'all', key: 'all', kept: null, counted: { n: 2, rows: 2 } }]],
  ])
})

it('a matter that changed without a word is named; one whose word is still to come is not', async () => {
  await put(b, [{ n: 1, at: shanghai('2020-04-02'), stage: 'agreed', fields: { household: 'h1' }, town: TOWNS[1]! }])
  await put(b, [{ n: 2, at: shanghai('2020-04-03'), stage: 'agreed', fields: { household: 'h2' }, town: TOWNS[0]! }])
  await tell(b, [2])
  const sample = ['all', 'agreed', 'running'].flatMap((measure) =>
    ['2020-04-02', '2020-04-03'].map((day) => ({ measure, day })),
  )
  const answer = await callAs(b.p, recheckFigures, { actor: systemActor(TENANT), input: { pack: 'talks', sample } })
  expect(answer.differ.map((d) => `${d.measure} ${d.day}`).sort()).toEqual([
    'agreed 2020-04-02',
    'all 2020-04-02',
    'running 2020-04-02',
  ])
  expect((await found()).every((f) => JSON.stringify(f.found) === JSON.stringify([id('ta', 1)]))).toBe(true)
})

it('what is counted once each is compared by its facts', async () => {
  await b.query(`update insight.fact set value='forged' where measure='homes' and day='2020-04-01'`)
  await nightFalls()
  expect((await found()).map((f) => [f.measure, f.day])).toEqual([['homes', '2020-04-01']])
})

it('people cannot call it', async () => {
  const input = { pack: 'talks', sample: [] }
  await expect(callAs(b.p, recheckFigures, { actor: staff(5, 'auditor'), input })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
})

test('a draw takes each at most once, all when there are few, and any of many', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(80), fc.nat(), (size, n, seed) => {
      const from = Array.from({ length: size }, (_, i) => i)
      const got = draw(from, n, seededRandom(seed))
      expect(new Set(got).size).toBe(Math.min(n, size))
    }),
  )
  const ever = new Set(Array.from({ length: 200 }, (_, i) => draw([...Array(20).keys()], 1, seededRandom(i))[0]))
  expect(ever.size).toBe(20)
})
