import { me, myData } from '@yiwang/identity/contract'
import type { Actor } from '@yiwang/kernel'
import { systemActor } from '@yiwang/platform/platform'
import { openWorld, TENANT, type World } from '@yiwang/server-app/testing/world'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as ops from '../../contract/index.ts'

const NAME = '金丝雀甲'
const PHONE = '13987654321'
const HOUR = 3_600_000

let w: World
let d01: string
const desk: Record<string, Actor> = {}
const open = (more: object = {}, who: Actor = w.anyone()) =>
  w.call(ops.open_, who, { text: '路灯坏了三天，晚上很黑。', grid: w.seeded.grids[0], ...more })
const act = (id: string, who: string, action: string, form: object = {}) =>
  w.call(ops.act, desk[who] as Actor, { id, action, form })
const refused = (p: Promise<unknown>) =>
  p.then(
    () => 'allowed',
    (e) => ({ code: e.code, status: e.status, data: e.data }),
  )
const view = (id: string, who: string) => w.call(ops.matter, desk[who] as Actor, { id })

beforeAll(async () => {
  w = await openWorld()
  d01 = await w.unit('D01')
  const names = [
    'dispatcher',
    'arbiter',
    'checker',
    'visitor',
    'supervisor',
    'auditor',
    'leader',
    'town',
    'counter',
    'admin',
  ]
  for (const u of [...names, 'grid.0001', 'grid.0002', 'handler.d01', 'handler.d02', 'leader.d01', 'leader.d02'])
    desk[u] = await w.as(u)
}, 120_000)
afterAll(() => w?.close())

