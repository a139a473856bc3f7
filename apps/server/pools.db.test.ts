import { myData } from '@yiwang/identity/contract'
import type { Actor, HeldPost, Level } from '@yiwang/kernel'
import * as matters from '@yiwang/matters/contract'
import { packs } from '@yiwang/packs'
import * as registry from '@yiwang/registry/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SINCE } from './cli/publish.ts'
import { putInForce } from './releases.ts'
import { refused } from './testing/actors.ts'
import { openWorld, TENANT, type World } from './testing/world.ts'

const law = packs.find((p) => p.pack.mechanism === 'm23')!.pack
const DAY = 86_400_000
let w: World
let clerk: Actor
let village: string
let mediator: Actor
let persons: string[]
const at = (kind: string, level: Level, more: Partial<HeldPost>): Actor => {
  const id = '00000000-0000-7000-8000-000000000301'
  const post = { id, kind, level, unit: null, grid: null, area: '370828', from: 0, to: null, ...more }
  return { kind: 'staff', tenant: TENANT, account: id, person: id, name: kind, posts: [post] }
}
const until = (days: number): string => new Date(w.clock.now + days * DAY).toISOString()

beforeAll(async () => {
  w = await openWorld()
  await putInForce(w.db, { tenant: TENANT, pack: law.id, version: law.version, from: SINCE })
  await w.book.refresh()
  clerk = await w.as('registrar')
  const grid = await w.one<{ division: string }>(
    `select division from registry.grid where tenant=$1 and status='current' order by code limit 1`,
    [TENANT],
  )
  village = grid.division
  mediator = at('community-officer', 'community', { area: village })
  const own = await w.as('visitor')
  persons = [
    own.person as string,
    ...(
      await w.rows<{ id: string }>('select id from registry.person where tenant=$1 and id<>$2 order by id limit 2', [
        TENANT,
        own.person,
      ])
    ).map((r) => r.id),
  ]
}, 120_000)
afterAll(() => w?.close())

test('m23-A5: experts are found by field, and a field with nobody is listed', async () => {
  const put = (person: string, fields: string[]) =>
    w.call(registry.putPoolMember, clerk, { pool: 'experts', person, fields })
  expect(
    await refused(w.call(registry.putPoolMember, mediator, { pool: 'experts', person: persons[0], fields: ['land'] })),
  ).toBe('FORBIDDEN')
  expect(await refused(put(persons[0] as string, ['astrology']))).toBe('INVALID')
  await put(persons[0] as string, ['land', 'housing'])
  await put(persons[1] as string, ['land'])
  const all = await w.call(registry.poolMembers, mediator, { pool: 'experts' })
  expect(all.fields).toHaveLength(17)
  expect(all.fields.filter((f) => f.members > 0).map((f) => [f.id, f.members])).toEqual([
    ['land', 2],
    ['housing', 1],
  ])
  expect((await w.call(registry.poolMembers, mediator, { pool: 'experts', field: 'housing' })).items).toHaveLength(1)
})

test('a pool larger than a page is read to its end, and its sums are those of the whole', async () => {
  const read = (more: object = {}) => w.call(registry.poolMembers, mediator, { pool: 'experts', limit: 1, ...more })
  const first = await read()
  expect([first.items.length, first.members, first.ready]).toEqual([1, 2, 2])
  expect(first.fields.find((f) => f.id === 'land')?.members).toBe(2)
  const second = await read({ after: first.next as string })
  expect([second.items.length, second.next]).toEqual([1, null])
  expect(new Set([...first.items, ...second.items].map((m) => m.id)).size).toBe(2)
  const housing = await read({ field: 'housing' })
  expect([housing.items.length, housing.next]).toEqual([1, null])
})

test('m23-A2: a mediator whose certificate has expired cannot be assigned', async () => {
  const put = (person: string, validUntil: string) =>
    w.call(registry.putPoolMember, clerk, {
      pool: 'mediators',
      person,
      fields: ['land'],
      certificate: 'TJ-2024-001',
      validUntil,
    })
  expect(
    await refused(w.call(registry.putPoolMember, clerk, { pool: 'mediators', person: persons[0], fields: ['land'] })),
  ).toBe('INVALID')
  const expired = (await put(persons[1] as string, until(-1))).id
  const valid = (await put(persons[0] as string, until(100))).id
  const open = (consentB: boolean) =>
    w.call(matters.register, mediator, {
      text: '两家因排水沟起争执',
      channel: 'counter',
      division: village,
      pack: law.id,
      type: 'mediation',
      fields: { kind: 'neighbour', consentA: true, consentB },
    })
  const assign = (id: string, member: string) =>
    w.call(matters.act, mediator, { id, action: 'assign', form: { member } })
  const unwilling = await open(false)
  expect(await refused(assign(unwilling.id, valid))).toBe('MISSING_FACT')
  const m = await open(true)
  expect(await refused(assign(m.id, expired))).toBe('OUT_OF_LIST')
  expect(await refused(assign(m.id, persons[0] as string))).toBe('OUT_OF_LIST')
  const experts = (await w.call(registry.poolMembers, clerk, { pool: 'experts' })).items[0]?.id as string
  expect(await refused(assign(m.id, experts))).toBe('OUT_OF_LIST')
  expect((await assign(m.id, valid)).stage).toBe('mediating')
})

