import { createNotify } from '@yiwang/notify/server'
import { settle } from '@yiwang/platform/worker'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { myData, replyToRecord, requestCode, signInWithCode } from '../contract/index.ts'
import { createIdentity } from './engine.ts'
import type { DataSubject } from './options.ts'
import { type Bench, openBench, POSTS_SQL, TENANT } from './testing/bench.ts'

let b: Bench
const asked: DataSubject[] = []
beforeAll(async () => {
  const identity = createIdentity({
    postsSql: POSTS_SQL,
    async mattersOf(_db, of) {
      asked.push(of)
      return []
    },
  })
  b = await openBench([identity, createNotify()])
})
afterAll(() => b.close())

type In = { token: string; expires: string; me: { kind: string; name: string; account: string } }
const request = (phone: string) => b.call(requestCode, { phone })
const lastCode = async (phone: string): Promise<string> => {
  const [r] = await b.rows<{ zh: string }>('select zh from notify.message where to_phone=$1 order by at desc limit 1', [
    phone,
  ])
  return /\d{6}/.exec(r?.zh ?? '')?.[0] ?? ''
}
const check = (phone: string, code: string) => b.call<In>(signInWithCode, { phone, code })
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

test('request-code: one message goes out, the code is stored only as a hash and blanked once sent', async () => {
  const phone = '13812340001'
  expect(await request(phone)).toEqual({ ok: true, validMinutes: 5 })
  const code = await lastCode(phone)
  const [row] = await b.rows('select * from identity.code where phone=$1', [phone])
  expect(JSON.stringify(row)).not.toContain(code)
  await settle(b.p)
  const sent = await b.rows('select zh, en, state from notify.message where to_phone=$1', [phone])
  expect(sent).toEqual([{ zh: '······', en: '······', state: 'sent' }])
  const all = await b.rows(`select change, subject from platform.audit where operation='identity.request-code'`)
  expect(JSON.stringify(all)).not.toMatch(new RegExp(`${code}|${phone}`))
})
test('request-code: refused within a minute and beyond ten a day', async () => {
  const phone = '13812340002'
  await request(phone)
  await expect(request(phone)).rejects.toMatchObject({ code: 'TOO_MANY_CODES', status: 429 })
  for (let i = 0; i < 9; i++) {
    b.clock.now += 60_000
    await request(phone)
  }
  b.clock.now += 60_000
  await expect(request(phone)).rejects.toMatchObject({ code: 'TOO_MANY_CODES' })
  b.clock.now += 86_400_000
  await request(phone)
})

test('sign-in-code: the first success makes the account, the second finds it', async () => {
  const phone = '13812340003'
  await request(phone)
  const s = await check(phone, await lastCode(phone))
  expect(s.me).toMatchObject({ kind: 'resident', name: '138****0003' })
  expect(Date.parse(s.expires) - b.clock.now).toBe(30 * 86_400_000)
  b.clock.now += 60_000
  await request(phone)
  expect((await check(phone, await lastCode(phone))).me.account).toBe(s.me.account)
})
test('sign-in-code: refused to a guess, and five guesses close the door', async () => {
  const phone = '13812340004'
  await request(phone)
  const code = await lastCode(phone)
  for (let i = 0; i < 5; i++)
    await expect(check(phone, other(code))).rejects.toMatchObject({ code: 'WRONG_CODE', status: 401 })
  await expect(check(phone, code)).rejects.toMatchObject({ code: 'LOCKED', status: 429 })
  expect(await b.rows('select 1 from identity.account where phone=$1', [phone])).toEqual([])
})

test('a code serves once, for one phone, for five minutes', async () => {
  const [phone, neighbour] = ['13812340005', '13812340006']
  await request(phone)
  const code = await lastCode(phone)
  await expect(check(neighbour, code)).rejects.toMatchObject({ code: 'WRONG_CODE' })
  const both = await Promise.allSettled([check(phone, code), check(phone, code)])
  expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected'])
  b.clock.now += 60_000
  await request(phone)
  const late = await lastCode(phone)
  b.clock.now += 5 * 60_000
  await expect(check(phone, late)).rejects.toMatchObject({ code: 'WRONG_CODE' })
})

test('a disabled resident gets the answer of a wrong code', async () => {
  const phone = '13812340007'
  const { id } = await b.resident(phone)
  await b.rows('update identity.account set disabled=true where tenant=$1 and id=$2', [TENANT, id])
  await request(phone)
  await expect(check(phone, await lastCode(phone))).rejects.toMatchObject({ code: 'WRONG_CODE' })
})

test('my-data: a resident sees what is kept about her, with its source', async () => {
  const { id, token } = await b.resident('13812340008')
  const data = await b.call<{ stored: { value: string }[] }>(myData, {}, { token })
  expect(data.stored[0]).toMatchObject({ value: '138****0008', source: { zh: '您登录时填的' } })
  expect(asked.at(-1)).toEqual({ tenant: TENANT, account: id, phone: '13812340008', person: null })
})
test('my-data: one of the staff sees her account, her posts and who looked; a passer-by nothing', async () => {
  const { token } = await b.staff('curious', 'handler')
  const data = await b.call<{ stored: { what: { zh: string }; value: string }[] }>(myData, {}, { token })
  expect(data.stored.map((s) => s.what.zh)).toEqual(['姓名', '用户名', 'handler', '手机号', '上次登录'])
  expect(data.stored[1]?.value).toBe('curious')
  await expect(b.call(myData, {})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
})

test('reply-to-record: her words are kept, announced, and seen by her alone', async () => {
  const mine = await b.resident('13812340009')
  const hers = await b.resident('13812340010')
  await b.call(
    replyToRecord,
    { about: '2606018734', text: '不是这样', appeal: true },
    { token: mine.token, key: 'r-1' },
  )
  await b.call(
    replyToRecord,
    { about: '2606018734', text: '不是这样', appeal: true },
    { token: mine.token, key: 'r-1' },
  )
  const seen = (token: string) => b.call<{ replies: unknown[] }>(myData, {}, { token })
  expect((await seen(mine.token)).replies).toMatchObject([{ about: '2606018734', text: '不是这样' }])
  expect((await seen(hers.token)).replies).toEqual([])
  const [event] = await b.rows(`select data, open from platform.event where kind='identity.record-replied@1'`)
  expect(event).toEqual({ data: { about: '2606018734', appeal: true }, open: false })
})
test('reply-to-record: staff answer a record about themselves too; a passer-by does not', async () => {
  const { token } = await b.staff('speaker')
  const said = { about: '我的任职记录', text: '职责写错了' }
  await b.call(replyToRecord, said, { token })
  expect((await b.call<{ replies: unknown[] }>(myData, {}, { token })).replies).toMatchObject([said])
  await expect(b.call(replyToRecord, said)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
})
