import type { Actor } from '@yiwang/kernel'
import { dailies } from '@yiwang/matters/contract'
import { openDb, type Row, sql } from '@yiwang/platform/db'
import { silentLog } from '@yiwang/platform/log'
import { callAs } from '@yiwang/platform/platform'
import { freshDatabase } from '@yiwang/platform/testing/postgres'
import { grid, unitCoverage } from '@yiwang/registry/contract'
import { missed } from '@yiwang/rhythm/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_TENANT } from '../cli/publish.ts'
import { type Composed, compose } from '../compose.ts'
import { loadCast } from '../replay/cast.ts'
import { playHistories } from './with-history.ts'
import { putPacks } from './with-packs.ts'

let fresh: Awaited<ReturnType<typeof freshDatabase>>
let db: ReturnType<typeof openDb>
let composed: Composed
let desk: (username: string) => Actor
const DAY = 86_400_000

beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDb(fresh.url, 2)
  await putPacks(fresh.url)
  await playHistories(fresh.url, () => undefined, ['m06', 'm20'])
  composed = await compose({ url: fresh.url, log: silentLog })
  const cast = await loadCast(db, DEMO_TENANT)
  desk = cast.desk
}, 180_000)
afterAll(async () => {
  await composed?.db.close()
  await db?.close()
  await fresh?.drop()
})

type Count = { open: number; done: number; late: number; ahead: number; unsent: number }
const count = (pack: string) =>
  db.one<Count>(
    sql(
      `select count(*) filter (where super='open')::int as open, count(*) filter (where super<>'open')::int as done,
        count(*) filter (where opened_at > now())::int as ahead,
        (select count(*)::int from platform.event e join matters.matter m on m.id=e.subject
          where e.kind='matters.overdue@1' and m.pack=$1) as late,
        (select count(*)::int from platform.event where at > now()) as unsent from matters.matter where pack=$1`,
      [pack],
    ),
  )
const number = async (text: string, values: unknown[] = []): Promise<number> =>
  Number((await db.one<Row & { n: string }>(sql(text, values)))?.n)

test.each(['delegate-studio', 'fine-grids'])(
  'of %s some matters are done, some on their way, some late, none lies ahead',
  async (pack) => {
    const n = await count(pack)
    expect(n).toMatchObject({ ahead: 0, unsent: 0 })
    expect(n?.open).toBeGreaterThan(2)
    expect(n?.done).toBeGreaterThan(5)
    expect(n?.late).toBeGreaterThan(0)
  },
)

describe('fine grids in the demo county', () => {
  const local = (at: number): string => new Date(at + DAY / 3).toISOString().slice(0, 10)
  const yesterday = local(Date.now() - DAY)

  test('m20-A2: organisations of three levels serve grids, and those without one are listed', async () => {
    const asked = { actor: desk('town-leader'), input: {} }
    const { tiers } = await callAs(composed.platform, unitCoverage, asked)
    expect(tiers.map((t) => t.tier)).toEqual(['community', 'estate', 'group'])
    for (const t of tiers) {
      expect(t.covered).toBeGreaterThan(t.without.length)
      expect(t.without.length).toBeGreaterThan(0)
      expect(t.idle).toEqual([])
    }
  })

  test('m20-A7: whoever reports for a grid is there with person, post, place and duty', async () => {
    const asked = { actor: desk('registrar'), input: { code: '370828001009001' } }
    const { team } = await callAs(composed.platform, grid, asked)
    const worker = team.find((m) => m.duty.startsWith('专职网格员'))
    expect(worker?.name).toMatch(/./)
    expect(worker?.post.zh).toMatch(/./)
    expect(team.every((m) => m.duty !== '')).toBe(true)
  })

  test('m20-A4: most grids filed yesterday, the others are shown; the missed list is who did not file', async () => {
    const asked = { actor: desk('supervisor'), input: { day: yesterday } }
    const day = await callAs(composed.platform, dailies, asked)
    expect(day.filed + day.missing).toBe(445)
    expect(day.missing).toBeGreaterThan(10)
    expect(day.missing).toBeLessThan(45)
    const silent = `select g.code || ' ' || to_char(c.day, 'YYYY-MM-DD') as key
      from registry.grid g, (select distinct from_day as day from rhythm.closed where pack='fine-grids') c
      where g.status='current' and not exists (select 1 from matters.daily f where f.grid=g.code and f.day=c.day)`
    const expected = (await db.rows<{ key: string }>(sql(silent))).map((r) => r.key).sort()
    const list = { actor: desk('supervisor'), input: { pack: 'fine-grids', rhythm: 'daily-report', limit: 500 } }
    const { items } = await callAs(composed.platform, missed, list)
    expect(items.map((m) => `${m.unit} ${m.from}`).sort()).toEqual(expected)
    expect(expected.length).toBeGreaterThan(50)
  })

  test('a report counts what its grid took in that day, and none is filed after midnight or ahead of now', async () => {
    const taken = `(select count(*) from matters.matter m where m.grid=f.grid
      and m.opened_at >= f.day::timestamp at time zone 'Asia/Shanghai' and m.opened_at < f.filed_at)`
    expect(
      await number(`select count(*) as n from matters.daily f where (counts->>'registered')::int <> ${taken}`),
    ).toBe(0)
    expect(await number(`select sum((counts->>'registered')::int) as n from matters.daily`)).toBeGreaterThan(5)
    const late = `filed_at >= (day + 1)::timestamp at time zone 'Asia/Shanghai' or filed_at > now()`
    expect(await number(`select count(*) as n from matters.daily where ${late}`)).toBe(0)
  })

  test('m20-A6: the weekly consults were held, each matter left them with decision, owner and date', async () => {
    const held = `select count(*) as n from matters.sitting where state='closed' and level='town'`
    expect(await number(held)).toBeGreaterThan(3)
    const items = 'matters.sitting_item i join matters.matter m on m.id=i.matter where m.pack='
    expect(await number(`select count(*) as n from ${items}'fine-grids'`)).toBeGreaterThan(5)
    const bare = `(i.decision is null or i.due_at is null)`
    expect(await number(`select count(*) as n from ${items}'fine-grids' and ${bare}`)).toBe(0)
  })
})

test('a mechanism that has matters is left as it is', async () => {
  const before = await count('delegate-studio')
  await playHistories(fresh.url, () => undefined, ['m06', 'm20'])
  expect(await count('delegate-studio')).toEqual(before)
})
