import { myData } from '@yiwang/identity/contract'
import type { Actor } from '@yiwang/kernel'
import { openWorld, TENANT, type World } from '@yiwang/server-app/testing/world'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as ops from '../../contract/index.ts'

const NAME = '金丝雀乙'
const PHONE = '13987650000'
let w: World
let d01: string
const desk: Record<string, Actor> = {}
const open = (more: object = {}, who: Actor = w.anyone()) =>
  w.call(ops.open_, who, { text: '路灯坏了三天，晚上很黑。', grid: w.seeded.grids[0], ...more })
const act = (id: string, who: string, action: string, form: object = {}) =>
  w.call(ops.act, desk[who] as Actor, { id, action, form })
const bulk = (who: string, input: object) => w.call(ops.bulk, desk[who] as Actor, input)
const code = (p: Promise<unknown>) =>
  p.then(
    () => 'allowed',
    (e) => e.code,
  )
const count = async (text: string, values: unknown[]) =>
  (await w.one<{ n: number }>(`select count(*)::int as n ${text}`, values)).n

beforeAll(async () => {
  w = await openWorld()
  d01 = await w.unit('D01')
  for (const u of [
    'dispatcher',
    'checker',
    'visitor',
    'supervisor',
    'leader',
    'auditor',
    'editor',
    'town',
    'grid.0001',
    'grid.0002',
    'handler.d01',
    'handler.d02',
    'leader.d01',
  ])
    desk[u] = await w.as(u)
}, 120_000)
afterAll(() => w?.close())

describe('many at once', () => {
  test('each is judged by itself; what fails leaves nothing and undoes nothing', async () => {
    const [a, b, stale, accused] = [await open(), await open(), await open(), await open({ accusedUnit: d01 })]
    const gone = '00000000-0000-7000-8000-000000000001'
    await act(b.id, 'dispatcher', 'dispatch', { unit: d01 })
    const items = [{ id: a.id }, { id: b.id }, { id: stale.id, seq: 99 }, { id: accused.id }, { id: gone }]
    const done = await bulk('dispatcher', { action: 'dispatch', items, form: { unit: d01 } })
    expect(done.done).toEqual([{ id: a.id, ref: a.ref }])
    expect(done.failed.map((f) => [f.id, f.ref, f.code])).toEqual([
      [b.id, b.ref, 'NOT_OFFERED'],
      [stale.id, stale.ref, 'STALE'],
      [accused.id, accused.ref, 'OUT_OF_LIST'],
      [gone, '', 'NOT_FOUND'],
    ])
    expect(done.failed[2]?.why.zh).toBe('不能交给被投诉的单位办')
    for (const f of done.failed) expect(f.why.zh).not.toMatch(/[{}a-z]/)
    const stages = await w.rows<{ id: string; stage: string; seq: number }>(
      'select id, stage, seq from matters.matter where id = any($1)',
      [[a.id, stale.id, accused.id]],
    )
    expect(new Map(stages.map((s) => [s.id, `${s.stage} ${s.seq}`]))).toEqual(
      new Map([
        [a.id, 'dispatched 2'],
        [stale.id, 'triage 1'],
        [accused.id, 'triage 1'],
      ]),
    )
    expect(await count('from matters.dispatch where matter = any($1)', [[stale.id, accused.id]])).toBe(0)
    const events = await w.rows<{ actor: string; capacity: string }>(
      `select actor, capacity from platform.event where subject=$1 and kind='matters.dispatched@1'`,
      [a.id],
    )
    expect(events).toEqual([{ actor: desk.dispatcher?.account, capacity: 'county-dispatcher@370828' }])
  })

  test('an unlucky outbound number in the middle is drawn again, the rest stands', async () => {
    const items = [await open(), await open(), await open()].sort((x, y) => x.id.localeCompare(y.id))
    const middle = items[1]?.id
    // Sequences are not rolled back, so only the first try of the second matter fails.
    await w.db.pool.query('create sequence public.unlucky; grant usage on sequence public.unlucky to public')
    await w.db.pool.query(`create function public.once() returns trigger language plpgsql as $f$ begin
      if new.matter='${middle}' and nextval('public.unlucky')=1 then
        raise exception using errcode='23505', constraint='dispatch_outbound'; end if; return new; end $f$`)
    await w.db.pool.query(
      'create trigger once before insert on matters.dispatch for each row execute function public.once()',
    )
    const input = { action: 'dispatch', items: items.map(({ id }) => ({ id })), form: { unit: d01, channel: '12345' } }
    const { done, failed } = await bulk('dispatcher', input)
    await w.db.pool.query('drop trigger once on matters.dispatch')
    expect([done.length, failed]).toEqual([3, []])
    expect(await count('from public.unlucky where last_value=2', [])).toBe(1)
    for (const { id } of items) {
      expect(await count('from matters.dispatch where matter=$1', [id])).toBe(1)
      expect(await count(`from platform.event where subject=$1 and kind='matters.dispatched@1'`, [id])).toBe(1)
    }
  })

  test('only by the post it belongs to, only steps that may be done in bulk', async () => {
    const { id, ref } = await open()
    expect(await code(bulk('dispatcher', { action: 'divert', items: [{ id }] }))).toBe('NOT_BULK')
    const wrong = await bulk('checker', { action: 'dispatch', items: [{ id }], form: { unit: d01 } })
    expect(wrong.failed).toMatchObject([{ id, ref, code: 'FORBIDDEN', why: { zh: '您的岗位不能做这一步' } }])
    const outsider = await bulk('handler.d02', { action: 'dispatch', items: [{ id }], form: { unit: d01 } })
    expect(outsider.failed).toMatchObject([{ id, ref: '', code: 'NOT_FOUND' }])
    expect(await code(w.call(ops.bulk, w.anyone(), { action: 'dispatch', items: [{ id }] }))).toBe('UNAUTHENTICATED')
  })
})

