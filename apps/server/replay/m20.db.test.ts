import { boardOf } from '@yiwang/insight/contract'
import { sql } from '@yiwang/platform/db'
import { callAs } from '@yiwang/platform/platform'
import { endUnitLink, grid, grids, unitCoverage, unitLinks } from '@yiwang/registry/contract'
import { missed } from '@yiwang/rhythm/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LONG, printed, type Ran, runReplay, told } from './testing/ran.ts'

const TENANT = 'beihu'
const K = 3
const GONE = 2
/** Days of daily reports: the story's month is 6,000 commands, so the gate files its last week. */
const DAYS = LONG ? 28 : 7
let r: Ran
beforeAll(async () => {
  r = await runReplay('m20', { tenant: TENANT, twists: { unsolved: K, ungrouped: GONE }, reports: DAYS })
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

test('m20-A4, day after day: every grid reports its day by midnight, and what is missed is what the story leaves out', async () => {
  const days = { from: LONG ? '2025-02-01' : '2025-02-22', to: '2025-02-28' }
  const silent = await r.db.rows<{ key: string }>(
    sql(
      `select g.code || ' ' || to_char(d, 'YYYY-MM-DD') as key from registry.grid g, generate_series($2::date, $3::date, '1 day') d
       where g.tenant=$1 and g.status='current' and not exists (
         select 1 from matters.daily f where f.tenant=g.tenant and f.grid=g.code and f.day=d::date)`,
      [TENANT, days.from, days.to],
    ),
  )
  const due = 219 * DAYS
  const reports = told('m20')[LONG ? 'reports' : 'reports-last-week'] ?? 0
  expect(silent).toHaveLength(due - reports)
  const asked = { actor: r.cast.desk('supervisor'), input: { ...days, rhythm: 'daily-report', limit: 500 } }
  const list = await callAs(r.composed.platform, missed, asked)
  expect(list.items.map((m) => `${m.unit} ${m.from}`).sort()).toEqual(silent.map((x) => x.key).sort())
  expect(list.figures.find((f) => f.rhythm === 'daily-report')).toMatchObject({ due, held: reports, late: 0 })
  const shown = { actor: r.cast.desk('dispatcher'), input: { board: 'fine-grids.rounds', ...days } }
  const [tile] = (await callAs(r.composed.platform, boardOf, shown)).tiles
  expect(tile?.figures[0]).toMatchObject({ value: reports, of: due, percent: 96 })
})

test('a grid whose mechanism names no seats says who works there with their duties, and nothing of a team being complete', async () => {
  const asked = { actor: r.cast.resident, input: { code: '370899001001001' } }
  const found = await callAs(r.composed.platform, grid, asked)
  expect(found.grid.team.slots).toBe(0)
  expect(found.team.map((m) => m.duty)).toEqual(['包网联户，协调难办的事', '入户走访，当场办小事，每日报告'])
  expect(found.missing).toEqual([])
})
