import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Db, openDb, sql } from './db.ts'
import { OPEN_TABLES } from './fence.ts'
import { migrateDatabase } from './migrate.ts'
import { type FreshDatabase, freshDatabase } from './testing/postgres.ts'

let fresh: FreshDatabase
let db: Db
beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDb(fresh.url, 2)
  for (const tenant of ['east', 'west'])
    await db.rows(
      sql('insert into platform.tenant(tenant, name_zh, name_en, created_at) values($1,$1,$1,now())', [tenant]),
    )
})
afterAll(async () => {
  await db.close()
  await fresh.drop()
})
const refused = (p: Promise<unknown>): Promise<unknown> =>
  p.then(
    () => 'done',
    (e) => (e as { code?: string }).code,
  )

test('a statement that forgets its tenant sees one county, by every way in', async () => {
  const all = sql('select tenant from platform.tenant order by tenant')
  const east = db.of('east')
  expect(await db.rows(all)).toEqual([{ tenant: 'east' }, { tenant: 'west' }])
  expect(await east.rows(all)).toEqual([{ tenant: 'east' }])
  expect(await east.planned.rows(all)).toEqual([{ tenant: 'east' }])
  const held = await east.hold()
  expect((await held.query({ text: all.text })).rows).toEqual([{ tenant: 'east' }])
  held.release(false)
})
test('a row for another county is neither written nor changed', async () => {
  const lease = sql("insert into platform.lease(tenant, name, owner, until) values('west','x','y',now())")
  expect(await refused(db.of('east').rows(lease))).toBe('42501')
  await db.rows(lease)
  const stolen = sql("update platform.lease set owner='z' where name='x' returning tenant")
  expect(await db.of('east').rows(stolen)).toEqual([])
  expect(await db.of('west').rows(stolen)).toEqual([{ tenant: 'west' }])
})
test('history is added to and never changed', async () => {
  const own = db.of('east')
  await own.rows(
    sql(
      "insert into platform.audit(tenant, at, actor_kind, operation, subject_kind, outcome, change) values('east', now(), 'system', 'x', 'x', 'ok', '{}')",
    ),
  )
  for (const text of [
    "update platform.audit set outcome='refused'",
    'delete from platform.audit',
    'delete from platform.event',
    "update platform.event set kind='x'",
    'delete from platform.audit_block',
    'truncate platform.audit',
  ])
    expect(await refused(own.rows(sql(text))), text).toBe('42501')
})
test('every table that has a tenant stands behind the fence, and every view reads as its reader', async () => {
  expect(await db.rows(sql(OPEN_TABLES))).toEqual([])
  await db.rows(sql('create table platform.planted(tenant text)'))
  expect(await db.rows(sql(OPEN_TABLES))).toEqual([{ name: 'platform.planted' }])
  await migrateDatabase(fresh.url)
  expect(await db.rows(sql(OPEN_TABLES))).toEqual([])
  await db.rows(sql('drop table platform.planted'))
})
test('a tenant’s name that is none opens nothing', () => {
  expect(() => db.of("x' -c role=postgres")).toThrow("not a tenant's name")
})