describe('it affects me too', () => {
  test('a new appeal with its own number and secret; words and phone stay with her', async () => {
    const first = await open({ mayPublish: true, text: '小区门口有个大坑' })
    const mine = await w.call(ops.join, w.anyone('device-2'), { ref: first.ref, text: '我家孩子摔了', phone: PHONE })
    expect(mine).toMatchObject({ joins: 1 })
    expect(mine.ref).not.toBe(first.ref)
    const t = await w.call(ops.track, w.anyone(), { ref: mine.ref, secret: mine.secret })
    expect(t).toMatchObject({ ref: mine.ref, text: '我家孩子摔了', title: '小区门口有个大坑' })
    expect(JSON.stringify(await w.call(ops.track, w.anyone(), { ref: first.ref, secret: first.secret }))).not.toMatch(
      /孩子|0000/,
    )
    const record = await w.call(ops.matter, desk.dispatcher as Actor, { id: first.id })
    expect(record).toMatchObject({
      joins: 1,
      raisers: [{ label: '反映人 A' }, { label: '反映人 B', phone: '139****0000' }],
    })
    expect(
      await code(w.call(ops.actAsRaiser, w.anyone(), { ref: first.ref, secret: first.secret, action: 'withdraw' })),
    ).toBe('OTHERS_JOINED')
  })
  test('what a neighbour says on the matter is not read to another', async () => {
    const first = await open({ mayPublish: true })
    const mine = await w.call(ops.join, w.anyone('device-2'), { ref: first.ref })
    await w.call(ops.actAsRaiser, w.anyone(), {
      ref: first.ref,
      secret: first.secret,
      action: 'note',
      form: { text: '我住三单元' },
    })
    const look = (r: { ref: string; secret: string }) => w.call(ops.track, w.anyone(), { ref: r.ref, secret: r.secret })
    expect(JSON.stringify(await look(first))).toContain('三单元')
    expect(JSON.stringify(await look(mine))).not.toContain('三单元')
  })
  test('not on a closed one, nor on one that its raiser keeps to herself', async () => {
    const [shut, own, accused] = [
      await open({ mayPublish: true }),
      await open(),
      await open({ mayPublish: true, accusedUnit: d01 }),
    ]
    await w.call(ops.actAsRaiser, w.anyone(), { ref: shut.ref, secret: shut.secret, action: 'withdraw' })
    expect(await code(w.call(ops.join, w.anyone(), { ref: shut.ref }))).toBe('NOT_OPEN')
    for (const x of [own, accused]) expect(await code(w.call(ops.join, w.anyone(), { ref: x.ref }))).toBe('NOT_FOUND')
    expect(await code(w.call(ops.join, desk.dispatcher as Actor, { ref: shut.ref }))).toBe('FORBIDDEN')
  })
})

