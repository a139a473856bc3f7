import { callAs, systemActor } from '@yiwang/platform/platform'
import { settle } from '@yiwang/platform/worker'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { countMatters, rebuildFigures } from '../../contract/index.ts'
import { measure } from '../../pack/index.ts'
import { type Bench, id, openBench, shanghai, staff, TENANT } from '../testing/bench.ts'
import { derived, exclude, parts, planOf, put, type Talk, TOWNS, tell } from '../testing/cases.ts'
import type { MeasurePlan } from './plan.ts'

let b: Bench
let plans: readonly MeasurePlan[] = [planOf()]
beforeAll(async () => {
  b = await openBench(2, () => plans)
})
afterAll(() => b.close())
beforeEach(async () => {
  plans = [planOf()]
  for (const t of [
    'matters.matter',
    'matters.exclusion',
    'insight.fact',
    'insight.rollup',
    'insight.counted',
    'insight.recheck',
  ])
    await b.query(`delete from ${t}`)
  await settle(b.p)
})
const system = systemActor(TENANT)
const rebuild = () => callAs(b.p, rebuildFigures, { actor: system, input: { pack: 'talks' } })
const sums = async (measure_: string, dim = 'all') => {
  const { rows } = await b.query(
    'select key, sum(n)::float8 as n from insight.rollup where measure=$1 and dim=$2 group by 1',
    [measure_, dim],
  )
  return Object.fromEntries(rows.map((r) => [r.key, r.n]))
}

const DAY = 86_400_000
const START = shanghai('2020-03-30', '20:00')
const talk = fc.record({
  n: fc.integer({ min: 1, max: 12 }),
  at: fc.nat(40).map((h) => START + h * 5 * 3_600_000),
  stage: fc.constantFrom('open', 'agreed', 'failed'),
  town: fc.constantFrom(null, ...TOWNS),
  grid: fc.constantFrom(null, 'g1', 'g2'),
  unit: fc.constantFrom(null, 1, 2),
  category: fc.constantFrom(null, '0101', '02'),
  closed: fc.constantFrom(null, START + 9 * DAY),
  merged: fc.constantFrom(false, false, false, true),
  fields: fc.record(
    {
      people: fc.oneof(
        fc.integer({ min: 0, max: 900 }).map((n) => n / 100),
        fc.constantFrom<unknown>('7', null, -1),
      ),
      household: fc.constantFrom('h1', 'h2', 'h3', ''),
      outcome: fc.constantFrom('a', 'b', 'c'),
    },
    { requiredKeys: [] },
  ),
}) as fc.Arbitrary<Talk>

describe('the facts follow the matters', () => {
  it('whatever happens, in whatever batches, told once or more: facts and sums are those of a count from nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(talk, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 }),
        async (batches) => {
          await b.query('delete from matters.matter')
          await rebuild()
          for (const batch of batches) {
            // The last word on a matter within a batch counts.
            const last = [...new Map(batch.map((t) => [t.n, t])).values()]
            await put(b, last)
            await tell(b, [...batch.map((t) => t.n), batch[0]!.n])
            await settle(b.p)
          }
          const kept = await derived(b)
          await rebuild()
          expect(kept).toEqual(await derived(b))
        },
      ),
      { numRuns: 25 },
    )
  }, 120_000)

  it('counts, sums and homes are what plain SQL says', async () => {
    const list = fc.sample(talk, { numRuns: 200, seed: 7 }).map((t, i) => ({ ...t, n: i + 1 }))
    await put(b, list)
    await tell(
      b,
      list.map((t) => t.n),
    )
    await settle(b.p)
    const plain = async (text: string) => Number((await b.query(`select (${text})::float8 as n`)).rows[0].n)
    const live = `matters.matter where pack='talks' and merged_into is null`
    expect((await sums('all')).all).toBe(await plain(`select count(*) from ${live}`))
    expect((await sums('agreed')).all).toBe(await plain(`select count(*) from ${live} and stage='agreed'`))
    expect((await sums('ended')).all).toBe(
      await plain(`select count(*) from ${live} and super='closed' and closed_at is not null and category like '01%'`),
    )
    expect((await sums('heard')).all).toBe(
      await plain(
        `select sum((fields->>'people')::numeric) from ${live} and fields->>'outcome' in ('a','b') and jsonb_typeof(fields->'people')='number' and (fields->>'people')::numeric >= 0`,
      ),
    )
    const homes = await plain(`select count(distinct value) from insight.fact where measure='homes'`)
    expect(homes).toBe(await plain(`select count(distinct nullif(fields->>'household','')) from ${live}`))
    const days = await b.query(`select min(day)::text as first from insight.fact where measure='all'`)
    expect(days.rows[0].first).toBe('2020-03-30')
    const byTown = await b.query(`select coalesce(town,'none') as key, count(*)::int as n from ${live} group by 1`)
    expect(await sums('all', 'town')).toEqual(Object.fromEntries(byTown.rows.map((r) => [r.key, r.n])))
    expect(await b.query(`select 1 from insight.fact where value ~ 'h[123]$'`)).toMatchObject({ rowCount: 0 })
  })

  it('late in the evening it is the next day in the county', async () => {
    await put(b, [
      { n: 1, at: Date.UTC(2020, 3, 1, 15, 59) },
      { n: 2, at: Date.UTC(2020, 3, 1, 16, 0) },
    ])
    await tell(b, [1, 2])
    await settle(b.p)
    const { rows } = await b.query(`select day::text as day, hour from insight.fact where measure='all' order by 1`)
    expect(rows).toEqual([
      { day: '2020-04-01', hour: 23 },
      { day: '2020-04-02', hour: 0 },
    ])
  })

  it('what is left out by two approvers counts no more; what is only asked for does', async () => {
    await put(b, [
      { n: 1, at: START },
      { n: 2, at: START },
    ])
    await exclude(b, 1, 'asked')
    await exclude(b, 2, 'granted')
    await tell(b, [1, 2])
    await settle(b.p)
    expect((await sums('all')).all).toBe(1)
  })
})

