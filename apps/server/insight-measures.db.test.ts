import * as insight from '@yiwang/insight/contract'
import { board, measure, rateOf, split } from '@yiwang/insight/pack'
import { movingKinds, rebuildMeasures } from '@yiwang/insight/server'
import type { Actor } from '@yiwang/kernel'
import * as ops from '@yiwang/matters/contract'
import { VERBS } from '@yiwang/matters/pack'
import { typeOf } from '@yiwang/matters/server'
import { packs } from '@yiwang/packs'
import { catchUp } from '@yiwang/platform/worker'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SINCE } from './cli/publish.ts'
import { publishRelease, putInForce, releaseFrom } from './releases.ts'
import { cast, refused } from './testing/actors.ts'
import { openWorld, TENANT, type World } from './testing/world.ts'
import { examine } from './trust/doctor.ts'

const entry = packs.find((p) => typeOf(p.pack)?.ladder)!
const basis = { basis: 'default', source: 'test' } as const
const open = measure({
  id: 'raised',
  unit: '件',
  of: {},
  at: 'opened',
  by: ['town', 'grid', 'stage', 'hour', 'level'],
  basis,
})
const pack = {
  ...entry.pack,
  version: entry.pack.version + 100,
  parts: [
    ...entry.pack.parts.filter((p) => !p.kind.startsWith('insight.')),
    open,
    measure({ id: 'closed', unit: '件', of: { super: 'closed' }, at: 'opened', by: ['town'], basis }),
    measure({ id: 'fixed', unit: '件', of: { super: 'fixed' }, at: 'opened', basis }),
    measure({ id: 'running', unit: '件', of: { super: 'open' }, at: 'opened', basis }),
    measure({ id: 'spot', unit: '件', of: {}, at: 'settled', by: ['grid'], basis }),
    rateOf({ id: 'done', of: 'closed', over: 'raised', least: 10, basis }),
    split({ id: 'sum', whole: 'raised', parts: ['closed', 'fixed', 'running'], basis }),
    board({
      id: 'desk',
      face: 'desk',
      tiles: [
        { measure: 'raised', show: 'figure', period: 'year' },
        { measure: 'raised', show: 'by-grid', period: 'year' },
        { measure: 'raised', show: 'funnel', period: 'all' },
        { partition: 'sum', show: 'partition', period: 'all' },
        { measure: 'spot', show: 'trend', period: 'month' },
        { rate: 'done', show: 'figure', period: 'all' },
      ],
      basis,
    }),
    board({ id: 'street', face: 'public', tiles: [{ measure: 'raised', show: 'by-town', period: 'month' }], basis }),
  ],
}
const DAY = 86_400_000
let w: World
let grid: { code: string; division: string; town: string }
const person = cast('15')
const people = () => ({
  grid: person('grid-team', 'grid', { grid: grid.code }),
  community: person('community-officer', 'community', { area: grid.division }),
  desk: person('county-dispatcher', 'county', { area: '370828' }),
  supervisor: person('supervisor', 'county', { area: '370828' }),
  arbiter: person('arbiter', 'county', { area: '370828' }),
  clerk: person('registry-clerk', 'county', { area: '370828' }),
})
let who: ReturnType<typeof people>
const raise = async (text: string): Promise<string> =>
  (await w.call(ops.register, who.grid, { text, channel: 'phone', grid: grid.code, pack: pack.id })).id
const act = (actor: Actor, id: string, action: string, form: object = {}) =>
  w.call(ops.act, actor, { id, action, form })
const derived = () =>
  w.rows<{ line: string }>(
    `select 'fact ' || f::text as line from insight.fact f union all select 'rollup ' || r::text from insight.rollup r order by 1`,
  )
const desk = async () => w.call(insight.boardOf, who.desk, { board: `${pack.id}.desk` })

beforeAll(async () => {
  w = await openWorld()
  await publishRelease(w.db, { ...releaseFrom(entry), pack }, w.clock.now)
  await putInForce(w.db, { tenant: TENANT, pack: pack.id, version: pack.version, from: SINCE })
  await w.book.refresh()
  grid = await w.one(
    `select g.code, g.division, d.parent as town from registry.grid g join registry.division d on d.tenant=g.tenant and d.code=g.division
     where g.tenant=$1 and g.status='current' order by g.code limit 1`,
    [TENANT],
  )
  who = people()
  const words = { tried: '上门两次没有谈拢', reason: '要上一级出面' }
  const ids: string[] = []
  for (let i = 0; i < 14; i++) ids.push(await raise(`下水道反味第${i}处，邻里三家都有`))
  for (const id of ids.slice(0, 8)) await act(who.grid, id, 'take')
  await catchUp(w.platform, TENANT)
  for (const id of ids.slice(0, 3)) await act(who.grid, id, 'escalate', words)
  await act(who.grid, ids[5]!, 'exclude', { reason: 'force-majeure', text: '连日暴雨道路中断无法到场' })
  for (const p of [who.supervisor, who.arbiter])
    await act(p, ids[5]!, 'decide-exclusion', { approve: true, text: '情况属实' })
  await w.call(ops.act, who.desk, { id: ids[9]!, action: 'merge', form: { into: ids[8] } })
  for (const text of ['井盖翘起来了，当场垫平', '路边树枝挡住路灯，当场修剪'])
    await w.call(ops.settleOnSpot, who.grid, {
      text,
      result: '已办好',
      confirmed: 'tick',
      grid: grid.code,
      pack: pack.id,
    })
  await catchUp(w.platform, TENANT)
}, 120_000)
afterAll(() => w?.close())

