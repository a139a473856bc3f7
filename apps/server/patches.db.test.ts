import { myData } from '@yiwang/identity/contract'
import type { Actor } from '@yiwang/kernel'
import { packs } from '@yiwang/packs'
import * as registry from '@yiwang/registry/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SINCE } from './cli/publish.ts'
import { putInForce } from './releases.ts'
import { refused } from './testing/actors.ts'
import { openWorld, TENANT, type World } from './testing/world.ts'

const caring = packs.find((p) => p.pack.mechanism === 'm04')!.pack
const DAY = 86_400_000
let w: World
let clerk: Actor
let grid: { code: string; division: string }
let members: { id: string; name: string }[]
beforeAll(async () => {
  w = await openWorld()
  await putInForce(w.db, { tenant: TENANT, pack: caring.id, version: caring.version, from: SINCE })
  await w.book.refresh()
  clerk = await w.as('registrar')
  grid = await w.one(
    `select code, division from registry.grid where tenant=$1 and status='current' order by code limit 1`,
    [TENANT],
  )
  members = await w.rows(
    `select p.id, p.name from registry.person p join registry.unit u on u.tenant=p.tenant and u.id=p.unit
     where p.tenant=$1 and u.phone <> '' order by p.code limit 3`,
    [TENANT],
  )
}, 120_000)
afterAll(() => w?.close())

const put = async (name: string) =>
  (await w.call(registry.putPatch, clerk, { kind: 'care-areas', area: grid.division, name, homes: 20 })).id
const assign = (id: string, person: number, instead?: string) =>
  w.call(registry.assignPatch, clerk, { id, person: members[person]!.id, ...(instead ? { instead } : {}) })
const report = async () => (await w.call(registry.patchCoverage, clerk, {})).kinds[0]!
const bare = async () => (await report()).bare.map((b) => [b.name, b.since])
const iso = (ms: number) => new Date(ms).toISOString()

test('m04-A1: an uncovered street appears in the coverage report until a member is assigned', async () => {
  const all = await report()
  expect([all.patches, all.communities, all.without.length]).toEqual([0, [], 430])
  const put1 = w.clock.now
  const street = await put('昌盛街')
  expect(await bare()).toEqual([['昌盛街', iso(put1)]])
  expect((await report()).without.map((c) => c.code)).not.toContain(grid.division)

  w.clock.now += DAY
  const { holder } = await assign(street, 0)
  const held = await report()
  expect([held.bare, held.patches, held.held]).toEqual([[], 1, 1])
  expect(held.communities).toMatchObject([{ code: grid.division, patches: 1, held: 1 }])
  const posted = (await w.call(registry.grid, w.anyone(), { code: grid.code })).patches
  expect(posted).toMatchObject([{ patch: '昌盛街', name: members[0]!.name, holderWords: { zh: '操心人' } }])
  expect(posted[0]!.contact).toMatch(/^0\d{3}-\d+/)

  w.clock.now += DAY
  const ended = w.clock.now
  await w.call(registry.endPatchHolder, clerk, { id: holder, reason: '调离' })
  w.clock.now += DAY
  expect(await bare()).toEqual([['昌盛街', iso(ended)]])
  const only = (await w.call(registry.patches, clerk, { bare: true, history: true, limit: 10 })).items
  expect(only).toMatchObject([{ name: '昌盛街', holder: null, past: [{ name: members[0]!.name }] }])

  const twice = await Promise.all([0, 1].map((n) => refused(assign(street, n))))
  expect(twice.sort()).toEqual(['PATCH_HELD', 'allowed'])
  expect((await report()).held).toBe(1)
})

test('a term with its last day is over on that day, without anybody doing anything', async () => {
  const id = await put('建设街')
  const over = w.clock.now + DAY
  await w.call(registry.assignPatch, clerk, { id, person: members[2]!.id, to: iso(over) })
  expect((await bare()).map(([name]) => name)).not.toContain('建设街')
  w.clock.now = over + 1
  expect(await bare()).toContainEqual(['建设街', iso(over)])
})

test('the database keeps two from holding one patch in the same time, whoever writes', async () => {
  const id = await put('文化街')
  await assign(id, 0)
  const second = w.rows(
    `insert into registry.patch_holder(tenant, id, patch, person, valid_from) values($1, gen_random_uuid(), $2, $3, $4)`,
    [TENANT, id, members[1]!.id, new Date(w.clock.now + DAY)],
  )
  await expect(second).rejects.toMatchObject({ code: '23P01' })
})

test('who looks after a patch meets it among her own data in her language; no mobile is taken', async () => {
  const me = await w.as('visitor')
  const id = await put('和平街')
  const own = { id, person: me.person as string, to: '2027-06-30T23:59:59+08:00' }
  expect(await refused(w.call(registry.assignPatch, clerk, { ...own, contact: '139 0000 0000' }))).toBe('INVALID')
  await w.call(registry.assignPatch, clerk, { ...own, contact: '0537-7654321' })
  const { stored } = await w.call(myData, me, {})
  expect(stored.find((s) => s.what.zh === '操心人')).toMatchObject({
    value: {
      zh: expect.stringMatching(/和平街，到 2027-06-30$/),
      en: expect.stringMatching(/和平街, until 2027-06-30$/),
    },
    source: { zh: '名册管理员登记' },
    since: iso(w.clock.now),
  })
})