describe('opening a raiser', () => {
  const ask = async (id: string, who: string, more: object = {}) => {
    const { id: appeal } = await w.one<{ id: string }>('select id from matters.appeal where matter=$1', [id])
    return w.call(ops.reveal, desk[who] as Actor, {
      id,
      appeal,
      purpose: 'contact',
      reason: '约一个上门查看的时间',
      ...more,
    })
  }
  test('the person sees who looked, in what post, for what; no number stands in the audit', async () => {
    const { id, ref } = await open({ name: NAME, phone: PHONE })
    await act(id, 'dispatcher', 'dispatch', { unit: d01 })
    expect(await ask(id, 'handler.d01')).toEqual({ name: NAME, phone: PHONE, seconds: 60 })
    // The account comes later and still finds the look, by the phone it proved.
    const her = await w.resident(PHONE)
    const { looks, matters } = await w.call(myData, her, {})
    expect(matters.map((m) => m.ref)).toContain(ref)
    expect(looks).toMatchObject([{ who: '县委办公室 承办岗', purpose: '联系', reason: '约一个上门查看的时间' }])
    expect((await w.call(myData, await w.resident('13700000009'), {})).looks).toEqual([])
    expect((await w.call(ops.matter, desk.dispatcher as Actor, { id })).looks).toBe(1)
    const kept = await w.rows<{ t: string }>(
      'select change::text as t from platform.audit union all select answer::text from platform.idempotency',
    )
    expect(kept.some((r) => r.t.includes(PHONE) || r.t.includes(NAME))).toBe(false)
  })
  test('a key given with it stores no answer', async () => {
    const { id } = await open({ name: NAME, phone: PHONE })
    const { id: appeal } = await w.one<{ id: string }>('select id from matters.appeal where matter=$1', [id])
    const input = { id, appeal, purpose: 'contact', reason: '约一个上门查看的时间' }
    await w.platform.run(ops.reveal, {
      tenant: TENANT,
      key: 'k1',
      request: 'r',
      input,
      system: desk.dispatcher as Actor,
    })
    expect(await count(`from platform.idempotency where key='k1'`, [])).toBe(0)
  })
  test('refused to the next unit, to posts that speak with nobody, without a reason, for another matter', async () => {
    const { id } = await open({ name: NAME, phone: PHONE })
    const other = await open({ name: NAME, phone: PHONE })
    await act(id, 'dispatcher', 'dispatch', { unit: d01 })
    for (const who of ['handler.d02', 'grid.0002']) expect(await code(ask(id, who))).toBe('NOT_FOUND')
    for (const who of ['leader', 'auditor', 'editor', 'leader.d01']) expect(await code(ask(id, who))).toBe('FORBIDDEN')
    await expect(ask(id, 'handler.d01', { reason: '打电话' })).rejects.toThrow()
    const { id: appeal } = await w.one<{ id: string }>('select id from matters.appeal where matter=$1', [other.id])
    expect(await code(ask(id, 'handler.d01', { appeal }))).toBe('NOT_FOUND')
    expect(
      await count(`from platform.audit where operation='matters.reveal' and outcome='refused'`, []),
    ).toBeGreaterThanOrEqual(7)
  })
  test('of a protected raiser only the desk; the refusal is on the record', async () => {
    const { id } = await open({ name: NAME, phone: PHONE, confidential: true })
    await act(id, 'dispatcher', 'dispatch', { unit: d01 })
    for (const who of ['handler.d01', 'grid.0001', 'town']) expect(await code(ask(id, who))).toBe('SHIELDED')
    expect(
      await count(`from platform.audit where operation='matters.reveal' and outcome='refused' and subject=$1`, [id]),
    ).toBe(3)
    expect((await w.call(ops.matter, desk['handler.d01'] as Actor, { id })).raisers[0]).toMatchObject({
      shielded: true,
      phone: null,
    })
    for (const who of ['dispatcher', 'visitor', 'supervisor']) expect((await ask(id, who)).phone).toBe(PHONE)
  })
})
