import type { Actor } from '@yiwang/kernel'
import { openWorld, TENANT, type World } from '@yiwang/server-app/testing/world'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as ops from '../../contract/index.ts'

let w: World
let pack: string
let d01: string
let dispatcher: Actor
const open = (more: object = {}) =>
  w.call(ops.open_, w.anyone(), { text: '路灯坏了三天，晚上很黑。', grid: w.seeded.grids[0], ...more })
const code = (p: Promise<unknown>) =>
  p.then(
    () => 'allowed',
    (e) => e.code,
  )

beforeAll(async () => {
  w = await openWorld()
  d01 = await w.unit('D01')
  dispatcher = await w.as('dispatcher')
  pack = w.book.all(TENANT)[0]?.pack.id as string
}, 120_000)
afterAll(() => w?.close())

test('nearby: nothing until five may be public, and then only those', async () => {
  const grid = w.seeded.grids[0] as string
  const look = (input: object) => w.call(ops.nearby, w.anyone(), input)
  const shown: string[] = []
  for (let i = 0; i < 4; i++) shown.push((await open({ mayPublish: true, title: `路灯坏 ${i}，找 13912345678` })).ref)
  const hidden = [
    await open(),
    await open({ mayPublish: true, confidential: true }),
    await open({ mayPublish: true, accusedUnit: d01 }),
  ]
  const person = await open({ mayPublish: true, accusedPerson: 'p' })
  expect(await look({ grid })).toEqual({ items: [], hidden: true })
  shown.push((await open({ mayPublish: true })).ref)
  const near = await look({ grid })
  expect(near.items.map((i) => i.ref).sort()).toEqual([...shown].sort())
  expect(near.items.every((i) => i.id === null)).toBe(true)
  // in the words of residents, not of the desk
  expect(new Set(near.items.map((i) => i.stageWords.zh))).toEqual(new Set(['正在看该由谁办']))
  expect(JSON.stringify(near)).not.toContain('13912345678')
  for (const x of [...hidden, person]) expect(JSON.stringify(near)).not.toContain(x.ref)
  expect((await look({ division: grid.slice(0, 12) })).items).toHaveLength(5)
  expect((await look({ town: grid.slice(0, 9) })).items).toHaveLength(5)
  expect(await look({ town: '370828999' })).toEqual({ items: [], hidden: true })
  expect(await look({})).toEqual({ items: [], hidden: true })
})

test('the catalogue, the duty list and the plan are open to everyone; a pack not in force is not found', async () => {
  const anyone = w.anyone()
  const catalogue = await w.call(ops.catalogue, anyone, {})
  expect(catalogue.pack).toBe(pack)
  expect(catalogue.items.length).toBeGreaterThan(20)
  const duty = await w.call(ops.dutyList, anyone, {})
  expect(duty.items.length).toBeGreaterThan(10)
  expect(duty.items.some((d) => d.unitName?.includes('局'))).toBe(true)
  // a code of the table is no name: what the town does has no unit of its own
  expect(duty.items.some((d) => d.unitName === null)).toBe(true)
  expect(duty.items.every((d) => !/^[A-Z0-9]+$/.test(d.unitName ?? ''))).toBe(true)
  const plan = await w.call(ops.plan, anyone, { pack })
  expect(plan).toMatchObject({
    pack,
    version: w.book.all(TENANT)[0]?.pack.version,
    name: w.book.all(TENANT)[0]?.words['pack.name'],
  })
  expect(plan.stages[0]?.id).toBe('registered')
  expect(plan.stages.at(-1)?.id).toBe('archived')
  expect(plan.stages.find((s) => s.id === 'triage')).toMatchObject({
    words: { zh: '待分类' },
    owner: { zh: '县派单员' },
  })
  expect(plan.stages.find((s) => s.id === 'triage')?.open).toBeGreaterThanOrEqual(5)
  expect(plan.clocks.find((c) => c.id === 'reply')).toMatchObject({ within: { zh: '48 小时' }, basis: 'stated' })
  for (const op of [ops.catalogue, ops.dutyList, ops.plan])
    expect(await code(w.call(op, anyone, { pack: 'none-such' }))).toBe('NOT_FOUND')
})

test('a stage with a few matters does not tell how few', async () => {
  const { id } = await open()
  await w.call(ops.act, dispatcher, { id, action: 'dispatch', form: { unit: d01 } })
  const { stages } = await w.call(ops.plan, w.anyone(), { pack })
  expect(stages.find((s) => s.id === 'dispatched')?.open).toBeNull()
  expect(stages.find((s) => s.id === 'ruling')?.open).toBe(0)
  expect(stages.find((s) => s.id === 'solved')?.open).toBeNull()
})

test('canned replies by verb and category, for the staff', async () => {
  const all = await w.call(ops.cannedReplies, dispatcher, {})
  const replies = await w.call(ops.cannedReplies, dispatcher, { verb: 'reply' })
  expect(all.items.length).toBeGreaterThan(replies.items.length)
  expect(replies.items.length).toBeGreaterThan(0)
  expect(await code(w.call(ops.cannedReplies, w.anyone(), {}))).toBe('UNAUTHENTICATED')
})

test('the export holds what is in scope, no raiser, no formula, and leaves a row in the audit', async () => {
  const plain = await open({ title: '=1+1', name: '金丝雀丙', phone: '13987651111' })
  const secret = await open({ title: '不想让人知道', confidential: true })
  const csv = await w.call(ops.exportMatters, dispatcher, { view: 'open' })
  const lines = csv.split('\r\n')
  expect(lines[0]).toMatch(/"编号","标题","状态".*"填写内容"/)
  const mine = lines.find((l) => l.includes(plain.ref))
  expect(mine).toContain('"待分类"')
  expect(mine).not.toContain(',"=1+1"')
  expect(lines.find((l) => l.includes(secret.ref))).toContain('（保密）')
  expect(csv).not.toMatch(/金丝雀|13987651111|不想让人知道/)
  expect(await w.call(ops.exportMatters, await w.as('handler.d02'), {})).not.toContain(plain.ref)
  expect(await w.call(ops.exportMatters, dispatcher, { view: 'closed' })).not.toContain(plain.ref)
  expect(await w.call(ops.exportMatters, dispatcher, { from: new Date(w.clock.now + 1).toISOString() })).not.toContain(
    plain.ref,
  )
  const kept = await w.rows<{ capacity: string; change: { rows: number } }>(
    `select capacity, change from platform.audit where operation='matters.export' and outcome='read' order by pos`,
  )
  expect(kept[0]).toMatchObject({
    capacity: 'county-dispatcher@370828',
    change: { view: 'open', rows: lines.length - 2 },
  })
  expect(await code(w.call(ops.exportMatters, w.anyone(), {}))).toBe('UNAUTHENTICATED')
})
