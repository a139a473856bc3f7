import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Db, openDb } from './db.ts'
import type { Consumer } from './engine.ts'
import { silentLog } from './log.ts'
import { seededRandom, systemNow } from './now.ts'
import { createPlatform, type Platform } from './platform.ts'
import { type FreshDatabase, freshDatabase } from './testing/postgres.ts'
import { catchUp, workOnce } from './worker.ts'

const TENANT = 'east'
let fresh: FreshDatabase
let elsewhere: FreshDatabase
let db: Db
let p: Platform
const seen: string[] = []
/** Takes the first letter; for each it makes the second. */
const first: Consumer = {
  name: 'first',
  kinds: new Set(['letters.a@1']),
  async handle(events, ctx) {
    for (const e of events) {
      seen.push(`first ${e.data.n}`)
      await tell('letters.b@1', Number(e.data.n), ctx.tenant)
    }
  },
}
const second: Consumer = {
  name: 'second',
  kinds: new Set(['letters.b@1']),
  handle: async (events) => void seen.push(...events.map((e) => `second ${e.data.n}`)),
}
const tell = (kind: string, n: number, tenant = TENANT) =>
  db.pool.query(
    `insert into platform.event(tenant, id, kind, subject_kind, subject, at, actor_kind, open, data)
     values($1, gen_random_uuid(), $2, 'letter', gen_random_uuid(), now(), 'system', false, $3)`,
    [tenant, kind, JSON.stringify({ n })],
  )

beforeAll(async () => {
  fresh = await freshDatabase()
  elsewhere = await freshDatabase()
  db = openDb(fresh.url, 2)
  p = createPlatform({
    db,
    now: systemNow,
    random: seededRandom(1),
    log: silentLog,
    sessions: { probe: "(select ''::text)", find: async () => undefined },
    engines: [{ name: 'letters', consumers: [first, second] }],
  })
})
afterAll(async () => {
  await db.close()
  await fresh.drop()
  await elsewhere.drop()
})
beforeEach(() => void seen.splice(0))

test('what happened is handed over once, with what follows from it', async () => {
  for (let n = 1; n <= 3; n++) await tell('letters.a@1', n)
  await tell('letters.a@1', 9, 'west')
  await catchUp(p, TENANT)
  expect(seen.toSorted()).toEqual(['first 1', 'first 2', 'first 3', 'second 1', 'second 2', 'second 3'])
  await catchUp(p, TENANT)
  expect(await workOnce(p, TENANT)).toBe(0)
  expect(seen).toHaveLength(6)
})

test('a consumer with nothing to read does not stop one that has', async () => {
  await tell('letters.b@1', 4)
  await catchUp(p, TENANT)
  expect(seen).toEqual(['second 4'])
})

test('an older transaction in another database holds events back until it ends; catching up waits for it', async () => {
  const other = new pg.Client({ connectionString: elsewhere.url })
  await other.connect()
  await other.query('begin')
  await other.query('select pg_current_xact_id()')
  await tell('letters.a@1', 5)
  expect(await workOnce(p, TENANT)).toBe(0)
  let done = false
  const caughtUp = catchUp(p, TENANT).then(() => {
    done = true
  })
  for (let look = 0; look < 10; look++) await workOnce(p, TENANT)
  expect([done, seen]).toEqual([false, []])
  await other.query('commit')
  await other.end()
  await caughtUp
  expect(seen).toEqual(['first 5', 'second 5'])
})
