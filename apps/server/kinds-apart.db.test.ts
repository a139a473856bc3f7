import { type Actor, hours } from '@yiwang/kernel'
import * as ops from '@yiwang/matters/contract'
import type { MatterType } from '@yiwang/matters/pack'
import { packs } from '@yiwang/packs'
import { systemActor } from '@yiwang/platform/platform'
import { catchUp } from '@yiwang/platform/worker'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SINCE } from './cli/publish.ts'
import { publishRelease, putInForce, releaseFrom } from './releases.ts'
import { cast, refused } from './testing/actors.ts'
import { openWorld, TENANT, type World } from './testing/world.ts'

const entry = packs.find((p) => p.demo)!
const open = entry.pack
/** The demo's mechanism again under another name, its kind of matter changed. */
const variant = (id: string, change: (t: MatterType) => object) => ({
  ...open,
  id,
  parts: open.parts.map((p) => (p.kind === 'matters.type' ? { ...p, ...change(p as never) } : p)),
})
const limited = (t: MatterType, rejected: number) => ({
  ...t.limits,
  rejectedRepliesForNotice: { ...t.limits.rejectedRepliesForNotice, value: rejected },
})
const shut = variant('kept-apart', () => ({ restricted: ['dispatcher', 'checker', 'lead-unit'] }))
const strict = variant('strict-moves', (t) => ({ limits: limited(t, 1) }))
const person = cast('21')

let w: World
let who: Record<'desk' | 'checker' | 'supervisor' | 'leader', Actor>
let unit: string
let grids: { code: string; town: string }[]
let category: string

beforeAll(async () => {
  w = await openWorld()
  for (const pack of [shut, strict]) {
    await publishRelease(w.db, { ...releaseFrom(entry), pack }, w.clock.now)
    await putInForce(w.db, { tenant: TENANT, pack: pack.id, version: pack.version, from: SINCE })
  }
  await w.book.refresh()
  unit = await w.unit('D03')
  grids = await w.rows(
    `select distinct on (d.parent) g.code, d.parent as town from registry.grid g join registry.division d on d.tenant=g.tenant and d.code=g.division
     where g.tenant=$1 and g.status='current' order by d.parent, g.code limit 2`,
    [TENANT],
  )
  category = (
    await w.one<{ code: string }>(
      `select code from matters.category where tenant=$1 and pack=$2 order by code limit 1`,
      [TENANT, open.id],
    )
  ).code
  const county = { area: '370828' }
  who = {
    desk: person('county-dispatcher', 'county', county),
    checker: person('reply-checker', 'county', county),
    supervisor: person('supervisor', 'county', county),
    leader: person('leader', 'county', county),
  }
}, 120_000)
afterAll(() => w?.close())

const raise = (pack: string, more: object = {}) =>
  w.call(ops.register, who.desk, {
    text: '凤鸣巷口堆了建筑垃圾，走不过去',
    channel: 'phone',
    placeWords: '凤鸣巷口',
    pack,
    ...more,
  })
const act = (by: Actor, id: string, action: string, form: object) => w.call(ops.act, by, { id, action, form })
const notices = (matter: string) =>
  w.rows<{ id: string; cause_code: string }>('select id, cause_code from matters.notice where $1 = any(matters)', [
    matter,
  ])

describe('a restricted matter behind what others read', () => {
  test('consent never shows it, nor one that names a person complained about', async () => {
    const shown = async (id: string) =>
      (await w.one<{ may_publish: boolean }>('select may_publish from matters.matter where id=$1', [id])).may_publish
    const say = (pack: string, more: object = {}) =>
      w.call(ops.open_, w.anyone(), {
        ...{ text: '凤鸣巷口堆了建筑垃圾', placeWords: '凤鸣巷口', pack, mayPublish: true },
        ...more,
      })
    const apart = await say(shut.id)
    const named = await say(open.id, { accusedPerson: '网格里的那位干部' })
    const plain = await say(open.id)
    expect(await Promise.all([apart, named, plain].map((m) => shown(m.id)))).toEqual([false, false, true])
    for (const m of [apart, named])
      await w.call(ops.consent, w.anyone(), { ref: m.ref, secret: m.secret, mayPublish: true })
    expect(await Promise.all([apart, named].map((m) => shown(m.id)))).toEqual([false, false])
  })

  test('a number opens to a line that says neither number nor stage nor title', async () => {
    const { id } = await raise(shut.id)
    const line = await w.one('select ref, title, stage from insight.case_line where matter=$1', [id])
    expect(line).toEqual({ ref: null, title: null, stage: null })
  })

  test('its notice keeps its title shut, and a plain one says it', async () => {
    const titles: (string | null)[] = []
    for (const pack of [shut.id, open.id]) {
      const { id } = await raise(pack)
      const cause = { cause: '超过规定时限', causeCode: 'overdue', dedupe: `test:${id}` }
      await w.call(ops.issueNotice, systemActor(TENANT), { matter: id, unit, grade: 'blue', ...cause })
      titles.push(
        (
          await w.one<{ title: string | null }>(
            'select f.title from insight.notice_fact f join matters.notice n on n.id=f.notice where $1 = any(n.matters)',
            [id],
          )
        ).title,
      )
    }
    expect(titles).toEqual([null, expect.stringContaining('建筑垃圾')])
  })
})

