import type { Actor, Operation } from '@yiwang/kernel'
import type { InputOf, OutputOf } from '@yiwang/kernel/operation'
import { SMS_MAX } from '@yiwang/notify/server'
import type { Binary } from '@yiwang/platform/http'
import { callAs } from '@yiwang/platform/platform'
import { catchUp } from '@yiwang/platform/worker'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as contract from '../../contract/index.ts'
import { anyone, type Bench, openBench, resident, staff, TENANT } from '../testing/bench.ts'
import { smsOf } from './tell-followers.ts'

const editor = staff(1, 'bulletin-editor')
const checker = staff(2, 'bulletin-checker')
const releaser = staff(3, 'bulletin-releaser')

let b: Bench
beforeAll(async () => {
  b = await openBench()
  const rows = [
    [resident(1).account, 'resident', '13812340001', false],
    [resident(2).account, 'resident', '13812340002', false],
    [resident(3).account, 'resident', '13812340003', true],
    [editor.account, 'staff', null, false],
  ]
  for (const [account, kind, phone, disabled] of rows)
    await b.query(
      `insert into identity.account(tenant, id, kind, phone, name, disabled, created_at) values($1,$2,$3,$4,'',$5,now())`,
      [TENANT, account, kind, phone, disabled],
    )
})
afterAll(() => b.close())

const call = <Op extends Operation>(op: Op, actor: Actor, input: object): Promise<OutputOf<Op>> =>
  callAs(b.platform, op, { actor, input: op.input.parse(input) as InputOf<Op> })
const out = async (more: object = {}): Promise<string> => {
  const base = { column: 'cards', title: '修好了路灯', body: '村口的路灯修好了。', unit: '甲镇', area: '370101' }
  const { id, hash } = await call(contract.draftArticle, editor, { ...base, ...more })
  await call(contract.actOnArticle, checker, { id, action: 'check', hash })
  await call(contract.actOnArticle, releaser, { id, action: 'release', hash })
  b.clock.now += 1000
  return id
}
const told = async (): Promise<{ to: string; zh: string; link: string | null }[]> => {
  await catchUp(b.platform, TENANT)
  const text =
    'select coalesce(to_phone, to_account::text) as to, zh, link from notify.message where tenant=$1 order by at, 1'
  return (await b.query(text, [TENANT])).rows
}
const failing = (code: string) => expect.objectContaining({ code })

describe('telling those who asked', () => {
  let token = ''
  test('what came out before is told to nobody', async () => {
    await out()
    expect(await told()).toEqual([])
  })
  test('by column and area, by SMS to a resident and in the application to staff, once each', async () => {
    const nowhere = call(contract.subscribe, resident(1), { areas: ['3701'] })
    await expect(nowhere).rejects.toEqual(failing('INVALID'))
    token = (await call(contract.subscribe, resident(1), { columns: ['cards'], areas: ['370101'] })).token
    await call(contract.subscribe, resident(2), { columns: ['rules'] })
    await call(contract.subscribe, resident(3), {})
    await call(contract.subscribe, editor, {})
    b.clock.now += 1000
    const id = await out()
    const all = await told()
    expect(all.map((m) => m.to)).toEqual(['13812340001', editor.account])
    expect(all[0]?.zh).toBe(`【一网】展示：修好了路灯，退订码${token}。`)
    expect(all[1]?.link).toBe(`/public/read/${id}`)
    const again = await b.query(
      "update platform.cursor set xid='0', pos=0 where consumer='portal.followers' returning 1",
    )
    expect(again.rows).toHaveLength(1)
    expect(await told()).toHaveLength(2)
  })
  test('who asked for the whole hears of its parts, who asked for another part does not', async () => {
    await call(contract.subscribe, resident(1), { areas: ['370101'] })
    await call(contract.subscribe, resident(2), { areas: ['370100'] })
    b.clock.now += 1000
    const before = (await told()).length
    await out({ title: '乙镇', area: '370102' })
    const fresh = (await told()).slice(before)
    expect(fresh.map((m) => m.to).sort()).toEqual(['13812340002', editor.account].sort())
  })
  test('what is recalled before the worker comes is told to nobody', async () => {
    const before = (await told()).length
    const id = await out()
    await call(contract.actOnArticle, releaser, { id, action: 'recall', reason: '发错' })
    expect(await told()).toHaveLength(before)
  })
  test('the token ends it without signing in; every token gets the same answer', async () => {
    expect(await call(contract.unsubscribe, anyone, { token: ` ${token.toUpperCase()} ` })).toEqual({ ok: true })
    expect(await call(contract.unsubscribe, anyone, { token })).toEqual({ ok: true })
    expect(await call(contract.unsubscribe, anyone, { token: 'nobodysnobodys' })).toEqual({ ok: true })
    expect(await call(contract.subscription, resident(1), {})).toMatchObject({ on: false, token: null })
    expect(await call(contract.subscription, resident(2), {})).toMatchObject({ on: true, areas: ['370100'] })
    const before = (await told()).filter((m) => m.to === '13812340001').length
    await out({ area: '370101' })
    expect((await told()).filter((m) => m.to === '13812340001')).toHaveLength(before)
  })
  test('nobody subscribes without an account, or to what does not exist', async () => {
    await expect(call(contract.subscribe, anyone, {})).rejects.toEqual(failing('UNAUTHENTICATED'))
    await expect(call(contract.subscribe, resident(1), { columns: ['none'] })).rejects.toEqual(failing('INVALID'))
  })
  test('an SMS fits whatever the title is', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (title) => {
        const column = { zh: '工作展示', en: 'Showcases' }
        const sms = smsOf({ column, title, token: 'abcdefghjkmnp' })
        expect([...sms.zh].length).toBeLessThanOrEqual(SMS_MAX)
        expect(sms.zh).toContain('退订码abcdefghjkmnp')
      }),
    ))
})