test('a pool is seen by who keeps it and by the posts that call on its members; to others it is not there', async () => {
  const of = async (by: Actor) => (await w.call(registry.pools, by, {})).items.map((p) => [p.id, p.members, p.ready])
  const all = [
    ['experts', 2, 2],
    ['mediators', 2, 1],
  ]
  expect(await of(clerk)).toEqual(all)
  expect(await of(mediator)).toEqual(all)
  for (const kind of ['handler', 'auditor', 'grid-team']) {
    const other = at(kind, 'county', {})
    expect(await of(other)).toEqual([])
    expect(await refused(w.call(registry.poolMembers, other, { pool: 'experts' }))).toBe('NOT_FOUND')
  }
  const ofTown = at('registry-clerk', 'town', { area: village.slice(0, 9) })
  expect(await of(ofTown)).toEqual([])
  expect((await w.call(registry.poolMembers, clerk, { pool: 'experts' })).can).toEqual(['keep'])
  expect((await w.call(registry.poolMembers, mediator, { pool: 'experts' })).can).toEqual([])
})

test('a certificate is extended on the record itself, is said to run out, and a record never passes to another', async () => {
  const members = async () => (await w.call(registry.poolMembers, clerk, { pool: 'mediators' })).items
  const put = (more: object) =>
    w.call(registry.putPoolMember, clerk, { pool: 'mediators', fields: ['land'], certificate: 'TJ-9', ...more })
  const expired = (await members()).find((m) => m.standing === 'over')!
  expect(expired.ready).toBe(false)
  await put({ id: expired.id, validUntil: until(20) })
  expect((await members()).map((m) => m.standing).sort()).toEqual(['soon', 'valid'])
  expect((await w.call(registry.pools, clerk, {})).items[1]).toMatchObject({ members: 2, ready: 2, soon: 1, over: 0 })
  expect((await members()).find((m) => m.id === expired.id)).toMatchObject({ name: expired.name, certificate: 'TJ-9' })
  expect(await refused(put({ id: expired.id, person: persons[2], validUntil: until(20) }))).toBe('INVALID')
  expect(await refused(put({ validUntil: until(20) }))).toBe('INVALID')
  expect(await refused(put({ person: persons[0], validUntil: until(20) }))).toBe('ALREADY_MEMBER')
  expect(
    await refused(w.call(registry.putPoolMember, clerk, { pool: 'experts', id: expired.id, fields: ['land'] })),
  ).toBe('NOT_FOUND')
})

test('who was taken out is gone from the list, cannot be changed or taken out again, and may be put in anew', async () => {
  const { id } = await w.call(registry.putPoolMember, clerk, {
    pool: 'experts',
    person: persons[2],
    fields: ['minors'],
  })
  const end = (by: Actor) => w.call(registry.endPoolMember, by, { id, reason: '调离本县' })
  expect(await refused(end(mediator))).toBe('FORBIDDEN')
  await end(clerk)
  expect((await w.call(registry.poolMembers, clerk, { pool: 'experts', field: 'minors' })).items).toEqual([])
  expect(await refused(end(clerk))).toBe('LEFT_POOL')
  expect(await refused(w.call(registry.putPoolMember, clerk, { pool: 'experts', id, fields: ['land'] }))).toBe(
    'LEFT_POOL',
  )
  const again = await w.call(registry.putPoolMember, clerk, { pool: 'experts', person: persons[2], fields: ['minors'] })
  expect(again.id).not.toBe(id)
  await w.call(registry.endPoolMember, clerk, { id: again.id, reason: '调离本县' })
})

test('who is in a pool sees it among her own data, with its source', async () => {
  const mine = await w.call(myData, await w.as('visitor'), {})
  const of = mine.stored.filter((s) => s.what.zh === '法治专家库' || s.what.zh === '人民调解员')
  const words = (value: (typeof of)[number]['value']) => (typeof value === 'string' ? { zh: value, en: '' } : value)
  const said = of.map((s) => [
    s.what.zh,
    words(s.value).zh.split('，')[0],
    words(s.value).en.split('; ')[0],
    s.source.zh,
  ])
  expect(said.sort()).toEqual(
    [
      ['人民调解员', '土地承包', 'Land contracts', '名册管理员登记'],
      ['法治专家库', '土地承包、房屋', 'Land contracts, Housing', '名册管理员登记'],
    ].sort(),
  )
})

test('a service is written down once and closed as it is written', async () => {
  const desk = at('county-dispatcher', 'county', {})
  const r = await w.call(matters.register, desk, {
    text: '遗产继承公证咨询',
    channel: 'counter',
    placeWords: '服务大厅',
    pack: law.id,
    type: 'legal-service',
    fields: { service: 'notary', persons: 2 },
  })
  const m = await w.one<{ super: string; closed_at: Date | null }>(
    'select super, closed_at from matters.matter where id=$1',
    [r.id],
  )
  expect([m.super, m.closed_at !== null]).toEqual(['fixed', true])
  const lacking = {
    text: '没有写人次',
    channel: 'counter',
    placeWords: '大厅',
    pack: law.id,
    type: 'legal-service',
    fields: { service: 'notary' },
  }
  expect(await refused(w.call(matters.register, desk, lacking))).toBe('INVALID')
})