describe('the record', () => {
  test('whose turn, what next and until when follow every step; the steps come with forms and words', async () => {
    const { id } = await open({ name: NAME, phone: PHONE })
    const first = await view(id, 'dispatcher')
    expect(first).toMatchObject({
      stage: 'triage',
      now: { who: { zh: '县派单员' }, next: { zh: '派单' }, clock: 'classify' },
    })
    expect(first.now.due).not.toBeNull()
    const dispatch = first.can.find((a) => a.action === 'dispatch')
    expect(dispatch).toMatchObject({ verb: 'dispatch', words: { zh: '派单' }, bulk: true, leaves: true })
    expect(dispatch?.form.map((f) => f.id)).toEqual(['unit', 'co', 'channel', 'category', 'note'])
    expect(dispatch?.form[2]?.options[1]).toMatchObject({ id: '12345' })
    await act(id, 'dispatcher', 'dispatch', { unit: d01, note: '请先看现场' })
    const mine = await view(id, 'handler.d01')
    expect(mine.now.who.zh).toBe('县委办公室')
    expect(mine.now.next.zh).toBe('签收')
    expect(mine.can.map((a) => a.action)).toContain('sign')
    expect(mine.clocks.find((c) => c.kind === 'reply')?.why.zh.length).toBeGreaterThan(2)
    expect(mine.timeline.find((e) => e.text === '请先看现场')).toMatchObject({ internal: true })
    expect(mine.timeline.map((e) => e.words.zh)).toContain('已派单给县委办公室')
    expect(mine.timeline.every((e) => !e.who?.includes('林'))).toBe(true)
    expect(mine.dispatches).toHaveLength(1)
    expect(mine.raisers).toMatchObject([{ label: '反映人 A', phone: '139****4321', shielded: false }])
  })

  test('what nobody did by hand has words too, for the desk and for the resident', async () => {
    const { id, ref, secret } = await open()
    await act(id, 'dispatcher', 'dispatch', { unit: d01 })
    const cause = { cause: '超过答复时限', causeCode: 'overdue', dedupe: `${id} overdue` }
    await w.call(ops.issueNotice, systemActor(TENANT), { matter: id, unit: d01, grade: 'yellow', ...cause })
    await w.call(ops.consent, w.anyone(), { ref, secret, mayPublish: true })
    const mine = await view(id, 'dispatcher')
    expect(mine.timeline.map((e) => e.words.zh)).toContain('已发督办通知单')
    expect(mine.timeline.map((e) => e.words.zh).filter((zh) => /[a-z]+\./.test(zh))).toEqual([])
    const hers = await w.call(ops.track, w.anyone(), { ref, secret })
    expect(hers.lines.map((l) => l.words.zh)).toContain('上级正在督促办理')
  })

  test('an answer is the resident’s once it is checked, a helper’s never, and its form says so', async () => {
    const { id, ref, secret } = await open()
    const helper = await w.unit('D02')
    await act(id, 'dispatcher', 'dispatch', { unit: d01, co: [helper] })
    for (const who of ['handler.d01', 'handler.d02']) await act(id, who, 'sign')
    const reaches = async (who: string) => {
      const { can } = await view(id, who)
      return Object.fromEntries(can.map((a) => [a.action, a.reaches]))
    }
    expect(await reaches('handler.d01')).toMatchObject({ reply: 'checked', ask: 'now' })
    expect(await reaches('handler.d02')).toMatchObject({ 'co-reply': 'never' })
    await act(id, 'handler.d01', 'reply', { solved: true, text: '灯头已换，今晚亮灯。' })
    const line = async () => (await view(id, 'dispatcher')).timeline.find((e) => e.kind === 'reply' && !e.internal)
    const hers = () => w.call(ops.track, w.anyone(), { ref, secret })
    expect([(await line())?.held, (await hers()).reply]).toEqual([true, null])
    await act(id, 'checker', 'check-accept', { proposal: 'solved' })
    expect((await line())?.held).toBe(false)
    expect((await hers()).reply?.text).toBe('灯头已换，今晚亮灯。')
  })

  test('what cannot be done says why: the guard for the right post, the other post for the wrong one', async () => {
    const { id } = await open()
    await act(id, 'dispatcher', 'dispatch', { unit: d01 })
    await act(id, 'handler.d01', 'sign')
    w.clock.now += 20 * HOUR
    const late = await view(id, 'handler.d01')
    expect(late.cannot.find((a) => a.action === 'return')?.why.zh).toBe('签收后可退单的时间已过')
    expect(late.cannot.find((a) => a.action === 'supervise')?.why.zh).toBe('由督办员办')
    expect(late.can.map((a) => a.action)).not.toContain('return')
    const visitor = await view(id, 'visitor')
    expect(visitor.cannot.find((a) => a.action === 'reply')?.why.zh).toBe('由县委办公室办')
    const not = late.cannot.map((a) => a.action)
    for (const others of ['no-answer-yet', 'withdraw'])
      expect(not, 'what is nobody of the staff’s').not.toContain(others)
  })

  test('read by its unit, its grid, its town and the county; not by the next unit, grid or town, nor by outsiders', async () => {
    const { id, ref } = await open()
    await act(id, 'dispatcher', 'dispatch', { unit: d01 })
    for (const who of ['dispatcher', 'handler.d01', 'leader.d01', 'grid.0001', 'leader', 'auditor', 'town'])
      expect((await view(id, who)).ref).toBe(ref)
    expect((await w.call(ops.matter, desk.dispatcher as Actor, { id: ref })).id).toBe(id)
    for (const who of ['handler.d02', 'leader.d02', 'grid.0002', 'counter', 'admin'])
      expect(await refused(view(id, who))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await refused(w.call(ops.matter, w.anyone(), { id }))).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await refused(w.call(ops.matter, await w.resident('13700000001'), { id }))).toMatchObject({
      code: 'FORBIDDEN',
    })
  })
})

