import { afterAll, beforeAll, expect, test } from 'vitest'
import { accounts, changePassword, me, setDisabled, signIn, signOut } from '../contract/index.ts'
import { createIdentity } from './engine.ts'
import { type Bench, openBench, PASSWORD, POSTS_SQL, TENANT } from './testing/bench.ts'

let b: Bench
beforeAll(async () => {
  b = await openBench([createIdentity({ postsSql: POSTS_SQL })], { servers: 2 })
})
afterAll(() => b.close())

type In = { token: string; expires: string; me: { name: string; mustChange: boolean; posts: { kind: string }[] } }
const enter = (username: string, password: string, server = 0) => b.call<In>(signIn, { username, password }, { server })
const lastAudit = async (operation: string) =>
  (await b.rows('select * from platform.audit where operation=$1 order by pos desc limit 1', [operation]))[0]

test('sign-in: the right password opens a session', async () => {
  const { id } = await b.staff('open-ok', 'handler')
  const s = await enter('OPEN-ok', PASSWORD)
  expect(s.me).toMatchObject({ name: '李**', mustChange: false, posts: [{ kind: 'handler' }] })
  expect(Date.parse(s.expires) - b.clock.now).toBe(12 * 3_600_000)
  expect(await b.call(me, {}, { token: s.token })).toMatchObject({ account: id })
  expect(await lastAudit('identity.sign-in')).toMatchObject({ outcome: 'ok', subject: id, change: { by: 'password' } })
})

test('sign-in: a wrong password is refused, counted and on the record', async () => {
  const { id } = await b.staff('wrong-one')
  await expect(enter('wrong-one', 'Wrong-pass-1')).rejects.toMatchObject({ code: 'WRONG_PASSWORD', status: 401 })
  expect(await lastAudit('identity.sign-in')).toMatchObject({
    outcome: 'refused',
    subject: id,
    change: { why: 'WRONG_PASSWORD' },
  })
})

test('wrong, unknown and disabled get one answer, and the same lock', async () => {
  const admin = await b.staff('admin-a', 'system-admin')
  await b.staff('known-one')
  const gone = await b.staff('gone-one')
  await b.call(setDisabled, { id: gone.id, disabled: true, reason: '调离' }, { token: admin.token })
  const answers = async (name: string, password: string) => {
    const seen: unknown[] = []
    for (let i = 0; i < 6; i++) seen.push(await enter(name, password).catch((e) => ({ code: e.code, data: e.data })))
    return seen
  }
  const known = await answers('known-one', 'Wrong-pass-1')
  expect(known.slice(0, 5).every((a) => (a as { code: string }).code === 'WRONG_PASSWORD')).toBe(true)
  expect(known[5]).toMatchObject({ code: 'LOCKED', data: { failures: 5, until: '10:15', seconds: 900 } })
  expect(await answers('nobody-here', 'Wrong-pass-1')).toEqual(known)
  expect(await answers('gone-one', PASSWORD)).toEqual(known)
})

test('five wrong tries lock the name on every server, the right password too, until the time is up', async () => {
  await b.staff('locked-one')
  for (let i = 0; i < 5; i++)
    await expect(enter('locked-one', 'Wrong-pass-1', i % 2)).rejects.toMatchObject({ code: 'WRONG_PASSWORD' })
  await expect(enter('locked-one', PASSWORD, 1)).rejects.toMatchObject({ code: 'LOCKED' })
  b.clock.now += 15 * 60_000 - 1
  await expect(enter('locked-one', PASSWORD)).rejects.toMatchObject({ code: 'LOCKED' })
  b.clock.now += 1
  await enter('locked-one', PASSWORD)
})

test('a success starts the count anew', async () => {
  await b.staff('careless')
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 4; i++) await enter('careless', 'Wrong-pass-1').catch(() => undefined)
    await enter('careless', PASSWORD)
  }
})

test('twenty guesses at once on two servers: at most five are looked at', async () => {
  await b.staff('stormed')
  const tries = Array.from({ length: 20 }, (_, i) =>
    enter('stormed', i === 19 ? PASSWORD : `Wrong-pass-${i}`, i % 2).then(
      () => 'in',
      (e) => e.code as string,
    ),
  )
  const seen = await Promise.all(tries)
  expect(seen.filter((c) => c === 'WRONG_PASSWORD').length).toBeLessThanOrEqual(seen.includes('in') ? 9 : 5)
  expect(seen.filter((c) => c === 'LOCKED').length).toBeGreaterThanOrEqual(10)
})

test('neither the token nor the password stands in the database, even with an idempotency key', async () => {
  await b.staff('keyed')
  const s = await b.call<In>(signIn, { username: 'keyed', password: PASSWORD }, { key: 'k-1' })
  const again = await b.call<In>(signIn, { username: 'keyed', password: PASSWORD }, { key: 'k-1' })
  expect(again.token).not.toBe(s.token)
  expect(await b.rows(`select * from platform.idempotency where operation='identity.sign-in'`)).toEqual([])
  expect(await b.rows('select 1 from identity.session where token=$1', [s.token])).toEqual([])
})

