import { afterAll, beforeAll, expect, test } from 'vitest'
import { accounts, changePassword, createAccount, me, resetPassword, setDisabled, signIn } from '../contract/index.ts'
import { createIdentity } from './engine.ts'
import { type Bench, openBench, PASSWORD, POSTS_SQL } from './testing/bench.ts'

let b: Bench
let admin: { id: string; token: string }
let auditor: { id: string; token: string }
beforeAll(async () => {
  b = await openBench([createIdentity({ postsSql: POSTS_SQL })], { servers: 2 })
  admin = await b.staff('root-admin', 'system-admin')
  auditor = await b.staff('auditor', 'auditor')
})
afterAll(() => b.close())

type First = { id: string; firstPassword: string }
type List = { items: { id: string; username: string; posts: { kind: string }[] }[]; next: string | null }
const forbidden = { code: 'FORBIDDEN', status: 403 }
const enter = (username: string, password: string) =>
  b.call<{ token: string; me: { mustChange: boolean } }>(signIn, { username, password })

test('accounts: the system administrator reads and pages them', async () => {
  const one = await b.call<List>(accounts, { limit: 1 }, { token: admin.token })
  expect(one.items).toMatchObject([{ username: 'root-admin', posts: [{ kind: 'system-admin' }] }])
  const two = await b.call<List>(accounts, { limit: 1, after: one.next ?? '' }, { token: admin.token })
  expect(two.items).toMatchObject([{ username: 'auditor' }])
  const found = await b.call<List>(accounts, { find: 'AUDIT' }, { token: admin.token })
  expect(found.items).toHaveLength(1)
})
test('accounts: refused to the auditor, and to a made-up page mark', async () => {
  await expect(b.call(accounts, {}, { token: auditor.token })).rejects.toMatchObject(forbidden)
  const made = b.call(accounts, { after: "x' or 1=1" }, { token: admin.token })
  await expect(made).rejects.toMatchObject({ code: 'INVALID' })
})

test('create-account: the administrator makes one; its first password must be changed first', async () => {
  const made = await b.call<First>(createAccount, { username: 'new.one', name: '王小明' }, { token: admin.token })
  const s = await enter('new.one', made.firstPassword)
  expect(s.me.mustChange).toBe(true)
  const asIs = b.call(changePassword, { current: made.firstPassword, next: made.firstPassword }, { token: s.token })
  await expect(asIs).rejects.toMatchObject({ code: 'WEAK_PASSWORD' })
  await b.call(changePassword, { current: made.firstPassword, next: 'Fresh-pass-22' }, { token: s.token })
  expect(await b.call(me, {}, { token: s.token })).toMatchObject({ mustChange: false })
})
test('create-account: refused to the auditor, on the record; a taken name is said', async () => {
  const make = (token: string) => b.call(createAccount, { username: 'auditor', name: '甲' }, { token })
  await expect(make(auditor.token)).rejects.toMatchObject(forbidden)
  await expect(make(admin.token)).rejects.toMatchObject({ code: 'USERNAME_TAKEN' })
  const rows = await b.rows(
    `select actor, outcome from platform.audit where operation='identity.create-account' and outcome='refused'`,
  )
  expect(rows).toEqual([{ actor: auditor.id, outcome: 'refused' }])
})

test('set-disabled: the session dies at the very next request, on every server', async () => {
  const { id, token } = await b.staff('leaving')
  for (const server of [0, 1]) await b.call(me, {}, { token, server })
  await b.call(setDisabled, { id, disabled: true, reason: '调离' }, { token: admin.token })
  for (const server of [0, 1])
    await expect(b.call(changePassword, { current: 'a', next: 'b' }, { token, server })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    })
  await b.call(setDisabled, { id, disabled: false, reason: '回来' }, { token: admin.token })
  expect(await b.call(me, {}, { token })).toMatchObject({ kind: 'anonymous' })
  await enter('leaving', PASSWORD)
})
test('an account disabled by any other door is dead at once too', async () => {
  const { id, token } = await b.staff('imported', 'system-admin')
  await b.call(accounts, {}, { token })
  await b.rows('update identity.account set disabled=true where id=$1', [id])
  await expect(b.call(accounts, {}, { token })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
})
test('set-disabled: refused to the auditor and to the administrator on himself, both on the record', async () => {
  const off = (id: string, token: string) => b.call(setDisabled, { id, disabled: true, reason: '试' }, { token })
  await expect(off(admin.id, auditor.token)).rejects.toMatchObject(forbidden)
  await expect(off(admin.id, admin.token)).rejects.toMatchObject({ data: { why: 'not-yourself' } })
  await expect(off(b.newId(), admin.token)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const rows = await b.rows(
    `select change->>'why' as why from platform.audit where operation='identity.set-disabled' and outcome='refused' order by pos`,
  )
  expect(rows.map((r) => r.why)).toEqual(['system-admin-only', 'not-yourself', 'NOT_FOUND'])
})

test('reset-password: the administrator unlocks a colleague with a new first password', async () => {
  const { id, token } = await b.staff('forgetful')
  for (let i = 0; i < 5; i++) await enter('forgetful', 'Wrong-pass-1').catch(() => undefined)
  const { firstPassword } = await b.call<First>(resetPassword, { id }, { token: admin.token })
  expect((await enter('forgetful', firstPassword)).me.mustChange).toBe(true)
  await expect(b.call(changePassword, { current: 'a', next: 'b' }, { token })).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
  })
  const audit = await b.rows(`select change::text as t from platform.audit where operation='identity.reset-password'`)
  expect(JSON.stringify(audit)).not.toContain(firstPassword)
})
test('reset-password: refused to the auditor, and not a way around one’s own', async () => {
  await expect(b.call(resetPassword, { id: admin.id }, { token: auditor.token })).rejects.toMatchObject(forbidden)
  await expect(b.call(resetPassword, { id: admin.id }, { token: admin.token })).rejects.toMatchObject(forbidden)
})