describe('finding and following', () => {
  test('words find released articles, corrected words too, drafts never', async () => {
    const id = await out({ title: '老年食堂开张', body: '村里办了食堂。' })
    await call(contract.draftArticle, editor, { column: 'cards', title: '老年食堂草稿', body: '草稿', unit: '甲镇' })
    await told()
    const find = async (q: string) => (await call(contract.articles, anyone, { q })).items.map((i) => i.title)
    expect(await find('食堂')).toEqual(['老年食堂开张'])
    expect(await find('水库')).toEqual([])
    const { draft, hash } = await call(contract.article, editor, { id })
    const change = { ...draft, body: '村里办了食堂，就在水库边。', id, hash, reason: '补一句' }
    const { hash: proposed } = await call(contract.editArticle, editor, change)
    await told()
    expect(await find('水库')).toEqual([])
    await call(contract.actOnArticle, releaser, { id, action: 'correct', hash: proposed })
    await told()
    expect(await find('水库')).toEqual(['老年食堂开张'])
    expect(await find('，。')).toEqual([])
  })
  test('a feed holds what its column, area and banner list, escaped', async () => {
    await out({ title: '甲 & 乙 <三>', area: '370102' })
    const feed = async (input: object) => {
      const file = (await call(contract.feed, anyone, input)) as unknown as Binary
      return Buffer.from(file.bytes as Uint8Array).toString()
    }
    const xml = await feed({ column: 'cards', area: '370102' })
    expect(xml).toContain('<title>甲 &amp; 乙 &lt;三&gt;</title>')
    expect(xml).toContain('href="/api/feeds/cards?area=370102"')
    expect(xml).not.toContain('老年食堂')
    expect(await feed({ column: 'all' })).toContain('老年食堂')
    expect(await feed({ column: 'rules' })).not.toContain('<entry>')
    await expect(feed({ column: 'none' })).rejects.toEqual(failing('NOT_FOUND'))
  })
  test('the number of subscribers is told only when it is no small group', async () => {
    const columns = await call(contract.columns, anyone, {})
    expect(columns.subscribers).toBe(0)
    expect(columns.columns.map((c) => [c.id, c.replaces, c.keepYears])).toEqual([
      ['rules', true, null],
      ['cards', false, 3],
      ['ledger', false, null],
    ])
    expect(columns.correctWithin).toEqual({ zh: '2 个工作日', en: '2 working days' })
  })
  test('reading leaves no trace of who read', async () => {
    const id = await out()
    const rows = async () =>
      (await b.query('select (select count(*) from platform.audit)+(select count(*) from platform.event) as n')).rows[0]
        .n
    const before = await rows()
    await call(contract.article, resident(1), { id })
    await call(contract.articles, resident(1), { q: '路灯' })
    expect(await rows()).toBe(before)
  })
})