test('sign-out: ends this session at once, on the other server too', async () => {
  await b.staff('leaver')
  const s = await enter('leaver', PASSWORD)
  const other = await enter('leaver', PASSWORD)
  await b.call(changePassword, { current: 'x', next: 'x' }, { token: s.token, server: 1 }).catch(() => undefined)
  await b.call(signOut, {}, { token: s.token })
  const dead = b.call(changePassword, { current: PASSWORD, next: 'Other-pass-22' }, { token: s.token, server: 1 })
  await expect(dead).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  expect(await b.call(me, {}, { token: other.token })).toMatchObject({ kind: 'staff' })
})

test('sign-out: somebody without a session is answered the same and ends nothing', async () => {
  const before = await b.rows('select count(*) from identity.session')
  expect(await b.call(signOut, {})).toEqual({ ok: true })
  expect(await b.rows('select count(*) from identity.session')).toEqual(before)
})

test('a dead session neither bars the door nor says who it was', async () => {
  await b.staff('stale')
  const s = await enter('stale', PASSWORD)
  b.clock.now += 12 * 3_600_000
  await expect(b.call(accounts, {}, { token: s.token })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  expect(await b.call(me, {}, { token: s.token })).toMatchObject({ kind: 'anonymous', account: null })
  const fresh = await b.call<In>(signIn, { username: 'stale', password: PASSWORD }, { token: s.token })
  expect(fresh.me.name).toBe('李**')
})

test('a session belongs to one tenant', async () => {
  await b.staff('local')
  const s = await enter('local', PASSWORD)
  const there = b.call(accounts, {}, { token: s.token, tenant: 'elsewhere' })
  await expect(there).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
})

test('change-password: mine changes, every other session dies, this one goes on', async () => {
  const { id } = await b.staff('changer')
  const s = await enter('changer', PASSWORD)
  const other = await enter('changer', PASSWORD)
  await b.call(me, {}, { token: other.token, server: 1 })
  await b.call(changePassword, { current: PASSWORD, next: 'Fresh-pass-22' }, { token: s.token })
  expect(await b.call(me, {}, { token: s.token })).toMatchObject({ account: id })
  expect(await b.call(me, {}, { token: other.token, server: 1 })).toMatchObject({ kind: 'anonymous' })
  await expect(enter('changer', PASSWORD)).rejects.toMatchObject({ code: 'WRONG_PASSWORD' })
  await enter('changer', 'Fresh-pass-22')
})

test('change-password: a colleague at the open screen does not know the current one', async () => {
  await b.staff('screen')
  const s = await enter('screen', PASSWORD)
  const change = (next: string, current = 'Guess-pass-1') =>
    b.call(changePassword, { current, next }, { token: s.token })
  await expect(change('Fresh-pass-22')).rejects.toMatchObject({ code: 'WRONG_PASSWORD' })
  for (const weak of ['Short-1', 'alllowercase', 'My-screen-12', PASSWORD])
    await expect(change(weak, PASSWORD)).rejects.toMatchObject({ code: 'WEAK_PASSWORD' })
  for (let i = 0; i < 4; i++) await change('Fresh-pass-22').catch(() => undefined)
  await expect(change('Fresh-pass-22', PASSWORD)).rejects.toMatchObject({ code: 'LOCKED' })
})

test('a password past its age must be changed before anything else', async () => {
  await b.staff('aged', 'system-admin')
  b.clock.now += 91 * 86_400_000
  const s = await enter('aged', PASSWORD)
  expect(s.me.mustChange).toBe(true)
  await expect(b.call(accounts, {}, { token: s.token })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await b.call(changePassword, { current: PASSWORD, next: 'Fresh-pass-22' }, { token: s.token })
  await b.call(accounts, {}, { token: s.token })
})

test('a post taken away or given is felt at the next request', async () => {
  const { person, token } = await b.staff('promoted')
  await expect(b.call(accounts, {}, { token })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const raised = 'with e as (update identity.account set epoch=epoch+1 where person=$1)'
  await b.rows(`${raised} insert into test_post values($2,$1,$3)`, [person, b.newId(), 'system-admin'])
  await b.call(accounts, {}, { token })
  await b.rows(`${raised} delete from test_post where person=$1`, [person])
  await expect(b.call(accounts, {}, { token })).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

test('the tidy sweep takes what is over and leaves the rest', async () => {
  await b.rows('delete from identity.session where tenant=$1', [TENANT])
  await b.staff('tidy')
  await enter('tidy', PASSWORD)
  b.clock.now += 12.5 * 3_600_000
  await enter('tidy', PASSWORD)
  const { settle } = await import('@yiwang/platform/worker')
  await settle(b.p)
  // The bench's own session runs a day, the second sign-in is fresh, the first is over.
  expect(await b.rows('select 1 from identity.session where tenant=$1', [TENANT])).toHaveLength(2)
})
