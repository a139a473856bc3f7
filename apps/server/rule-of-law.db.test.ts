import * as insight from '@yiwang/insight/contract'
import type { Actor } from '@yiwang/kernel'
import * as ops from '@yiwang/matters/contract'
import { packs } from '@yiwang/packs'
import { catchUp } from '@yiwang/platform/worker'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SINCE } from './cli/publish.ts'
import { putInForce } from './releases.ts'
import { cast, refused } from './testing/actors.ts'
import { openWorld, TENANT, type World } from './testing/world.ts'

const law = packs.find((p) => p.pack.mechanism === 'm23')!.pack
const DAY = 86_400_000
let w: World
let desk: Actor
let reviewer: Actor
let units: string[]
const person = cast('23')
const handler = (n: number): Actor => person('handler', 'county', { unit: units[n] as string, area: null })
const register = (type: string, fields: object, more: object = {}) =>
  w.call(ops.register, desk, {
    text: '按登记本补录的一件',
    channel: 'counter',
    placeWords: '服务大厅',
    pack: law.id,
    type,
    fields,
    ...more,
  })
const act = (by: Actor, id: string, action: string, form: object = {}) => w.call(ops.act, by, { id, action, form })
const clockOf = (id: string, kind: string) =>
  w.one<{ state: string; due: Date }>(
    'select state, due_at as due from matters.clock where tenant=$1 and matter=$2 and kind=$3 order by start_at desc limit 1',
    [TENANT, id, kind],
  )
const shown = async (board: string) => {
  await catchUp(w.platform, TENANT)
  return (await w.call(insight.boardOf, desk, { board: `${law.id}.${board}` })).tiles
}
const local = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16)

beforeAll(async () => {
  w = await openWorld()
  await putInForce(w.db, { tenant: TENANT, pack: law.id, version: law.version, from: SINCE })
  await w.book.refresh()
  desk = person('county-dispatcher', 'county', { area: '370828' })
  reviewer = person('arbiter', 'county', { area: '370828' })
  const found = await w.rows<{ id: string }>('select id from registry.unit where tenant=$1 order by code limit 3', [
    TENANT,
  ])
  units = found.map((u) => u.id)
}, 120_000)
afterAll(() => w?.close())

test('m23-A1: a contract is decided only under the number of a review that it passed', async () => {
  const file = await register('legality-review', { subject: 'agreement', level: 'town' })
  const decide = () => act(desk, file.id, 'decide-contract', { decided: '镇长办公会同意签订' })
  expect(await refused(decide())).toBe('NOT_OFFERED')
  await act(reviewer, file.id, 'send-back', { opinion: 'changes', ground: '违约条款要补上' })
  expect(await refused(decide())).toBe('NOT_OFFERED')
  await act(desk, file.id, 'resubmit', { version: 2 })
  await act(reviewer, file.id, 'pass')
  const done = await decide()
  expect([done.stage, done.ref]).toEqual(['decided', file.ref])
})

test('m23-A4: 92 written, 351 oral, 13 multimedia; a leader in two forms counts in each, and once among the leaders', async () => {
  const reports = (way: string, from: number, n: number) =>
    Array.from({ length: n }, (_, i) => ({ way, leader: `第${from + i}号领导` }))
  // The first 40 of the oral ones have also written, the 13 with pictures have also spoken.
  const all = [...reports('written', 1, 92), ...reports('oral', 53, 351), ...reports('multimedia', 391, 13)]
  for (const fields of all) await register('law-report', fields)
  const tiles = await shown('law-reports')
  expect(tiles.map((t) => [t.figures[0]?.value, t.figures[0]?.unit])).toEqual([
    [92, '份'],
    [351, '份'],
    [13, '份'],
    [403, '人'],
  ])
})

test('m23: a law report is filed only after its leader has seen it, and keeps what the leader amended', async () => {
  const { id } = await register('law-report', { way: 'written', leader: '某镇镇长' })
  const file = () => act(desk, id, 'file')
  expect(await refused(file())).toBe('MISSING_FACT')
  const show = (form: object) => act(desk, id, 'show-leader', form)
  expect(await refused(show({ 'leader-said': 'amended' })), 'an amendment has words').toBe('INVALID')
  expect((await show({ 'leader-said': 'amended', amendment: '补上化解纠纷的数' })).stage).toBe('drafted')
  expect((await file()).stage).toBe('filed')
  const seen = await w.call(ops.matter, desk, { id })
  expect(seen.fields.map((f) => f.value.zh)).toEqual(expect.arrayContaining(['改了', '补上化解纠纷的数']))
})