describe('recusal', () => {
  test('the unit complained about and its leader meet the matter nowhere', async () => {
    const { id, ref } = await open({ text: '县委办公室的人态度不好', accusedUnit: d01, phone: PHONE })
    const child = await open({ text: '同一件事，也说县委办公室', accusedUnit: d01 })
    const master = await open({ text: '窗口等太久' })
    await act(master.id, 'dispatcher', 'dispatch', { unit: d01 })
    await act(child.id, 'dispatcher', 'merge', { into: master.id })
    for (const who of ['handler.d01', 'leader.d01']) {
      const me = desk[who] as Actor
      expect(await refused(view(id, who))).toMatchObject({ code: 'NOT_FOUND' })
      for (const v of ['all', 'open', 'to-dispatch'] as const)
        expect((await w.call(ops.inbox, me, { view: v })).items.map((r) => r.ref)).not.toContain(ref)
      expect((await w.call(ops.inbox, me, { owner: 'post:county-dispatcher@county' })).items).toEqual([])
      expect((await w.call(ops.inboxCounts, me, {})).counts['to-dispatch']).toBe(0)
      expect(await w.call(ops.exportMatters, me, {})).not.toContain(ref)
      expect((await view(master.id, who)).children).toEqual([])
    }
    // Also when one of the county's own readers is the one complained about.
    const person = desk.leader?.person as string
    const about = await open({ text: '反映领导', accusedPerson: person })
    expect(await refused(view(about.id, 'leader'))).toMatchObject({ code: 'NOT_FOUND' })
    expect(
      (await w.call(ops.inbox, desk.leader as Actor, { view: 'all', limit: 200 })).items.map((r) => r.ref),
    ).not.toContain(about.ref)
    expect((await view(master.id, 'dispatcher')).children.map((c) => c.ref)).toEqual([child.ref])
    expect((await view(id, 'dispatcher')).raisers[0]).toMatchObject({ shielded: true, phone: '139****4321' })
    expect((await view(id, 'town')).raisers[0]).toMatchObject({ shielded: true, phone: null })
  })
})

