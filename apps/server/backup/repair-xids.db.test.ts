import { openDb } from '@yiwang/platform/db'
import { freshDatabase } from '@yiwang/platform/testing/postgres'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { repairXids } from './repair-xids.ts'

let fresh: Awaited<ReturnType<typeof freshDatabase>>
let db: ReturnType<typeof openDb>
const quiet = () => undefined
const now = async (): Promise<bigint> =>
  BigInt((await db.pool.query('select pg_snapshot_xmax(pg_current_snapshot())::text as x')).rows[0].x)
const event = (xid: bigint | null) =>
  db.pool.query(
    `insert into platform.event(tenant, xid, id, kind, subject_kind, subject, at, actor_kind, open, data)
     values('t', coalesce($1::text, pg_current_xact_id()::text)::xid8, gen_random_uuid(), 'a.b@1', 'x', gen_random_uuid(), now(), 'system', false, '{}') returning pos::text`,
    [xid === null ? null : String(xid)],
  )
const unseen = async (consumer: string): Promise<string[]> =>
  (
    await db.pool.query(
      `select e.pos::text from platform.event e join platform.cursor c on c.tenant=e.tenant and c.consumer=$1
       where (e.xid, e.pos) > (c.xid, c.pos) and e.xid < pg_snapshot_xmin(pg_current_snapshot()) order by e.xid, e.pos`,
      [consumer],
    )
  ).rows.map((r) => r.pos)

/** Six events of an older, busier cluster; one consumer saw the first three, another nothing, a third all. */
const restored = async (ahead: bigint): Promise<string[]> => {
  const base = (await now()) + ahead
  const pos: string[] = []
  for (let i = 0n; i < 6n; i += 1n) pos.push((await event(base + i)).rows[0].pos)
  for (const [name, i] of [
    ['half', 2],
    ['all', 5],
  ] as const)
    await db.pool.query('insert into platform.cursor(tenant, consumer, xid, pos) values($1,$2,$3::xid8,$4)', [
      't',
      name,
      String(base + BigInt(i)),
      pos[i],
    ])
  await db.pool.query("insert into platform.cursor(tenant, consumer) values('t','none')")
  return pos
}

beforeEach(async () => {
  fresh = await freshDatabase()
  db = openDb(fresh.url, 2)
  await db.pool.query("insert into platform.tenant(tenant, name_zh, name_en, created_at) values('t','试','try',now())")
})
afterEach(async () => {
  await db.close()
  await fresh.drop()
})

test('does nothing to data of this cluster', async () => {
  await event(null)
  expect(await repairXids(fresh.url, quiet)).toEqual({ ahead: 0n, done: 'nothing' })
})

test('catches up with numbers that lie ahead and changes no row', async () => {
  // far enough ahead that other databases of this cluster, at work meanwhile, do not use the numbers up themselves
  const pos = await restored(100_000n)
  expect(await unseen('half')).toEqual([])
  const before = (await db.pool.query('select * from platform.event order by pos')).rows
  expect((await repairXids(fresh.url, quiet)).done).toBe('caught-up')
  expect((await db.pool.query('select * from platform.event order by pos')).rows).toEqual(before)
  const next = (await event(null)).rows[0].pos
  // an older transaction in any database of the cluster holds a consumer back until it ends
  await vi.waitFor(async () => expect(await unseen('half')).toEqual([...pos.slice(3), next]), { timeout: 25_000 })
  expect(await unseen('none')).toEqual([...pos, next])
  expect(await unseen('all')).toEqual([next])
  expect((await repairXids(fresh.url, quiet)).done).toBe('nothing')
})

test('refuses where catching up would take too long, and changes nothing', async () => {
  await restored(5_000_000_000n)
  const before = (await db.pool.query('select * from platform.event order by pos')).rows
  await expect(repairXids(fresh.url, quiet)).rejects.toThrow(/\d{10}/)
  expect((await db.pool.query('select * from platform.event order by pos')).rows).toEqual(before)
})
