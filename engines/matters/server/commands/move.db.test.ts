import { type Actor, hours } from '@yiwang/kernel'
import { packs } from '@yiwang/packs'
import { callAs, systemActor } from '@yiwang/platform/platform'
import { publishRelease, putInForce, releaseFrom } from '@yiwang/server-app/releases'
import { cast, refused } from '@yiwang/server-app/testing/actors'
import { openWorld, TENANT, type World } from '@yiwang/server-app/testing/world'
import { violations } from '@yiwang/server-app/trust/invariants'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as ops from '../../contract/index.ts'
import type { MatterType } from '../../pack/index.ts'

const entry = packs.find((p) => p.demo)!
const { pack } = entry
const from = pack.version
const DAY = 86_400_000
let w: World
let admin: Actor
let desk: Actor
let handler: Actor
let unit: string
const person = cast('31')

const publish = async (version: number, change: (t: MatterType) => Partial<MatterType>) => {
  const parts = pack.parts.map((p) => (p.kind === 'matters.type' ? { ...p, ...change(p as never) } : p))
  await publishRelease(w.db, { ...releaseFrom(entry), pack: { ...pack, version, parts } }, w.clock.now)
  await putInForce(w.db, { tenant: TENANT, pack: pack.id, version, from: w.clock.now })
  await w.book.refresh()
}
const open = async () => {
  const m = await w.call(ops.open_, w.anyone(), { text: '路灯坏了三天，晚上很黑。', grid: w.seeded.grids[0] })
  return { id: m.id, ref: m.ref, secret: m.secret }
}
const act = (who: Actor, id: string, action: string, form: object = {}) => w.call(ops.act, who, { id, action, form })
const handled = async () => {
  const m = await open()
  await act(desk, m.id, 'dispatch', { unit })
  await act(handler, m.id, 'sign')
  return m
}
const preview = (to: number, who = admin, at = from) => w.call(ops.movePreview, who, { pack: pack.id, from: at, to })
const move = (to: number, more: object = {}, who = admin) =>
  w.call(ops.moveVersion, who, { pack: pack.id, from, to, reason: '县里把答复时限改为一天', ...more })
const versions = async (ids: readonly string[]) =>
  (await w.rows<{ version: number }>('select version from matters.matter where id = any($1) order by id', [ids])).map(
    (r) => r.version,
  )

beforeAll(async () => {
  w = await openWorld()
  unit = await w.unit('D01')
  desk = await w.as('dispatcher')
  handler = await w.as('handler.d01')
  admin = person('system-admin', 'county', { area: w.seeded.county })
}, 120_000)
afterAll(() => w?.close())

test('what the preview says is what the move does; the raiser reads why; the next steps follow the new version', async () => {
  const a = await handled()
  const b = await open()
  const to = from + 1
  await publish(to, (t) => ({
    clocks: t.clocks.map((c) => (c.id === 'reply' ? { ...c, within: hours(24) } : c)),
    actions: t.actions.filter((x) => x.id !== 'ask'),
  }))
  const seen = () => w.call(ops.matter, handler, { id: a.id })
  const offered = async () => (await seen()).can.map((x) => x.action)
  expect(await offered()).toContain('ask')
  const said = await preview(to)
  expect(said).toMatchObject({ running: 2, moving: 2, staying: [], changing: 1, late: 0 })
  expect(said.dues[0]).toMatchObject({ ref: a.ref, clock: 'reply' })
  expect(Date.parse(said.dues[0]!.before) - Date.parse(said.dues[0]!.after)).toBe(DAY)
  expect(await versions([a.id, b.id])).toEqual([from, from])

  expect(await move(to)).toEqual({ moved: 2, staying: [], next: null })
  expect(await versions([a.id, b.id])).toEqual([to, to])
  expect((await seen()).version, 'the record says under which it runs').toBe(to)
  const due = await w.one<{ due_at: Date }>(`select due_at from matters.clock where matter=$1 and kind='reply'`, [a.id])
  expect(due.due_at.toISOString()).toBe(said.dues[0]?.after)
  const [line] = (await w.call(ops.track, w.anyone(), { ref: a.ref, secret: a.secret })).lines
  expect(line).toMatchObject({ words: { zh: '改按新一版规定办理，时限已重新计算' }, text: '县里把答复时限改为一天' })
  expect(await offered()).not.toContain('ask')
  expect(await offered()).toContain('reply')
  const [row] = await w.rows<{ change: { moved: string[] }; pack: string; capacity: string }>(
    `select change, pack, capacity from platform.audit where operation='matters.move-version' and outcome='ok'`,
  )
  expect(row?.pack).toBe(`${pack.id}@${to}`)
  expect([...(row?.change.moved ?? [])].sort()).toEqual([a.id, b.id].sort())
  // Once more: nothing is left to move, nothing is told twice.
  expect(await move(to)).toEqual({ moved: 0, staying: [], next: null })
  const told = await w.rows(`select 1 from platform.event where subject=$1 and kind='matters.moved@1'`, [a.id])
  expect(told).toHaveLength(1)
  expect(await violations(w.db, TENANT), 'the doctor finds nothing in a matter that was moved').toEqual([])
})