describe('repeating', () => {
  it('the same batch changes nothing, from two servers at once either', async () => {
    await put(
      b,
      [1, 2, 3].map((n) => ({ n, at: START, town: TOWNS[0]! })),
    )
    const input = { items: [1, 2, 3].map((n) => id('ta', n)) }
    const both = await Promise.all(b.platforms.map((p) => callAs(p, countMatters, { actor: system, input })))
    expect(both.map((a) => a.changed).sort()).toEqual([0, 6])
    const kept = await derived(b)
    expect((await callAs(b.p, countMatters, { actor: system, input })).changed).toBe(0)
    expect(await derived(b)).toEqual(kept)
  })
  it('many counts of the same matters at once come to what one would', async () => {
    const numbers = Array.from({ length: 60 }, (_, i) => i + 1)
    for (const stage of ['open', 'agreed'] as const) {
      await put(
        b,
        numbers.map((n) => ({ n, at: START, stage, town: TOWNS[n % 4]! })),
      )
      const items = numbers.map((n) => id('ta', n))
      const calls = Array.from({ length: 8 }, (_, i) =>
        callAs(b.platforms[i % 2]!, countMatters, { actor: system, input: { items: items.slice(i * 3) } }),
      )
      await Promise.all(calls)
      const kept = await derived(b)
      await rebuild()
      expect(kept).toEqual(await derived(b))
    }
  })
  it('is for the system alone', async () => {
    await expect(
      callAs(b.p, countMatters, { actor: staff(5, 'supervisor'), input: { items: [] } }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(
      callAs(b.p, rebuildFigures, { actor: staff(5, 'leader'), input: { pack: 'talks' } }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(callAs(b.p, rebuildFigures, { actor: system, input: { pack: 'none' } })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

describe('definitions', () => {
  it('a release that counts otherwise has everything counted anew; one that counts alike does not', async () => {
    await put(b, [
      { n: 1, at: START, stage: 'agreed' },
      { n: 2, at: START },
    ])
    await settle(b.p)
    await tell(b, [1, 2])
    await settle(b.p)
    expect((await sums('all')).all).toBe(2)
    const basis = { basis: 'default', source: 'test' } as const
    const other = parts.map((p) =>
      p.id === 'all' ? measure({ id: 'all', unit: '件', of: { stages: ['agreed'] }, at: 'opened', basis }) : p,
    )
    plans = [planOf(other, 2)]
    // The first batch counted by the new release counts the other matters by it too.
    await callAs(b.p, countMatters, { actor: system, input: { items: [id('ta', 1)] } })
    expect(await sums('all')).toEqual({ all: 1 })
    await b.query(`update insight.counted set hash='older'`)
    await b.query('delete from insight.rollup')
    await settle(b.p)
    expect(await sums('all')).toEqual({ all: 1 })
    expect(await sums('all', 'town')).toEqual({})
    const counted = await b.query('select version, hash from insight.counted')
    expect(counted.rows).toEqual([{ version: 2, hash: plans[0]!.hash }])
    plans = [planOf(other, 3)]
    await settle(b.p)
    expect((await b.query('select version from insight.counted')).rows).toEqual([{ version: 2 }])
  })
  it('a matter of another pack, and events of other things, count nowhere', async () => {
    await put(b, [{ n: 1, at: START }])
    await b.query(`update matters.matter set pack='other'`)
    await tell(b, [1])
    await tell(b, [1], 'matters.note@1')
    await settle(b.p)
    expect((await derived(b)).length).toBe(0)
  })
})
