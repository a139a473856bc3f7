import { type Actor, hours } from '@yiwang/kernel'
import { markRead, notices, outbox } from '@yiwang/notify/contract'
import { packs } from '@yiwang/packs'
import { catchUp } from '@yiwang/platform/worker'
import { publishRelease, putInForce, releaseFrom } from '@yiwang/server-app/releases'
import { cast, refused } from '@yiwang/server-app/testing/actors'
import { openWorld, TENANT, type World } from '@yiwang/server-app/testing/world'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as ops from '../../contract/index.ts'
import type { MatterType } from '../../pack/index.ts'

const entryOf = (mechanism: string) => packs.find((p) => p.pack.mechanism === mechanism)!
const demo = packs.find((p) => p.demo)!
const gates = entryOf('m11')
const TEXT = '路灯坏了三天，晚上很黑。'
let w: World
let desk: Actor
let handler: Actor
let unit: string
const person = cast('32')

/** The pack once more with other limits, in force; only those named unless none is. */
const shorter = async (entry: typeof demo, to: number, ids: readonly string[] = []) => {
  const meant = (id: string) => ids.length === 0 || ids.includes(id)
  const change = (t: MatterType) => ({
    clocks: t.clocks.map((c) => (meant(c.id) && !c.report ? { ...c, within: hours(24) } : c)),
  })
  const parts = entry.pack.parts.map((p) => (p.kind === 'matters.type' ? { ...p, ...change(p as never) } : p))
  await publishRelease(w.db, { ...releaseFrom(entry), pack: { ...entry.pack, version: to, parts } }, w.clock.now)
  await putInForce(w.db, { tenant: TENANT, pack: entry.pack.id, version: to, from: w.clock.now })
  await w.book.refresh()
}
const act = (who: Actor, id: string, action: string, form: object = {}) => w.call(ops.act, who, { id, action, form })
const open = async (who: Actor, more: object) => {
  const m = await w.call(ops.open_, who, { text: TEXT, grid: w.seeded.grids[0], ...more })
  await act(desk, m.id, 'dispatch', { unit })
  await act(handler, m.id, 'sign')
  return m
}
/** What was registered for her, she agrees to be written to. */
const agree = (m: { ref: string; secret: string }) =>
  w.call(ops.consent, w.anyone(), { ref: m.ref, secret: m.secret, sms: true })
/** What the simulator sent, and what stands inside, of changed dates; newest first. */
const said = async () => {
  await catchUp(w.platform, TENANT)
  const { items } = await w.call(outbox, w.anyone(), { limit: 200 })
  return items.filter((x) => x.text.includes('改到'))
}
const seen = new Set<string>()
/** Those that came since the last look. */
const fresh = async () => {
  const all = (await said()).filter((x) => !seen.has(x.id))
  for (const x of all) seen.add(x.id)
  return all
}
const day = (ms: number) => {
  const d = new Date(ms + 8 * 3_600_000)
  return `${d.getUTCMonth() + 1}月${d.getUTCDate()}日`
}
const dueOf = async (id: string, kind = 'reply') =>
  (
    await w.one<{ due_at: Date }>('select due_at from matters.clock where matter=$1 and kind=$2 and ended_at is null', [
      id,
      kind,
    ])
  ).due_at.getTime()
const grouped = (ref: string) => `（${ref.slice(0, 4)} ${ref.slice(4, 8)} ${ref.slice(8)}）`

beforeAll(async () => {
  w = await openWorld()
  unit = await w.unit('D01')
  desk = await w.as('dispatcher')
  handler = await w.as('handler.d01')
}, 120_000)
afterAll(() => w?.close())

test('an extension: who agreed to SMS reads both days and why, once; who left no phone hears nothing', async () => {
  const mine = await open(w.anyone('a'), { phone: '13812340001', sms: true })
  const quiet = await open(w.anyone('b'), { phone: '13812340002', sms: false })
  const nobody = await open(w.anyone('c'), {})
  const before = await dueOf(mine.id)
  for (const m of [mine, quiet, nobody]) {
    await act(handler, m.id, 'request-extension', { days: 3, reason: '材料要从厂家调货' })
    await act(desk, m.id, 'decide-extension', { approve: true, reason: '厂家在外省，情况属实' })
  }
  const after = await dueOf(mine.id)
  const all = await fresh()
  expect(all).toHaveLength(1)
  expect(all[0]).toMatchObject({ channel: 'sms', to: '13812340001', state: 'sent' })
  expect(all[0]?.text).toBe(`【一网】延期已批准，您反映的事期限从${day(before)}改到${day(after)}${grouped(mine.ref)}。`)
  // The consumer repeats itself after a fall: nothing is sent twice.
  await w.rows(`update platform.cursor set xid='0', pos=0 where consumer='matters.tell'`)
  expect(await fresh()).toEqual([])
})

test('refused, nothing moved: nobody is told', async () => {
  const m = await open(w.anyone('d'), { phone: '13812340003', sms: true })
  await act(handler, m.id, 'request-extension', { days: 3, reason: '材料要从厂家调货' })
  await act(desk, m.id, 'decide-extension', { approve: false, reason: '理由不够' })
  expect(await fresh()).toEqual([])
})

