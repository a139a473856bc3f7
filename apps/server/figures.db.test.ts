import * as insight from '@yiwang/insight/contract'
import type { Actor } from '@yiwang/kernel'
import * as ops from '@yiwang/matters/contract'
import { packs } from '@yiwang/packs'
import { catchUp } from '@yiwang/platform/worker'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SINCE } from './cli/publish.ts'
import { putInForce } from './releases.ts'
import { cast } from './testing/actors.ts'
import { openWorld, TENANT, type World } from './testing/world.ts'

const packOf = (mechanism: string) => packs.find((p) => p.pack.mechanism === mechanism)!.pack
let w: World
let place: { grid: string; village: string; town: string }
const person = cast('14')
const at = {
  grid: () => person('grid-team', 'grid', { grid: place.grid }),
  branch: () => person('community-officer', 'community', { area: place.village }),
  town: () => person('town-leader', 'town', { area: place.town }),
  desk: () => person('county-dispatcher', 'county', { area: '370828' }),
}
/** What a figure of a pack says since the beginning, and the sum an independent statement over the matters gives. */
const figure = async (pack: string, measure: string): Promise<number> =>
  (
    await w.one<{ n: number }>(
      `select coalesce(sum(f.n),0)::float8 as n from insight.fact f where f.tenant=$1 and f.pack=$2 and f.measure=$3`,
      [TENANT, pack, measure],
    )
  ).n
const counted = async (sql: string, values: unknown[] = []): Promise<number> =>
  (await w.one<{ n: number }>(sql, values)).n

beforeAll(async () => {
  w = await openWorld()
  for (const m of ['m05', 'm11'])
    await putInForce(w.db, { tenant: TENANT, pack: packOf(m).id, version: packOf(m).version, from: SINCE })
  await w.book.refresh()
  place = await w.one(
    `select g.code as grid, g.division as village, d.parent as town from registry.grid g
     join registry.division d on d.tenant=g.tenant and d.code=g.division where g.tenant=$1 and g.status='current' order by g.code limit 1`,
    [TENANT],
  )
}, 120_000)
afterAll(() => w?.close())

test('m11-A4: 64 handled = 13 removed + 30 in education + 21 converted, from the acts alone', async () => {
  const { id: pack } = packOf('m11')
  const [branch, town, desk] = [at.branch(), at.town(), at.desk()]
  for (let i = 0; i < 64; i++) {
    const made = await w.call(ops.register, desk, {
      text: '连续半年没有参加组织生活',
      channel: 'counter',
      division: place.village,
      pack,
      type: 'disposition',
      fields: { clause: String(1 + (i % 28)) },
    })
    const act = (who: Actor, action: string, form: object = {}) => w.call(ops.act, who, { id: made.id, action, form })
    await act(branch, 'investigate', { text: '走访三人，查阅会议记录' })
    await act(branch, 'hear', { statement: 'given' })
    await act(town, 'pre-review')
    await act(branch, 'vote', { entitled: 23, agreed: 20 })
    await act(town, 'approve')
    if (i < 13) await act(branch, 'notify-removal')
    else await act(branch, 'notify-education')
    if (i >= 43) await act(town, 'finish', { outcome: 'converted' })
  }
  await catchUp(w.platform, TENANT)
  const said = await Promise.all(['handled', 'removed', 'educating', 'converted'].map((m) => figure(pack, m)))
  expect(said).toEqual([64, 13, 30, 21])
  const board = await w.call(insight.boardOf, desk, { board: `${pack}.desk` })
  expect(JSON.stringify(board)).toContain('64')
  expect(
    await counted(`select count(*)::int as n from matters.matter where pack=$1 and stage='converted'`, [pack]),
  ).toBe(21)
}, 120_000)

test('m05-A4: 1200 person-times, 340 consultations, 570 opinions, 310 solved, and 1200 is no number of people', async () => {
  const { id: pack, parts } = packOf('m05')
  const grid = at.grid()
  const receive = (kind: string, source: string, persons?: number) =>
    w.call(ops.settleOnSpot, grid, {
      text: '接待日登记的一件事',
      result: '当面讲清并办好',
      confirmed: 'tick',
      grid: place.grid,
      pack,
      fields: { kind, source, ...(persons ? { persons } : {}) },
    })
  for (let i = 0; i < 340; i++) await receive('consultation', 'reception', 1)
  for (let i = 0; i < 570; i++) await receive('opinion', i < 550 ? 'reception' : 'box', i < 550 ? 1 : undefined)
  for (let i = 0; i < 310; i++) await receive('problem', 'reception', 1)
  await catchUp(w.platform, TENANT)
  const ids = ['received', 'consultations', 'opinions', 'problems-solved']
  expect(await Promise.all(ids.map((m) => figure(pack, m)))).toEqual([1200, 340, 570, 310])
  const units = ids.map((m) => (parts.find((p) => p.id === m) as unknown as { unit: string }).unit)
  expect(units).toEqual(['人次', '人次', '条', '件'])
  const persons = `select sum((fields->>'persons')::int)::int as n from matters.matter where pack=$1`
  expect(await counted(persons, [pack])).toBe(1200)
}, 120_000)
