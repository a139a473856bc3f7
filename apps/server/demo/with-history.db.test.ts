import { openDb, sql } from '@yiwang/platform/db'
import { freshDatabase } from '@yiwang/platform/testing/postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { playHistories } from './with-history.ts'
import { putPacks } from './with-packs.ts'

let fresh: Awaited<ReturnType<typeof freshDatabase>>
let db: ReturnType<typeof openDb>
const MECHANISM = 'm06'

beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDb(fresh.url, 2)
  await putPacks(fresh.url)
  await playHistories(fresh.url, () => undefined, [MECHANISM])
}, 120_000)
afterAll(async () => {
  await db.close()
  await fresh.drop()
})

type Count = { open: number; done: number; late: number; ahead: number; unsent: number }
const count = () =>
  db.one<Count>(
    sql(
      `select count(*) filter (where super='open')::int as open, count(*) filter (where super<>'open')::int as done,
        count(*) filter (where opened_at > now())::int as ahead,
        (select count(*)::int from platform.event where kind='matters.overdue@1') as late,
        (select count(*)::int from platform.event where at > now()) as unsent from matters.matter`,
      [],
    ),
  )

test('some matters are done, some on their way, some late, none lies ahead', async () => {
  const n = await count()
  expect(n).toMatchObject({ ahead: 0, unsent: 0 })
  expect(n?.open).toBeGreaterThan(2)
  expect(n?.done).toBeGreaterThan(5)
  expect(n?.late).toBeGreaterThan(0)
})

test('a mechanism that has matters is left as it is', async () => {
  const before = await count()
  await playHistories(fresh.url, () => undefined, [MECHANISM])
  expect(await count()).toEqual(before)
})