test('a new version: told by SMS, and on her own pages where she signed in; unmoved ones are not', async () => {
  const her = await w.resident('13812340004')
  const mine = await open(her, { phone: '13812340004', sms: true })
  const untouched = await w.call(ops.open_, w.anyone('e'), {
    text: TEXT,
    grid: w.seeded.grids[1],
    phone: '13812340005',
    sms: true,
  })
  const before = await dueOf(mine.id)
  const { pack } = demo
  await shorter(demo, pack.version + 1, ['reply'])
  const admin = person('system-admin', 'county', { area: w.seeded.county })
  const at = { pack: pack.id, from: pack.version, to: pack.version + 1, reason: '上级文件改为一天' }
  await w.call(ops.moveVersion, admin, at)
  const after = await dueOf(mine.id)
  const all = await fresh()
  const hers = all.filter((x) => x.text.includes(grouped(mine.ref)))
  expect(hers.map((x) => x.channel).sort()).toEqual(['in-app', 'sms'])
  for (const x of hers) {
    expect(x.text).toContain(`规定换了新版，您反映的事期限从${day(before)}改到${day(after)}`)
    expect(x.text).not.toContain('路灯')
  }
  expect(all.filter((x) => x.text.includes(grouped(untouched.ref)))).toEqual([])
  const unread = async (who: Actor) => (await w.call(notices, who, { unread: 'true' })).items
  const [mark, ...more] = await unread(her)
  expect([mark?.link, more]).toEqual([`/track/${mine.ref}`, []])
  const other = await w.resident('13812340009')
  expect(await unread(other)).toEqual([])
  expect(await refused(w.call(markRead, other, { ids: [mark?.id ?? ''] }))).toBe('NOT_FOUND')
  await w.call(markRead, her, { ids: [mark?.id ?? ''] })
  expect(await unread(her)).toEqual([])
})

test('a hold with a date, and a date set by a joint review: the day it will be', async () => {
  const { pack } = entryOf('m31')
  await putInForce(w.db, { tenant: TENANT, pack: pack.id, version: pack.version, from: w.clock.now })
  await w.book.refresh()
  const [grid = ''] = w.seeded.grids
  const [area, town] = [grid.slice(0, 12), grid.slice(0, 9)]
  const worker = person('grid-team', 'grid', { grid })
  const officer = person('community-officer', 'community', { area })
  const dispatcher = person('town-dispatcher', 'town', { area: town })
  const words = { tried: '上门两次没有谈拢', reason: '要上一级出面' }
  const climb = async (phone: string) => {
    const m = await w.call(ops.register, worker, { text: TEXT, channel: 'phone', grid, pack: pack.id, phone })
    await agree(m)
    await act(worker, m.id, 'take')
    await act(worker, m.id, 'escalate', words)
    await act(officer, m.id, 'sign')
    return m
  }
  const until = new Date(w.clock.now + 68 * 86_400_000).toISOString().slice(0, 10)
  const held = await climb('13812340006')
  const before = await dueOf(held.id)
  await act(officer, held.id, 'request-hold', { reason: 'season', measure: '先铺临时管，天暖了再翻修', by: until })
  await act(person('supervisor', 'county', { area: '370828' }), held.id, 'decide-hold', {
    approve: true,
    text: '同意挂账',
  })
  const [one, ...none] = await fresh()
  expect(none).toEqual([])
  const until_ = `${Number(until.slice(5, 7))}月${Number(until.slice(8))}日`
  expect(one?.text).toBe(
    `【一网】眼下办不了，先挂账，您反映的事期限从${day(before)}改到${until_}${grouped(held.ref)}。`,
  )

  const tabled = await climb('13812340007')
  await act(officer, tabled.id, 'escalate', words)
  await act(dispatcher, tabled.id, 'sign')
  const wasDue = await dueOf(tabled.id)
  await act(dispatcher, tabled.id, 'enrol', { reason: '三次协调没有结果' })
  const chair = person('town-leader', 'town', { area: town })
  const sitting = await w.call(ops.openSitting, chair, { level: 'town', area: town, present: '分管领导、城管' })
  const decision = { sitting: sitting.id, decision: 'handle', text: '两周内疏通', by: until }
  await act(chair, tabled.id, 'decide', decision)
  const [last] = await fresh()
  expect(last?.text).toBe(`【一网】会审定了日子，您反映的事期限从${day(wasDue)}改到${until_}${grouped(tabled.ref)}。`)
})

test('of a restricted kind: number, days and why, nothing of what it is about; nobody else hears', async () => {
  const { pack } = gates
  await putInForce(w.db, { tenant: TENANT, pack: pack.id, version: pack.version, from: w.clock.now })
  await w.book.refresh()
  const clerk = person('county-dispatcher', 'county', {})
  const made = await w.call(ops.register, clerk, {
    text: '发展对象联审用词凤凰台',
    channel: 'counter',
    placeWords: '县里',
    pack: pack.id,
    type: 'joint-review',
    fields: { object: 'village' },
    phone: '13812340008',
  })
  await agree(made)
  await shorter(gates, pack.version + 1)
  const admin = person('system-admin', 'county', { area: w.seeded.county })
  const at = { pack: pack.id, from: pack.version, to: pack.version + 1, reason: '凤凰台的事要快办' }
  await w.call(ops.moveVersion, admin, at)
  const all = await fresh()
  expect(all.map((x) => x.to)).toEqual(['13812340008'])
  expect(all[0]?.text).toMatch(/^【一网】规定换了新版，您反映的事期限从[^，。]+改到[^，。]+（[\d ]+）。$/)
  const every = await w.call(outbox, w.anyone(), { limit: 200 })
  expect(JSON.stringify(every)).not.toContain('凤凰台')
})
