import { sql } from '@yiwang/platform/db'
import { callAs } from '@yiwang/platform/platform'
import { endUnitLink, grids, unitCoverage, unitLinks } from '@yiwang/registry/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { printed, type Ran, runReplay } from './testing/ran.ts'

const TENANT = 'beihu'
const K = 3
const GONE = 2
let r: Ran
beforeAll(async () => {
  r = await runReplay('m20', { tenant: TENANT, twists: { unsolved: K, ungrouped: GONE } })
}, 600_000)
afterAll(() => r?.drop())

/** What a leader reads of the groups of grids, and the same by SQL. */
const groups = async () => {
  const leader = r.cast.desk('leader')
  const tier = (await callAs(r.composed.platform, unitCoverage, { actor: leader, input: {} })).tiers[2]
  const rows = await r.db.rows<{ code: string }>(
    sql(
      `select g.code from registry.grid g where g.tenant=$1 and g.status='current' and not exists (
         select 1 from registry.unit_link l join registry.unit u on u.tenant=l.tenant and u.id=l.unit
         where l.tenant=g.tenant and l.grid=g.code and l.valid_to is null and u.name like '%网格党小组') order by 1`,
      [TENANT],
    ),
  )
  return { tier, bare: rows.map((x) => x.code) }
}

test('m20-A2: 219 grids with 27, 64 and 199 organisations load; the coverage report lists the grids without a group, and one more when a link goes', async () => {
  const { solved, ...registry } = printed('m20')
  expect(solved).toBe(800)
  expect(r.result.figures).toMatchObject(registry)
  const current = await r.count(`select count(*) as n from registry.grid where tenant=$1 and status='current'`)
  expect(current).toBe(219)
  const named = (end: string) =>
    r.count(`select count(*) as n from registry.unit where tenant=$1 and kind='party' and name like '%${end}'`)
  expect([await named('社区党委'), await named('小区网格党支部'), await named('网格党小组')]).toEqual([27, 64, 199])
  const { tier, bare } = await groups()
  expect(tier).toMatchObject({ places: 219, covered: 199 - GONE, units: 199 })
  expect(tier?.without.map((g) => g.code).sort()).toEqual(bare)
  expect([bare.length, tier?.idle.length]).toEqual([20 + GONE, GONE])
  expect(r.result.figures).toMatchObject({ 'grids-with-group': 199 - GONE, 'grids-without-group': 20 + GONE })
  const clerk = r.cast.desk('registrar')
  const first = { actor: clerk, input: { tier: 'group', limit: 1 } as never }
  const [link] = (await callAs(r.composed.platform, unitLinks, first)).items
  const ended = { actor: clerk, input: { id: link?.id ?? '', reason: '并入邻近小组' } }
  await callAs(r.composed.platform, endUnitLink, ended)
  const after = await groups()
  expect(after.bare).toEqual([...bare, link?.grid ?? ''].sort())
  expect(after.tier?.without.map((g) => g.code).sort()).toEqual(after.bare)
})

test('m20-F2, F3: since 2023 ten grids are new and eight adjusted, eight communities new and seven adjusted', async () => {
  const since = `timestamptz '2023-01-01 00:00+08'`
  const made = `select g.code from registry.grid g where g.tenant=$1 and g.status='current' and g.valid_from >= ${since}`
  const heirs = `select unnest(to_codes) from registry.change where tenant=$1 and of='grid' and at >= ${since}`
  expect(await r.count(`select count(*) as n from (${made} and g.code not in (${heirs})) x`)).toBe(10)
  expect(await r.count(`select count(*) as n from (${made} and g.code in (${heirs})) x`)).toBe(8)
  const communities = `registry.division where tenant=$1 and kind='community' and status='current'`
  expect(await r.count(`select count(*) as n from ${communities}`)).toBe(27)
  expect(await r.count(`select count(*) as n from ${communities} and valid_from >= ${since}`)).toBe(8)
  const merged = `select distinct unnest(to_codes) from registry.change where tenant=$1 and of='division' and at >= ${since}`
  expect(await r.count(`select count(*) as n from (${merged}) x`)).toBe(7)
})

test('m20-A3: after a split the old records stay at the old grid, and the new borders count from the day of the split', async () => {
  const all = await callAs(r.composed.platform, grids, {
    actor: r.cast.resident,
    input: { history: 'true', limit: 1000 } as never,
  })
  const gone = all.items.filter((g) => g.status === 'split')
  expect(gone).toHaveLength(3)
  for (const old of gone) {
    const parts = all.items.filter((g) => g.division === old.division && g.from === old.to)
    expect(parts.map((g) => g.version)).toEqual([2, 2])
  }
})

test('m20-A5, the half: of 2024’s demands 800 are solved; K left unsolved show K fewer, by the board and by SQL', async () => {
  const solved = (printed('m20').solved ?? 0) - K
  expect(r.result.figures.solved).toBe(solved)
  const sql = `select count(distinct e.subject) as n from platform.event e join matters.matter m on m.tenant=e.tenant and m.id=e.subject
    where e.tenant=$1 and m.opened_at >= '2024-01-01 00:00+08' and m.opened_at < '2025-01-01 00:00+08'
    and (e.kind='matters.settled@1' or (e.kind='matters.visit@1' and e.data->>'solved'='true'))`
  expect(await r.count(sql)).toBe(solved)
  expect(await r.count('select count(*) as n from matters.matter where tenant=$1')).toBeGreaterThan(solved + 80)
})

test('m20-A6, over two years: every matter of a consult left it with decision, owner and date', async () => {
  const items = 'matters.sitting_item where tenant=$1'
  expect(await r.count(`select count(*) as n from ${items}`)).toBeGreaterThanOrEqual(40)
  expect(await r.count(`select count(*) as n from ${items} and (decision is null or due_at is null)`)).toBe(0)
  expect(await r.count(`select count(*) as n from matters.sitting where tenant=$1 and state='sitting'`)).toBe(0)
})
