import { type Bench, openBench, START, TENANT } from '@yiwang/identity/testing'
import { settle, workOnce } from '@yiwang/platform/worker'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { markRead, notices, outbox } from '../contract/index.ts'
import { createNotify } from './engine.ts'
import { type Message, messageRows } from './message.ts'
import { type Outgoing, simulator } from './provider.ts'
import { MAX_TRIES } from './send.ts'

let b: Bench
const handed: Outgoing[] = []
let fate: 'sent' | 'uncertain' | 'refused' = 'sent'
const provider = simulator((m) => {
  handed.push(m)
  return fate
})
beforeAll(async () => {
  b = await openBench([createNotify({ provider })], { servers: 2, demo: true })
})
beforeEach(async () => {
  await b.rows('delete from notify.message')
  handed.length = 0
  fate = 'sent'
  b.clock.now = START
})
afterAll(() => b.close())

const words = { zh: '【一网】待签收 1 件，11:40 前。', en: '[Yiwang] 1 to sign for by 11:40.' }
const put = (...messages: Message[]) =>
  b.write([messageRows({ tenant: TENANT, now: b.clock.now, newId: b.newId }, messages)])
const sms = (dedupe: string, more: Partial<Message> = {}): Message => ({
  to: { phone: '13812340001' },
  words,
  dedupe,
  ...more,
})
const states = async () => (await b.rows('select state from notify.message order by dedupe')).map((r) => r.state)
type Notices = { items: { id: string; read: boolean; link: string | null }[]; unread: number }

test('notices: mine, newest first, with how many are unread', async () => {
  const me = await b.staff('reader-a')
  await put({ to: { account: me.id }, words, link: '/staff/inbox', dedupe: 'a' })
  expect(await b.call<Notices>(notices, {}, { token: me.token })).toMatchObject({
    items: [{ link: '/staff/inbox', read: false }],
    unread: 1,
  })
})
test('notices: a colleague sees none of them, a passer-by is refused', async () => {
  const [me, colleague] = [await b.staff('reader-b'), await b.staff('reader-c')]
  await put({ to: { account: me.id }, words, dedupe: 'a' })
  expect(await b.call<Notices>(notices, {}, { token: colleague.token })).toEqual({ items: [], unread: 0 })
  await expect(b.call(notices, {})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
})

test('mark-read: my notice is read', async () => {
  const me = await b.staff('marker-a')
  await put({ to: { account: me.id }, words, dedupe: 'a' }, { to: { account: me.id }, words, dedupe: 'b' })
  const { items } = await b.call<Notices>(notices, {}, { token: me.token })
  await b.call(markRead, { ids: [items[0]!.id] }, { token: me.token, key: 'm-1' })
  const left = await b.call<Notices>(notices, { unread: 'true' }, { token: me.token })
  expect(left).toMatchObject({ items: [{ id: items[1]!.id }], unread: 1 })
})
test('mark-read: a colleague’s notice is not found, and none of the list is marked', async () => {
  const [me, colleague] = [await b.staff('marker-b'), await b.staff('marker-c')]
  await put({ to: { account: me.id }, words, dedupe: 'a' }, { to: { account: colleague.id }, words, dedupe: 'b' })
  const ids = (await b.rows<{ id: string }>('select id from notify.message')).map((r) => r.id)
  await expect(b.call(markRead, { ids }, { token: colleague.token })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await b.rows('select 1 from notify.message where read_at is not null')).toEqual([])
})

test('outbox: shown in a demo, not there otherwise', async () => {
  await put(sms('a'))
  expect(await b.call(outbox, {})).toMatchObject({ items: [{ to: '13812340001', text: words.zh, state: 'queued' }] })
  await expect(b.call(outbox, {}, { tenant: 'elsewhere' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('outbox: an in-app notice names the colleague and how she signs in', async () => {
  const me = await b.staff('told-a')
  await put({ to: { account: me.id }, words, dedupe: 'a' })
  const [row] = await b.rows<{ name: string }>('select name from identity.account where id=$1', [me.id])
  expect(await b.call(outbox, {})).toMatchObject({ items: [{ channel: 'in-app', to: `${row?.name} · told-a` }] })
})

test('the same occasion is told once', async () => {
  await put(sms('a'))
  await put(sms('a'), sms('b'))
  await settle(b.p)
  expect(handed).toHaveLength(2)
  expect(await states()).toEqual(['sent', 'sent'])
})

test('two servers sweep at once: each message is handed over once', async () => {
  await put(...Array.from({ length: 120 }, (_, i) => sms(`m${i}`)))
  const both = () => Promise.all(b.platforms.map((p) => workOnce(p, TENANT)))
  while ((await both()).some((n) => n > 0));
  expect(handed).toHaveLength(120)
  expect(new Set(handed.map((m) => m.id)).size).toBe(120)
})

test('a message another server is just taking is left to it, without waiting', async () => {
  await put(sms('a'), sms('b'))
  const other = await b.p.db.pool.connect()
  await other.query('begin')
  await other.query(`select 1 from notify.message where dedupe='a' for update`)
  await settle(b.p)
  expect(await states()).toEqual(['queued', 'sent'])
  await other.query('commit')
  other.release()
})

test('refused again and again: tried with growing pauses under one id, then dead', async () => {
  fate = 'refused'
  await put(sms('a'))
  await settle(b.p)
  expect(await states()).toEqual(['failed'])
  b.clock.now += 9_999
  await settle(b.p)
  expect(handed).toHaveLength(1)
  for (let i = 0; i < 10; i++) {
    b.clock.now += 600_000
    await settle(b.p)
  }
  expect(handed).toHaveLength(MAX_TRIES)
  expect(new Set(handed.map((m) => m.id)).size).toBe(1)
  expect(await states()).toEqual(['dead'])
})

test('no answer from the provider: tried again under the same id, and then it is sent', async () => {
  fate = 'uncertain'
  await put(sms('a'))
  await settle(b.p)
  fate = 'sent'
  b.clock.now += 10_000
  await settle(b.p)
  expect(handed.map((m) => m.id)).toEqual([handed[0]!.id, handed[0]!.id])
  expect(await states()).toEqual(['sent'])
})

test('a server that died holding a message lets it go after the lease', async () => {
  await put(sms('a'))
  await b.rows(`update notify.message set attempts=1, next_at=$1`, [new Date(b.clock.now + 60_000)])
  await settle(b.p)
  expect(handed).toEqual([])
  b.clock.now += 60_000
  await settle(b.p)
  expect(await states()).toEqual(['sent'])
})

test('at night only what is urgent goes out; the rest in the morning', async () => {
  b.clock.now = START + 12 * 3_600_000
  await put(sms('a'), sms('b', { urgent: true }))
  await settle(b.p)
  expect(await states()).toEqual(['queued', 'sent'])
  b.clock.now = START + 22 * 3_600_000
  await settle(b.p)
  expect(await states()).toEqual(['sent', 'sent'])
})

test('a code stays readable in a demo', async () => {
  await put(sms('a', { secret: true }))
  await settle(b.p)
  expect(await b.call(outbox, {})).toMatchObject({ items: [{ text: words.zh, state: 'sent' }] })
})
