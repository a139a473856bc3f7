import type { Actor } from '@yiwang/kernel'
import { packs } from '@yiwang/packs'
import { putInForce } from '@yiwang/server-app/releases'
import { cast, refused } from '@yiwang/server-app/testing/actors'
import { openWorld, TENANT, type World } from '@yiwang/server-app/testing/world'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as ops from '../../contract/index.ts'
import { typesOf } from '../pack-book.ts'

const HOUR = 3_600_000
const restricted = packs.find((p) => typesOf(p.pack).some((t) => t.restricted))!
let w: World
let desk: Actor
let handler: Actor
let unit: string
const person = cast('32')
const act = (who: Actor, id: string, action: string, form: object = {}) => w.call(ops.act, who, { id, action, form })
const open = async (grid = 0) =>
  (await w.call(ops.open_, w.anyone(), { text: '路灯坏了三天，晚上很黑。', grid: w.seeded.grids[grid] })).id
const flow = (who: Actor, input: object = {}) => w.call(ops.flow, who, input)
const at = async (who: Actor, stage: string) => (await flow(who)).stages.find((s) => s.id === stage)?.now

beforeAll(async () => {
  w = await openWorld()
  unit = await w.unit('D01')
  desk = await w.as('dispatcher')
  handler = await w.as('handler.d01')
}, 120_000)
afterAll(() => w?.close())

test('each reader counts what she may see, and the list behind the number is as long', async () => {
  for (const _ of [1, 2, 3]) await open()
  const mine = await open()
  await act(desk, mine, 'dispatch', { unit })
  expect([await at(desk, 'triage'), await at(desk, 'dispatched')]).toEqual([3, 1])
  expect([await at(handler, 'triage'), await at(handler, 'dispatched')]).toEqual([0, 1])
  const seen = await flow(desk)
  const { pack, type } = seen
  const list = await w.call(ops.inbox, desk, { view: 'all', stage: 'triage', pack, type })
  expect(list.items).toHaveLength(3)
  expect((await w.call(ops.inbox, desk, { view: 'all', stage: 'triage', pack: 'none' })).items).toEqual([])
  expect(seen.stages.find((s) => s.end)?.now).toBeNull()
  expect(seen.stages.filter((s) => s.start).map((s) => s.id)).toEqual(['triage'])
  const step = seen.steps.find((s) => s.from === 'triage' && s.to === 'dispatched')
  expect(step?.words.map((x) => x.zh)).toContain('派单')
  const ids = new Set(seen.stages.map((s) => s.id))
  expect(seen.steps.every((s) => ids.has(s.from) && ids.has(s.to) && s.from !== s.to)).toBe(true)
})

test('a clock tells its missed ones among the ended with the denominator, a share only from ten on', async () => {
  const sign = async () => (await flow(desk)).clocks.find((c) => c.id === 'sign')
  const ids: string[] = []
  for (let i = 0; i < 10; i++) {
    const id = await open()
    await act(desk, id, 'dispatch', { unit })
    ids.push(id)
  }
  for (const id of ids.slice(0, 7)) await act(handler, id, 'sign')
  expect(await sign()).toMatchObject({ ended: 7, missed: 0, percent: null })
  w.clock.now += 90 * 60_000
  for (const id of ids.slice(7)) await act(handler, id, 'sign')
  expect(await sign()).toMatchObject({ ended: 10, missed: 3, percent: 30 })
  w.clock.now += 91 * 24 * HOUR
  expect(await sign()).toMatchObject({ ended: 0, missed: 0, percent: null })
})

test('a restricted kind shows its chart to the staff and its numbers only to its readers', async () => {
  const { pack } = restricted
  await putInForce(w.db, { tenant: TENANT, pack: pack.id, version: pack.version, from: 0 })
  await w.book.refresh()
  const type = typesOf(pack).find((t) => t.restricted)!.id
  const dispatcher = person('county-dispatcher', 'county', { area: w.seeded.county })
  const auditor = person('auditor', 'county', { area: w.seeded.county })
  const shut = await flow(auditor, { pack: pack.id, type })
  expect(shut.mayCount).toBe(false)
  expect(shut.stages.map((s) => s.now).filter((n) => n !== null)).toEqual([])
  expect(shut.clocks.every((c) => c.ended === null && c.missed === null)).toBe(true)
  expect((await flow(dispatcher, { pack: pack.id, type })).mayCount).toBe(true)
  expect(shut.kinds.some((k) => k.pack === pack.id && k.type === type)).toBe(true)
  expect(await refused(flow(auditor, { pack: 'none' }))).toBe('NOT_FOUND')
  expect(await refused(flow(w.anyone()))).toBe('UNAUTHENTICATED')
})