test('a board counts what people did, and every number opens its matters', async () => {
  const v = await desk()
  const [raised, grids, funnel, sum, spot] = v.tiles
  const live = `from insight.matter_case where pack='${pack.id}' and not merged and not excluded`
  const { n: all } = await w.one<{ n: number }>(`select count(*)::int as n ${live}`)
  expect(all).toBe(14)
  expect(raised!.figures.map((f) => [f.value, f.words.zh])).toEqual([[all, '收到']])
  expect(grids!.figures.map((f) => [f.key, f.value])).toEqual([[grid.code, all]])
  expect(grids!.figures[0]!.words.zh).not.toBe(grid.code)
  const stages = await w.rows<{ stage: string; n: number }>(
    `select stage, count(*)::int as n ${live} group by 1 order by 1`,
  )
  expect(funnel!.figures.map((f) => ({ stage: f.key, n: f.value }))).toEqual(stages)
  expect(funnel!.figures.every((f) => /[\u4e00-\u9fff]/.test(f.words.zh))).toBe(true)
  expect(sum!.off).toBe(0)
  expect(spot!.figures.reduce((sum_, f) => sum_ + (f.value ?? 0), 0)).toBe(2)
  for (const f of [...raised!.figures, ...funnel!.figures]) {
    const opened = await w.call(insight.cases, who.desk, { query: f.query!, limit: 100 })
    expect(opened.total).toBe(f.value)
    expect(opened.items.every((i) => i.ref !== '' && i.title !== '')).toBe(true)
  }
})

test('boards are there for their posts', async () => {
  const ids = async (a: Actor) => (await w.call(insight.boards, a, {})).items.map((i) => i.id.split('.')[1])
  expect(await ids(who.desk)).toEqual(['desk', 'street'])
  expect(await ids(w.anyone())).toEqual(['street'])
  expect(await refused(w.call(insight.boardOf, who.clerk, { board: `${pack.id}.desk` }))).toBe('FORBIDDEN')
  expect(await refused(w.call(insight.boardOf, w.anyone(), { board: `${pack.id}.desk` }))).toBe('UNAUTHENTICATED')
  expect(await refused(w.call(insight.boardOf, who.desk, { board: `${pack.id}.ghost` }))).toBe('NOT_FOUND')
  const street = await w.call(insight.openBoard, w.anyone(), { board: `${pack.id}.street` })
  expect(street.tiles.flatMap((t) => t.figures)).toEqual([])
})

test('weeks later, with all that the system did meanwhile, a count from nothing comes out the same', async () => {
  for (let i = 0; i < 12; i++) {
    w.clock.now += 3 * DAY
    await catchUp(w.platform, TENANT)
  }
  const kept = await derived()
  expect(kept.length).toBeGreaterThan(25)
  const { matters } = await rebuildMeasures(w.platform, { tenant: TENANT, pack: pack.id })
  expect(matters).toBe(16)
  expect(await derived()).toEqual(kept)
  const levels = await w.rows(
    `select 1 from insight.rollup where measure='raised' and dim='level' and key='county' and rows > 0`,
  )
  expect(levels.length).toBeGreaterThan(0)
})

/** Events of a matter that change nothing a measure can see. */
const STILL = [
  'breached',
  'due-soon',
  'overdue',
  'still-overdue',
  'joined',
  'consent-changed',
  'visit-opened',
  'level-recorded',
]
test('every act that was told of a matter is one the count listens to', async () => {
  const told = await w.rows<{ kind: string }>(
    `select distinct kind from platform.event where subject_kind='matter' and kind like 'matters.%' order by 1`,
  )
  const heard = movingKinds(VERBS)
  expect(told.length).toBeGreaterThan(5)
  expect(told.map((t) => t.kind).filter((k) => !heard.has(k) && !STILL.some((s) => k === `matters.${s}@1`))).toEqual([])
})

test('the public board of the ended month hides small towns, and stays', async () => {
  const street = await w.call(insight.openBoard, w.anyone(), { board: `${pack.id}.street` })
  expect(street.periods).toEqual(['2026-06'])
  const [town] = street.tiles[0]!.figures
  expect(town).toMatchObject({
    key: grid.town,
    value: 14,
    query: null,
  })
})

test('the nightly recheck agrees; a broken sum is told by the doctor', async () => {
  const look = async () => (await examine({ db: w.db, now: w.clock.now, dir: '/tmp' }, ['figures']))[0]!
  expect((await look()).said.join()).toContain(pack.id)
  expect((await look()).findings).toEqual([])
  await w.rows(`update insight.rollup set rows = rows + 1, n = n + 1 where measure='raised' and dim='grid'`)
  let sick: readonly { what: string }[] = []
  // A night looks at some of the days; none stays unseen for long.
  for (let i = 0; i < 40 && sick.length === 0; i++) {
    w.clock.now += DAY
    await catchUp(w.platform, TENANT)
    sick = (await look()).findings
  }
  expect(sick.length).toBeGreaterThan(0)
  expect(sick[0]!.what).toContain('raised')
  await rebuildMeasures(w.platform, { tenant: TENANT, pack: pack.id })
})
