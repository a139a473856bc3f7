import { namesOf } from '@yiwang/identity/server'
import { type Bench, openBench, START, TENANT } from '@yiwang/identity/testing'
import { json } from '@yiwang/platform/write-set'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { entries } from '../contract/index.ts'
import { createAudit, whoLooked } from './engine.ts'

let b: Bench
let auditor: { id: string; token: string }
beforeAll(async () => {
  const titleOf = (id: string) => ({ zh: `做${id}`, en: `do ${id}` })
  const capacityWords = (_tenant: string, held: string) =>
    held.startsWith('handler@') ? { zh: '承办岗', en: 'handler' } : null
  b = await openBench([createAudit({ titleOf, capacityWords, namesOf })])
  auditor = await b.staff('auditor', 'auditor')
})
afterAll(() => b.close())

const row = (subject: string, more: Record<string, unknown> = {}) => ({
  tenant: TENANT,
  at: new Date(START),
  actor: null,
  actor_kind: 'staff',
  capacity: 'handler@power',
  operation: 'matters.act',
  subject_kind: 'matter',
  subject,
  outcome: 'ok',
  change: json({}),
  request: 'r',
  ...more,
})
const put = (...rows: ReturnType<typeof row>[]) => b.write([{ insert: 'platform.audit', rows }])
type Page = { items: { subject: string; operation: string; change: unknown }[]; next: string | null }
const read = (input: Record<string, unknown>, token = auditor.token) => b.call<Page>(entries, input, { token })

test('entries: the auditor reads them newest first, and the reading is on the record', async () => {
  await put(row('first'))
  await put(row('second'))
  const page = await read({ operation: 'matters.act' })
  expect(page.items.map((i) => i.subject)).toEqual(['second', 'first'])
  const own = await read({ operation: 'audit.entries', outcome: 'read' })
  expect(own.items[0]).toMatchObject({
    subject: '*',
    capacity: 'auditor@3708',
    actor: auditor.id,
    change: { operation: 'matters.act' },
  })
})
test('entries carry words: title, post and masked name', async () => {
  const { id } = await b.staff('wang', 'handler')
  await put(row('named', { actor: id, operation: 'words.test' }))
  await put(row('nobody', { actor: null, operation: 'words.test', capacity: 'self' }))
  await put(row(id, { actor: null, operation: 'words.test', capacity: 'self' }))
  await put(row('other', { actor: b.newId(), operation: 'words.test', capacity: 'arbiter@3708' }))
  await put(row('code', { actor: null, operation: 'words.test', capacity: 'anonymous' }))
  const { items } = await read({ operation: 'words.test' })
  expect(items).toMatchObject([
    { actorName: null, capacityWords: { zh: '没有登录', en: 'not signed in' } },
    { actorName: null, capacityWords: { zh: 'arbiter@3708' } },
    { actorName: expect.stringMatching(/^.\*\*$/), capacityWords: { zh: '本人', en: 'the person herself' } },
    { actorName: null, capacityWords: { zh: '本人' } },
    { title: { zh: '做words.test', en: 'do words.test' }, capacityWords: { zh: '承办岗' } },
  ])
  expect(items[4]).toHaveProperty('actorName', expect.stringMatching(/^.\*\*$/))
})
test('entries: refused to the system administrator, to a resident and to a passer-by', async () => {
  const admin = await b.staff('root-admin', 'system-admin')
  const resident = await b.resident('13812340001')
  await expect(read({}, admin.token)).rejects.toMatchObject({ code: 'FORBIDDEN', data: { why: 'auditor-only' } })
  await expect(read({}, resident.token)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(b.call(entries, {})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
})

test('pages join without a gap or a double, also while rows arrive', async () => {
  await put(...Array.from({ length: 25 }, (_, i) => row(`p${i}`, { operation: 'page.test' })))
  const seen: string[] = []
  let after: string | null = null
  do {
    const page: Page = await read({ operation: 'page.test', limit: 10, ...(after ? { after } : {}) })
    seen.push(...page.items.map((i) => i.subject))
    after = page.next
    await put(row('late', { operation: 'page.test' }))
  } while (after)
  expect(seen).toEqual(Array.from({ length: 25 }, (_, i) => `p${24 - i}`))
})

test('a made-up page mark is refused, not run', async () => {
  for (const after of [
    '1',
    'x',
    Buffer.from("1.1' or 1=1").toString('base64url'),
    Buffer.from('99999999999999999999.1').toString('base64url'),
  ])
    await expect(read({ after })).rejects.toMatchObject({ code: 'INVALID' })
})

test('rows of another tenant do not show', async () => {
  await put(row('far-away', { tenant: 'elsewhere' }))
  expect((await read({ subject: 'far-away' })).items).toEqual([])
})

test('who looked: reads that name her, not her own, not refusals', async () => {
  const { id } = await b.resident('13812340002')
  const by = b.newId()
  const change = json({ account: id, purpose: '联系您', reason: '约时间' })
  await put(row('m-1', { outcome: 'read', operation: 'registry.export', actor: by, change }))
  await put(row(id, { outcome: 'read', operation: 'identity.accounts', actor: by, change: json({ account: id }) }))
  await put(row('m-2', { outcome: 'refused', operation: 'registry.export', actor: by, change }))
  await put(row(id, { outcome: 'read', actor: id }))
  await put(row(id, { outcome: 'ok' }))
  const looks = await whoLooked(b.p.db, TENANT, { subject: id, staff: false })
  expect(looks.map((l) => l.operation)).toEqual(['identity.accounts', 'registry.export'])
  expect(looks[1]).toMatchObject({ at: START, actor: by, who: 'handler@power', purpose: '联系您', reason: '约时间' })
  await put(row('*', { outcome: 'read', operation: 'identity.accounts', actor: by }))
  expect(await whoLooked(b.p.db, TENANT, { subject: id, staff: false })).toHaveLength(2)
  expect((await whoLooked(b.p.db, TENANT, { subject: id, staff: true })).length).toBeGreaterThan(2)
  expect(await whoLooked(b.p.db, 'elsewhere', { subject: id, staff: false })).toEqual([])
})