test('m23-A6: a review over five working days is flagged; not legal goes back with its reason; the second version keeps the number', async () => {
  const file = await register('legality-review', { subject: 'document', level: 'village' })
  w.clock.now += 10 * DAY
  await catchUp(w.platform, TENANT, () => true)
  expect((await clockOf(file.id, 'review')).state).toBe('breached')
  const missed = `select kind from matters.miss where tenant=$1 and matter=$2`
  expect(await w.rows(missed, [TENANT, file.id])).toEqual([{ kind: 'review' }])
  expect(await refused(act(reviewer, file.id, 'send-back', { opinion: 'illegal' }))).toBe('INVALID')
  await act(reviewer, file.id, 'send-back', { opinion: 'illegal', ground: '超出村民会议的权限' })
  const second = await act(desk, file.id, 'resubmit', { version: 2 })
  expect([second.id, second.ref, second.stage]).toEqual([file.id, file.ref, 'submitted'])
  const view = await w.call(ops.matter, reviewer, { id: file.id })
  expect(view.fields.map((f) => f.value.zh)).toEqual(expect.arrayContaining(['不合法', '超出村民会议的权限', '2']))
})

test('m23-A7: 4,536 received, 804 legal-aid cases and 550 notary items stand in the services by month', async () => {
  const at = { month: 0 }
  const months = [0, 31, 30].map((days) => days * DAY)
  const say = (t: (typeof tiles)[number]) => t.figures.filter((f) => f.value).map((f) => [f.key, f.value])
  const parts = { aid: [300, 300, 204], notary: [200, 200, 150], received: [2000, 2000, 536] }
  const keys: string[] = []
  for (const move of months) {
    w.clock.now += move
    keys.push(local(w.clock.now).slice(0, 7))
    const of = (list: readonly number[]): number => list[at.month] as number
    for (let i = 0; i < of(parts.aid); i++) await register('legal-aid', { kind: 'civil' })
    for (let i = 0; i < of(parts.notary); i++) await register('legal-service', { service: 'notary', persons: 1 })
    for (let left = of(parts.received); left > 0; left -= 500)
      await register('legal-service', { service: 'reception', persons: Math.min(500, left) })
    at.month++
  }
  const tiles = await shown('service')
  const by = (list: readonly number[]) => keys.map((k, i) => [k, list[i]])
  expect(tiles.map(say)).toEqual([by(parts.received), by(parts.aid), by(parts.notary)])
  const sums = tiles.map((t) => t.figures.reduce((n, f) => n + (f.value ?? 0), 0))
  expect(sums).toEqual([4536, 804, 550])
}, 120_000)

test('m23-A8: supervision asks three bodies, and closes with the third answer', async () => {
  const one = await register('enforcement-supervision', { source: 'hotline' })
  const ask = (n: number) => act(desk, one.id, 'convene', { units: units.slice(0, n), question: '执法程序有无问题' })
  expect(await refused(ask(2))).toBe('INVALID')
  await ask(3)
  for (const n of [0, 1]) expect((await act(handler(n), one.id, 'opine', { answer: 'none' })).stage).toBe('answering')
  expect((await act(handler(2), one.id, 'opine', { answer: 'none' })).stage).toBe('closed')
  const answers = `select count(answer)::int as n from matters.dispatch where tenant=$1 and matter=$2 and role='party'`
  expect(await w.one(answers, [TENANT, one.id])).toEqual({ n: 3 })
})

test('m23-A9: a legal question put at two in the night has its number, and its answer is due on the next working day', async () => {
  // A Saturday night; Monday is the next working day.
  w.clock.now = Date.parse('2026-11-28T02:00:00+08:00')
  const put = await w.call(ops.open_, w.anyone(), {
    text: '租房押金不退该怎么办',
    placeWords: '自助终端',
    pack: law.id,
    type: 'legal-question',
  })
  expect(put.ref).toMatch(/\d/)
  const track = () => w.call(ops.track, w.anyone(), { ref: put.ref, secret: put.secret })
  const due = (await track()).now.due
  expect(due?.slice(0, 10)).toBe('2026-11-30')
  expect(put.promised, 'the receipt names the same day').toMatchObject({ dispatchBy: null, replyBy: due, asked: false })
  w.clock.now = Date.parse('2026-11-30T09:30:00+08:00')
  await act(desk, put.id, 'advise', {
    basis: '民法典第七百零三条以下',
    text: '先书面要求退还，不退可以申请调解或起诉',
  })
  expect((await track()).reply).toMatchObject({ text: expect.stringContaining('申请调解'), unitName: '司法行政窗口' })
  expect((await clockOf(put.id, 'advice')).state).toBe('met')
})

test('who is declined legal aid reads that it was and why, where the page says that the reason is below', async () => {
  const { id, ref, secret } = await register('legal-aid', { kind: 'civil' })
  const mine = () => w.call(ops.track, w.anyone(), { ref, secret })
  expect((await mine()).fields).toEqual([])
  await act(desk, id, 'decline', { ground: '收入高于当地援助标准', text: '电话里核过收入' })
  const seen = await mine()
  expect(seen.now.words.zh).toBe('不予援助，原因写在下面')
  expect(seen.fields.map((f) => [f.words.zh, f.value.zh])).toEqual([['理由', '收入高于当地援助标准']])
  expect(seen.lines[0]).toMatchObject({ words: { zh: '不予援助' }, text: null })
  expect(JSON.stringify(seen), 'what is written beside stays inside').not.toContain('核过收入')
})