test('a matter whose stage is gone stays put and is named, the others move; batches go on where they stopped', async () => {
  const [at, to] = [from + 1, from + 2]
  const stuck = await handled()
  const free = [await open(), await open(), await open()]
  await publish(to, (t) => ({ stages: Object.fromEntries(Object.entries(t.stages).filter(([s]) => s !== 'handling')) }))
  const said = await preview(to, admin, at)
  let after: string | null = null
  let moved = 0
  const refs: (string | null)[] = []
  for (let round = 0; round < 20; round++) {
    const r = await move(to, { from: at, limit: 1, ...(after ? { after } : {}) })
    moved += r.moved
    refs.push(...r.staying.map((x) => x.ref))
    after = r.next
    if (!after) break
  }
  expect([moved, refs.sort()]).toEqual([said.moving, said.staying.map((x) => x.ref).sort()])
  expect(refs).toContain(stuck.ref)
  expect(said.staying[0]?.why).toEqual([
    { kind: 'stage', id: 'handling', words: { zh: '新版没有环节“办理中”', en: expect.any(String) } },
  ])
  expect(await versions([stuck.id])).toEqual([at])
  expect(await versions(free.map((m) => m.id))).toEqual([to, to, to])
})

test('two moves at once, and an act between, leave each matter moved once', async () => {
  const to = from + 3
  const many = await Promise.all(Array.from({ length: 8 }, open))
  await publish(to, () => ({}))
  const at = { from: from + 2 }
  const [one, two] = await Promise.all([move(to, at), move(to, at), act(desk, many[0]!.id, 'dispatch', { unit })])
  const n = (await w.rows(`select 1 from matters.matter where version=$1 and super='open'`, [to])).length
  expect((one?.moved ?? 0) + (two?.moved ?? 0)).toBe(n)
  const told = await w.rows<{ n: number }>(
    `select count(*)::int as n from platform.event where kind='matters.moved@1' and (data->>'to')::int=$1 group by subject`,
    [to],
  )
  expect(told.map((r) => r.n)).toEqual(Array.from({ length: n }, () => 1))
  expect(await versions(many.map((m) => m.id))).toEqual(many.map(() => to))
})

test('only who runs the system, only to what is in force, only what is stored', async () => {
  const to = from + 3
  for (const who of [desk, handler, await w.as('supervisor'), await w.as('auditor')]) {
    expect(await refused(move(to, {}, who))).toBe('FORBIDDEN')
    expect(await refused(preview(to, who))).toBe('FORBIDDEN')
  }
  expect(await refused(move(to, {}, w.anyone()))).toBe('UNAUTHENTICATED')
  expect(await refused(move(to - 1))).toBe('NOT_IN_FORCE')
  expect(await refused(move(999))).toBe('NOT_FOUND')
  const as = (actor: Actor, reason: string) =>
    refused(callAs(w.platform, ops.moveVersion, { actor, input: { pack: pack.id, from, to, reason, limit: 500 } }))
  expect(await as(admin, ' ')).toBe('INVALID')
  expect(await as(systemActor(TENANT, 'command-line'), '由命令行')).toBe('allowed')
})
