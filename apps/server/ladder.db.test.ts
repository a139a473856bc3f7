import type { Actor } from '@yiwang/kernel'
import * as ops from '@yiwang/matters/contract'
import { typeOf } from '@yiwang/matters/server'
import { packs } from '@yiwang/packs'
import { catchUp } from '@yiwang/platform/worker'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SINCE } from './cli/publish.ts'
import { putInForce } from './releases.ts'
import { cast, refused } from './testing/actors.ts'
import { openWorld, TENANT, type World } from './testing/world.ts'

const ladder = packs.find((p) => typeOf(p.pack)?.ladder)!.pack
const HOUR = 3_600_000
const DAY = 24 * HOUR
let w: World
let grid: { code: string; division: string; town: string }
let people: Record<
  'grid' | 'community' | 'town' | 'townLeader' | 'otherLeader' | 'supervisor' | 'arbiter' | 'desk',
  Actor
>

const person = cast('10')
const day = (d: number): string => new Date(w.clock.now + d * DAY + 8 * HOUR).toISOString().slice(0, 10)
const problem = async (text = '下水道反味，邻里三家都有'): Promise<string> =>
  (await w.call(ops.register, people.grid, { text, channel: 'phone', grid: grid.code, pack: ladder.id })).id
const act = (who: Actor, id: string, action: string, form: object = {}) => w.call(ops.act, who, { id, action, form })
const at = async (id: string) =>
  w.one<{ stage: string; level: string }>('select stage, level from matters.matter where id=$1', [id])
const words = { tried: '上门两次没有谈拢', reason: '要上一级出面' }
const raised = async (): Promise<string> => {
  const id = await problem()
  await act(people.grid, id, 'take')
  await act(people.grid, id, 'escalate', words)
  await act(people.community, id, 'sign')
  await act(people.community, id, 'escalate', words)
  await act(people.town, id, 'sign')
  return id
}

beforeAll(async () => {
  w = await openWorld()
  await putInForce(w.db, { tenant: TENANT, pack: ladder.id, version: ladder.version, from: SINCE })
  await w.book.refresh()
  grid = await w.one(
    `select g.code, g.division, d.parent as town from registry.grid g join registry.division d on d.tenant=g.tenant and d.code=g.division
     where g.tenant=$1 and g.status='current' order by g.code limit 1`,
    [TENANT],
  )
  people = {
    grid: person('grid-team', 'grid', { grid: grid.code }),
    community: person('community-officer', 'community', { area: grid.division }),
    town: person('town-dispatcher', 'town', { area: grid.town }),
    townLeader: person('town-leader', 'town', { area: grid.town }),
    otherLeader: person('town-leader', 'town', { area: '999999999' }),
    supervisor: person('supervisor', 'county', { area: '370828' }),
    arbiter: person('arbiter', 'county', { area: '370828' }),
    desk: person('county-dispatcher', 'county', { area: '370828' }),
  }
}, 120_000)
afterAll(() => w?.close())

