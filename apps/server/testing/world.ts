import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDiskStorage, createFileStore } from '@yiwang/files/server'
import type { Actor, HeldPost, Operation } from '@yiwang/kernel'
import type { InputOf, OutputOf } from '@yiwang/kernel/operation'
import { packs } from '@yiwang/packs'
import { openDb, type Row, sql } from '@yiwang/platform/db'
import { silentLog } from '@yiwang/platform/log'
import { seededRandom } from '@yiwang/platform/now'
import { callAs, systemActor } from '@yiwang/platform/platform'
import { freshDatabase } from '@yiwang/platform/testing/postgres'
import { POSTS_SQL } from '@yiwang/registry/server'
import { DEMO_NAME, DEMO_TENANT, publishAll } from '../cli/up.ts'
import { compose } from '../compose.ts'
import { seedCounty } from '../demo/county.ts'

export const TENANT = DEMO_TENANT
/** A Friday, 10:00 in Shanghai. */
export const START = Date.UTC(2026, 5, 5, 2)

const seed = async (url: string, now: number) => {
  const db = openDb(url, 2)
  try {
    const pack = packs.find((p) => p.demo)
    if (!pack) throw new Error('no demo pack')
    const at = { db, now, tenant: TENANT, dataDir: new URL('data/', pack.dir), name: DEMO_NAME }
    return await seedCounty(at)
  } finally {
    await db.close()
  }
}

type Found = { id: string; kind: 'staff' | 'resident'; person: string | null; name: string; posts: HeldPost[] }

/** The demo county behind the composed server, in a database of its own, with a clock that the test moves. */
export const openWorld = async (database = freshDatabase()) => {
  const fresh = await database
  const clock = { now: START }
  const seeded = await seed(fresh.url, START)
  await publishAll(fresh.url, TENANT)
  const dir = mkdtempSync(join(tmpdir(), 'yiwang-world-'))
  const composed = await compose({
    url: fresh.url,
    files: createFileStore({ storage: createDiskStorage(join(dir, 'files')), secret: 'secret of a test' }),
    now: () => clock.now,
    random: seededRandom(11),
    log: silentLog,
    pool: 4,
  })
  const { platform, db } = composed
  const rows = async <T = Row>(text: string, values: unknown[] = []): Promise<T[]> => db.rows<T>(sql(text, values))
  const one = async <T = Row>(text: string, values: unknown[] = []): Promise<T> => {
    const found = (await rows<T>(text, values))[0]
    if (!found) throw new Error(`no row: ${text}`)
    return found
  }
  const actorOf = (f: Found): Actor => ({
    kind: f.kind,
    tenant: TENANT,
    account: f.id,
    person: f.person,
    name: f.name,
    posts: f.posts ?? [],
  })
  /** The staff account with this name, with the posts it holds now. */
  const as = async (username: string): Promise<Actor> =>
    actorOf(
      await one<Found>(
        `select a.id, a.kind, a.person, a.name, ${POSTS_SQL} as posts from identity.account a where a.tenant=$1 and a.username=$2`,
        [TENANT, username],
      ),
    )
  /** A signed-in resident with this phone; the account is made the first time. */
  const resident = async (phone: string): Promise<Actor> => {
    await rows(
      `insert into identity.account(tenant, id, kind, phone, name, created_at) select $1, gen_random_uuid(), 'resident', $2, '', now()
       where not exists (select 1 from identity.account where tenant=$1 and phone=$2)`,
      [TENANT, phone],
    )
    return actorOf(
      await one<Found>(
        `select id, kind, person, name, '[]'::json as posts from identity.account where tenant=$1 and phone=$2`,
        [TENANT, phone],
      ),
    )
  }
  const anyone = (device = 'device-of-a-test'): Actor => ({ ...systemActor(TENANT), kind: 'anonymous', device })
  const call = <Op extends Operation>(op: Op, actor: Actor, input: InputOf<Op> | object): Promise<OutputOf<Op>> =>
    callAs(platform, op, { actor, input: op.input.parse(input) as InputOf<Op> }).then((answer) => {
      op.output.parse(answer)
      return answer
    })
  /** Sends a file the way the upload door does. */
  const send = async <Op extends Operation>(
    op: Op,
    o: { actor: Actor; input?: object; name: string; content: string | Uint8Array; tenant?: string },
  ): Promise<OutputOf<Op>> => {
    const path = join(dir, `upload-${Buffer.from(o.name).toString('hex').slice(0, 60)}`)
    writeFileSync(path, o.content)
    const upload = { name: o.name, path, bytes: Buffer.byteLength(o.content) }
    const input = op.input.parse(o.input ?? {})
    const at = { tenant: o.tenant ?? TENANT, key: undefined, request: 'test', system: o.actor }
    const reply = await platform.run(op, { ...at, input, upload })
    op.output.parse(reply.answer)
    return reply.answer as OutputOf<Op>
  }
  const unit = async (code: string): Promise<string> =>
    (await one<{ id: string }>('select id from registry.unit where tenant=$1 and code=$2', [TENANT, code])).id
  const close = async () => {
    await db.close()
    await fresh.drop()
    rmSync(dir, { recursive: true, force: true })
  }
  return { ...composed, dir, send, clock, seeded, rows, one, as, resident, anyone, call, unit, close }
}
export type World = Awaited<ReturnType<typeof openWorld>>