test('who moves matters to a new version reads no number of a restricted one', async () => {
  const { id } = await raise(shut.id)
  await act(who.desk, id, 'dispatch', { unit })
  const to = shut.version + 1
  const pack = {
    ...variant(shut.id, (t) => ({
      restricted: ['dispatcher', 'checker', 'lead-unit'],
      clocks: t.clocks.map((c) => (c.id === 'reply' ? { ...c, within: hours(24) } : c)),
    })),
    version: to,
  }
  await publishRelease(w.db, { ...releaseFrom(entry), pack }, w.clock.now)
  await putInForce(w.db, { tenant: TENANT, pack: pack.id, version: to, from: w.clock.now })
  await w.book.refresh()
  const admin = person('system-admin', 'county', { area: '370828' })
  const said = await w.call(ops.movePreview, admin, { pack: shut.id, from: shut.version, to })
  expect(said.dues.map((d) => d.ref)).toEqual([null])
})

describe('special reports', () => {
  test('a report may name only matters that its orderer may read', async () => {
    const order = (ids: string[]) =>
      w.call(ops.orderReport, who.leader, { title: '建筑垃圾', cause: '领导批示', matters: ids })
    const a = await raise(open.id)
    const b = await raise(shut.id)
    expect(await refused(order([a.id, b.id]))).toBe('NOT_FOUND')
    expect(await refused(order([a.id]))).toBe('allowed')
  })

  test('a reader of a report sees those of its matters that are hers', async () => {
    const ids = await Promise.all(grids.map(async (g) => (await raise(open.id, { grid: g.code })).id))
    const { id } = await w.call(ops.orderReport, who.leader, { title: '两镇同类', cause: '批示', matters: ids })
    const listed = async (by: Actor) =>
      (await w.call(ops.notices, by, { series: 'special-report' })).items
        .filter((n) => n.id === id)
        .flatMap((n) => n.matters.map((m) => m.id))
    const town = person('town-leader', 'town', { area: grids[0]!.town })
    expect(await listed(town)).toEqual([ids[0]])
    expect((await listed(who.supervisor)).sort()).toEqual([...ids].sort())
  })

  test('recurrence counts one kind of matter, and never a restricted one', async () => {
    const at = { grid: grids[1]!.code, category }
    const drafted = () =>
      w.rows<{ matters: string[] }>(
        `select matters from matters.notice where series='special-report' and cause_code='recurrence' and grid=$1 and category=$2`,
        [at.grid, at.category],
      )
    const same: string[] = []
    for (let i = 0; i < 2; i++) same.push((await raise(open.id, at)).id)
    await raise(strict.id, at)
    for (let i = 0; i < 3; i++) await raise(shut.id, at)
    await catchUp(w.platform, TENANT)
    expect(await drafted()).toEqual([])
    same.push((await raise(open.id, at)).id)
    await catchUp(w.platform, TENANT)
    expect((await drafted()).map((d) => [...d.matters].sort())).toEqual([[...same].sort()])
    for (let i = 0; i < 2; i++) await raise(strict.id, at)
    await catchUp(w.platform, TENANT)
    expect(await drafted()).toHaveLength(2)
  })
})

test('how many rejected answers call for a notice is for the matter’s own release to say', async () => {
  const handler = person('handler', 'county', { unit })
  const once = async (pack: string): Promise<string[]> => {
    const { id } = await raise(pack)
    await act(who.desk, id, 'dispatch', { unit })
    await act(handler, id, 'sign', {})
    await act(handler, id, 'contact', { way: 'phone' })
    await act(handler, id, 'reply', { solved: true, text: '已到现场看过并处理好，请您再看看。' })
    await act(who.checker, id, 'check-reject', { reason: '没有说清楚怎么处理的' })
    await catchUp(w.platform, TENANT)
    return (await notices(id)).map((n) => n.cause_code)
  }
  expect(await once(open.id)).toEqual([])
  expect(await once(strict.id)).toEqual(['rejected-twice'])
})
