import * as insight from '@yiwang/insight/contract'
import { type Actor, type Operation, partsOf } from '@yiwang/kernel'
import * as ops from '@yiwang/matters/contract'
import type { MatterType } from '@yiwang/matters/pack'
import { packs } from '@yiwang/packs'
import { catchUp } from '@yiwang/platform/worker'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { SINCE } from './cli/publish.ts'
import { allOperations } from './operations.ts'
import { putInForce } from './releases.ts'
import { cast } from './testing/actors.ts'
import { openWorld, TENANT, type World } from './testing/world.ts'

const heart = packs.find((p) => p.pack.mechanism === 'm31')!.pack
let w: World
let worker: Actor
let desk: Actor
let grid: string
const person = cast('31')
const base = { text: '两家为滴水檐争了几天', pack: heart.id }
const fields = { kind: 'dispute', weight: 'hard' }
const boardOf = async (board: string, days: object = {}) => {
  await catchUp(w.platform, TENANT)
  return w.call(insight.boardOf, desk, { board: `${heart.id}.${board}`, ...days })
}
const matters = async (): Promise<number> =>
  (await w.one<{ n: number }>('select count(*)::int as n from matters.matter where tenant=$1', [TENANT])).n

beforeAll(async () => {
  w = await openWorld()
  await putInForce(w.db, { tenant: TENANT, pack: heart.id, version: heart.version, from: SINCE })
  await w.book.refresh()
  worker = await w.as('grid.0001')
  grid = worker.posts[0]?.grid as string
  desk = person('county-dispatcher', 'county', { area: '370828' })
}, 120_000)
afterAll(() => w?.close())

test('m31-A2: what was found and settled is 100 %; one left unsettled is one settled fewer, and as many found', async () => {
  const settle = () =>
    w.call(ops.settleOnSpot, worker, { ...base, fields, grid, result: '当面谈妥', confirmed: 'tick' })
  for (let i = 0; i < 40; i++) await settle()
  const said = async () =>
    (await boardOf('article')).tiles.map((t) => [t.figures[0]?.value, t.figures[0]?.of, t.figures[0]?.percent])
  expect(await said()).toEqual([
    [40, null, null],
    [40, null, null],
    [40, 40, 100],
  ])
  await w.call(ops.register, worker, { ...base, fields, grid, channel: 'grid' })
  expect(await said()).toEqual([
    [41, null, null],
    [40, null, null],
    [40, 41, 97.6],
  ])
})

test('m31-A7: orders of the hotline stand month beside month, this year’s and last year’s, with their source', async () => {
  const today = w.clock.now
  const order = (day: string, channel: string) => {
    w.clock.now = Date.parse(`${day}T10:00:00+08:00`)
    return w.call(ops.register, desk, { ...base, grid, channel, fields })
  }
  for (const day of ['2025-05-04', '2025-05-11', '2025-05-30', '2026-05-06']) await order(day, 'hotline')
  await order('2026-05-06', 'phone')
  w.clock.now = today
  const [trend] = (await boardOf('hotline', { from: '2025-01-01', to: '2026-05-31' })).tiles
  const of = (key: string) => trend?.figures.find((f) => f.key === key)?.value
  expect([of('2025-05'), of('2026-05'), of('2026-04')]).toEqual([3, 1, 0])
  expect(trend?.figures).toHaveLength(17)
  expect(trend?.source).toBe(`${heart.id}@${heart.version} hotline-orders`)
  expect(trend?.figures.every((f) => f.query !== null)).toBe(true)
})

const CHAT = /chat|wechat|群聊|聊天|微信/i
/** Every name and choice of what an operation takes in. */
const takes = (op: Operation): string =>
  JSON.stringify([op.id, op.http, z.toJSONSchema(op.input, { io: 'input', unrepresentable: 'any' })])

test('m31-A8: no message of a building’s chat comes in: no door takes one, no channel is one, nothing but what is asked for is entered', async () => {
  expect(allOperations.length).toBeGreaterThan(100)
  expect(allOperations.filter((op) => CHAT.test(takes(op))).map((op) => op.id)).toEqual([])
  const channels = partsOf<MatterType>(heart, 'matters.type').flatMap((t) => t.channels)
  expect(channels.filter((c) => CHAT.test(c))).toEqual([])
  const before = await matters()
  const entered = { ...base, grid, fields }
  for (const more of [{ channel: 'chat' }, { channel: 'grid', messages: ['早上好', '电梯又坏了'] }]) {
    const sent = { ...entered, ...more }
    await expect(async () => w.call(ops.register, worker, ops.register.input.strict().parse(sent))).rejects.toThrow()
  }
  expect(await matters()).toBe(before)
})