describe('the ladder', () => {
  test('each level leaves its date, its decision and a closing number without gaps', async () => {
    const [a, b] = [await raised(), await raised()]
    expect(await at(a)).toEqual({ stage: 'handling', level: 'town' })
    await catchUp(w.platform, TENANT)
    const of = async (id: string) => (await w.call(ops.levels, people.town, { id })).items
    expect((await of(a)).map((x) => [x.level, x.decision.zh])).toEqual([
      ['grid', '上报一级'],
      ['community', '上报一级'],
    ])
    const labels = [...(await of(a)), ...(await of(b))].map((x) => x.label).sort()
    expect(labels).toEqual(['销号〔2026〕1号', '销号〔2026〕1号', '销号〔2026〕2号', '销号〔2026〕2号'])
    await catchUp(w.platform, TENANT)
    expect((await of(a)).length).toBe(2)
    expect(await refused(w.call(ops.levels, people.otherLeader, { id: a }))).toBe('NOT_FOUND')
  })

  test('a sitting locks its agenda, minutes run live, decisions act on the matters, undecided ones stop the closing', async () => {
    const [a, b] = [await raised(), await raised()]
    for (const id of [a, b]) await act(people.town, id, 'enrol', { reason: '三次协调没有结果' })
    const waiting = (await w.call(ops.sittings, people.townLeader, {})).waiting
    expect(waiting.flatMap((x) => x.items.map((i) => i.id)).sort()).toEqual([a, b].sort())
    const open = { level: 'town', area: grid.town, present: '分管领导、城管、住建' } as const
    expect(await refused(w.call(ops.openSitting, people.otherLeader, open))).toBe('FORBIDDEN')
    const s = await w.call(ops.openSitting, people.townLeader, open)
    expect(s.tabled).toBe(2)
    expect(await refused(w.call(ops.openSitting, people.townLeader, open))).toBe('IN_SESSION')
    expect((await at(a)).stage).toBe('tabled')
    await w.call(ops.minuteSitting, people.townLeader, { id: s.id, text: '住建说明管网情况' })
    const decide = (id: string, form: object) =>
      act(people.townLeader, id, 'decide', { sitting: s.id, text: '两周内疏通，费用由镇里出', by: day(14), ...form })
    await decide(a, { decision: 'handle' })
    expect(await refused(w.call(ops.closeSitting, people.townLeader, { id: s.id }))).toBe('UNDECIDED')
    await decide(b, { decision: 'hold', by: day(60) })
    expect([(await at(a)).stage, (await at(b)).stage]).toEqual(['handling', 'held'])
    expect((await w.call(ops.closeSitting, people.townLeader, { id: s.id })).label).toBe('会审〔2026〕1号')
    const read = await w.call(ops.sitting, people.supervisor, { id: s.id })
    expect(read.agenda.map((x) => x.decision?.words.zh).sort()).toEqual(['挂账', '由现单位限期办'])
    expect(read.minutes.map((m) => m.text)).toEqual(['住建说明管网情况'])
    expect(await refused(w.call(ops.sitting, people.otherLeader, { id: s.id }))).toBe('NOT_FOUND')
    expect(await refused(w.call(ops.minuteSitting, people.townLeader, { id: s.id, text: '补一句' }))).toBe('NO_SITTING')
  })

  test('a granted exclusion is public, without anybody’s words', async () => {
    const id = await problem('围墙倒了')
    await act(people.grid, id, 'take')
    await act(people.grid, id, 'exclude', { reason: 'force-majeure', text: '连日暴雨道路中断无法到场' })
    const listed = async () => (await w.call(ops.exclusions, w.anyone(), {})).items
    await act(people.supervisor, id, 'decide-exclusion', { approve: true, text: '情况属实' })
    expect(await listed()).toEqual([])
    await act(people.arbiter, id, 'decide-exclusion', { approve: true, text: '情况属实' })
    const rows = await listed()
    expect(rows.map((r) => r.reason.zh)).toEqual(['不可抗力'])
    expect(JSON.stringify(rows)).not.toContain('暴雨')
  })

  test('a daily report not filed by midnight is listed, its counts come from the records', async () => {
    const today = day(0)
    await problem('路灯不亮')
    const seen = await w.call(ops.dailies, people.community, { day: today })
    const mine = seen.items.find((x) => x.grid === grid.code)
    expect(mine?.counts.registered).toBeGreaterThan(0)
    expect(await refused(w.call(ops.fileDaily, people.town, { grid: grid.code, day: today }))).toBe('FORBIDDEN')
    expect(await refused(w.call(ops.fileDaily, people.grid, { grid: grid.code, day: day(1) }))).toBe('INVALID')
    expect(await refused(w.call(ops.fileDaily, people.grid, { grid: grid.code, day: '2026-13-45' }))).toBe('INVALID')
    await w.call(ops.fileDaily, people.grid, { grid: grid.code, day: today, text: '平稳' })
    expect(await refused(w.call(ops.fileDaily, people.grid, { grid: grid.code, day: today }))).toBe('TOO_LATE')
    w.clock.now += 2 * DAY
    const late = await w.call(ops.dailies, people.community, { day: day(-1) })
    expect(late.items.every((x) => x.filedAt === null && x.late)).toBe(true)
    expect(late.missing).toBe(late.items.length)
    const filed = (await w.call(ops.dailies, people.community, { day: today })).items.find((x) => x.grid === grid.code)
    expect([filed?.text, filed?.late, filed?.counts.registered]).toEqual(['平稳', false, mine?.counts.registered])
  })
})