describe('progress for the resident', () => {
  test('a wrong secret and an unknown number are answered alike', async () => {
    const { ref, secret } = await open()
    const wrong = await refused(w.call(ops.track, w.anyone(), { ref, secret: 'zzzzzzzzzzzzz' }))
    expect(wrong).toEqual(await refused(w.call(ops.track, w.anyone(), { ref: '1000000008', secret })))
    expect(wrong).toEqual(await refused(w.call(ops.track, w.anyone(), { ref })))
    expect(wrong).toMatchObject({ code: 'NOT_FOUND' })
    expect((await w.call(ops.track, w.anyone(), { ref: `${ref.slice(0, 4)} ${ref.slice(4)}`, secret })).ref).toBe(ref)
  })

  test('plain words with the unit, nothing internal; the answer only after its check', async () => {
    const her = await w.resident('13700000002')
    const { id, ref, secret } = await open({}, her)
    await act(id, 'dispatcher', 'dispatch', { unit: d01, note: '内部交代一句' })
    await act(id, 'handler.d01', 'sign')
    const look = (input: object = { ref }) => w.call(ops.track, her, input)
    const handling = await look()
    expect(handling.now).toMatchObject({
      words: { zh: '县委办公室正在办' },
      who: { zh: '县委办公室' },
      state: 'running',
    })
    expect(handling.promised).toMatchObject([{ replaced: false }])
    // her side of an act that the staff have too: her own button, no hint meant for a unit's reply
    const note = handling.can.find((a) => a.verb === 'note')
    expect(note).toMatchObject({ words: { zh: '补充一句' }, form: [{ id: 'text', words: { zh: '您想说的' } }, {}] })
    expect(note?.form[0]?.hint?.zh).not.toContain('先写结果')
    expect(handling.now.due).toBe(handling.promised[0]?.due)
    await act(id, 'handler.d01', 'reply', { solved: true, text: '灯已经换好', internal: '灯是三队换的' })
    expect(await look()).toMatchObject({ reply: null, stage: 'replied' })
    expect(JSON.stringify(await look())).not.toContain('灯已经换好')
    await act(id, 'checker', 'check-reject', { reason: '请附照片' })
    await act(id, 'handler.d01', 'reply', { solved: true, text: '灯已经换好，附照片' })
    await act(id, 'checker', 'check-accept', { proposal: 'solved' })
    const visiting = await look()
    expect(visiting.reply).toMatchObject({ text: '灯已经换好，附照片', unitName: '县委办公室', explained: false })
    expect(visiting.can.map((a) => a.action)).toContain('rate')
    expect(visiting.now.who).toMatchObject({ zh: '您' })
    expect(Date.parse(visiting.now.due as string) - w.clock.now).toBe(7 * 86_400_000)
    expect(JSON.stringify(visiting)).not.toMatch(/内部交代一句|三队|请附照片|"灯已经换好"/)
    expect((await w.call(ops.mineList, her, {})).items.find((m) => m.ref === ref)).toMatchObject({ waitsForMe: true })
    await w.call(ops.actAsRaiser, w.anyone(), { ref, secret, action: 'rate', form: { solved: true, satisfied: 'yes' } })
    const done = await look()
    expect(done).toMatchObject({ super: 'fixed', rating: { solved: true, satisfied: 'yes' }, now: { due: null } })
    expect(done.reopenUntil).not.toBeNull()
    expect((await view(id, 'dispatcher')).rating).toMatchObject({ solved: true })
  })

  test('an approved extension shows the old promise beside the new', async () => {
    const { id, ref, secret } = await open()
    await act(id, 'dispatcher', 'dispatch', { unit: d01 })
    await act(id, 'handler.d01', 'sign')
    const before = await w.call(ops.track, w.anyone(), { ref, secret })
    await act(id, 'handler.d01', 'request-extension', { days: 2, reason: '要等材料' })
    await act(id, 'dispatcher', 'decide-extension', { approve: true, reason: '材料在路上' })
    const after = await w.call(ops.track, w.anyone(), { ref, secret })
    expect(after.promised.map((p) => p.replaced)).toEqual([true, false])
    expect(after.promised[0]?.due).toBe(before.now.due)
    expect(after.now.due).toBe(after.promised[1]?.due)
    expect(Date.parse(after.now.due as string)).toBeGreaterThan(Date.parse(before.now.due as string))
  })

  test('a merged matter shows its master’s progress and keeps its own number and words', async () => {
    const master = await open({ text: '大坑在路中间' })
    const child = await open({ text: '门口有坑，我家老人摔了' })
    await act(child.id, 'dispatcher', 'merge', { into: master.id })
    await act(master.id, 'dispatcher', 'dispatch', { unit: d01 })
    const t = await w.call(ops.track, w.anyone(), { ref: child.ref, secret: child.secret })
    expect(t).toMatchObject({
      ref: child.ref,
      text: '门口有坑，我家老人摔了',
      stage: 'dispatched',
      mergedInto: master.ref,
    })
    const other = await w.call(ops.track, w.anyone(), { ref: master.ref, secret: master.secret })
    expect(JSON.stringify(other)).not.toContain('老人')
    expect((await view(child.id, 'dispatcher')).merged).toEqual({ into: master.id, ref: master.ref })
  })

  test('whoever raised a merged matter is answered, adds and rates for herself', async () => {
    const [master, child] = [await open({ text: '大坑在路中间' }), await open({ text: '门口有坑' })]
    await act(child.id, 'dispatcher', 'merge', { into: master.id })
    expect(await refused(act(master.id, 'dispatcher', 'merge', { into: (await open()).id }))).toMatchObject({
      code: 'MERGE_CHAIN',
    })
    await act(master.id, 'dispatcher', 'dispatch', { unit: d01 })
    await act(master.id, 'handler.d01', 'sign')
    const [hers, other] = [
      { ref: child.ref, secret: child.secret },
      { ref: master.ref, secret: master.secret },
    ]
    const look = (who: typeof hers) => w.call(ops.track, w.anyone(), who)
    await w.call(ops.actAsRaiser, w.anyone(), { ...hers, action: 'note', form: { text: '坑里有积水' } })
    expect(JSON.stringify(await look(hers))).toContain('坑里有积水')
    expect(JSON.stringify(await look(other))).not.toContain('坑里有积水')
    await act(master.id, 'handler.d01', 'reply', { solved: true, text: '坑已经补好' })
    await act(master.id, 'checker', 'check-accept', { proposal: 'solved' })
    expect((await look(hers)).can.map((a) => a.action)).toContain('rate')
    await w.call(ops.actAsRaiser, w.anyone(), { ...hers, action: 'rate', form: { solved: false, satisfied: 'no' } })
    expect(await look(hers)).toMatchObject({ rating: { solved: false, satisfied: 'no' }, super: 'open' })
    expect(await look(other)).toMatchObject({ rating: null, super: 'open' })
    await w.call(ops.actAsRaiser, w.anyone(), { ...other, action: 'rate', form: { solved: true, satisfied: 'yes' } })
    expect(await look(hers)).toMatchObject({ rating: { solved: false }, super: 'fixed' })
  })

  test('who left her phone finds the matter when she signs in with it', async () => {
    const { ref } = await open({ phone: '13700000009' })
    const her = await w.resident('13700000009')
    expect((await w.call(ops.mineList, her, {})).items.map((m) => m.ref)).toEqual([ref])
    expect((await w.call(ops.track, her, { ref })).ref).toBe(ref)
    await w.call(ops.actAsRaiser, her, { ref, action: 'note', form: { text: '又坏了一盏' } })
    const stranger = await w.resident('13700000010')
    expect((await w.call(ops.mineList, stranger, {})).items).toEqual([])
    expect(await refused(w.call(ops.track, stranger, { ref }))).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('settling on the spot is told in its order: registered, then settled', async () => {
    const settled = await w.call(ops.settleOnSpot, await w.as('grid.0001'), {
      text: '楼道灯坏了',
      placeWords: '东门',
      result: '换了灯泡',
      confirmed: 'tick',
    })
    const told = await w.rows<{ kind: string }>(
      `select kind from platform.event where tenant=$1 and subject=$2 order by xid, pos`,
      [TENANT, settled.id],
    )
    expect(told.map((e) => e.kind)).toEqual(['matters.registered@1', 'matters.settled@1'])
  })

  test('my matters are mine alone', async () => {
    const [her, him] = [await w.resident('13700000003'), await w.resident('13700000004')]
    const { ref } = await open({}, her)
    expect((await w.call(ops.mineList, her, {})).items.map((m) => m.ref)).toEqual([ref])
    expect((await w.call(ops.mineList, him, {})).items).toEqual([])
    expect(await refused(w.call(ops.track, him, { ref }))).toMatchObject({ code: 'NOT_FOUND' })
    expect((await w.call(ops.track, her, { ref })).ref).toBe(ref)
    const data = await w.call(myData, her, {})
    expect(data.matters).toMatchObject([{ ref, stage: { zh: '正在看该由谁办' } }])
    expect(data.consents).toHaveLength(2)
    expect((await w.call(myData, him, {})).matters).toEqual([])
  })
})

test('the raiser’s name and phone stand in no answer for the staff or the public', async () => {
  const { id, ref, secret } = await open({ name: NAME, phone: PHONE, mayPublish: true })
  await act(id, 'dispatcher', 'dispatch', { unit: d01 })
  const answers: unknown[] = [await w.call(ops.track, w.anyone(), { ref, secret })]
  for (const who of Object.values(desk)) {
    const some: [Parameters<World['call']>[0], object][] = [
      [ops.matter, { id }],
      [ops.inbox, { view: 'all', limit: 200 }],
      [ops.inboxCounts, {}],
      [ops.exportMatters, {}],
      [ops.nearby, { grid: w.seeded.grids[0] }],
    ]
    for (const [op, input] of some) answers.push(await w.call(op, who, input).catch((e) => e.code))
  }
  const said = JSON.stringify(answers)
  expect(said).toContain(ref)
  expect(said).not.toContain(NAME)
  expect(said).not.toContain(PHONE)
  const kept = await w.rows<{ t: string }>(
    `select data::text as t from platform.event union all select change::text from platform.audit`,
  )
  expect(kept.some((r) => r.t.includes(NAME) || r.t.includes(PHONE))).toBe(false)
})

test('posts carry the names of their kind, unit and place', async () => {
  const post = async (who: string) => (await w.call(me, desk[who] as Actor, {})).posts[0]
  expect(await post('handler.d01')).toMatchObject({
    kindWords: { zh: '承办岗' },
    unitName: '县委办公室',
    areaName: null,
  })
  expect(await post('town')).toMatchObject({
    kindWords: { zh: '镇街派单岗' },
    areaName: w.registry.latest(TENANT)?.divisions.get(w.seeded.towns[0] as string)?.name,
  })
})

test('a record and a resident’s page take two statements with the session’s own', async () => {
  const { id, ref, secret } = await open()
  let n = 0
  const { planned } = w.db.of(TENANT)
  const db = planned as { -readonly [K in keyof typeof planned]: (typeof planned)[K] }
  const kept = { ...db }
  db.one = (s) => {
    n += 1
    return kept.one(s)
  }
  db.rows = (s) => {
    n += 1
    return kept.rows(s)
  }
  try {
    await view(id, 'dispatcher')
    expect(n).toBe(1)
    await w.call(ops.track, w.anyone(), { ref, secret })
    expect(n).toBe(2)
  } finally {
    Object.assign(db, kept)
  }
})
