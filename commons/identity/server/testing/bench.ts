import { uuidv7 } from '@yiwang/kernel'
import type { Operation } from '@yiwang/kernel/operation'
import { openDb, sql } from '@yiwang/platform/db'
import type { Engine } from '@yiwang/platform/engine'
import { FENCED_ROLE } from '@yiwang/platform/fence'
import { silentLog } from '@yiwang/platform/log'
import { seededRandom } from '@yiwang/platform/now'
import { createPlatform } from '@yiwang/platform/platform'
import { freshDatabase } from '@yiwang/platform/testing/postgres'
import { statementOf } from '@yiwang/platform/write-set'
import { hashPassword } from '../password.ts'
import { tokenHash } from '../secret.ts'
import { newAccount } from '../store/account-store.ts'
import { createSessions, sessionRow } from '../store/session-store.ts'

export const TENANT = 'testland'
/** A Friday, 10:00 in Shanghai. */
export const START = Date.UTC(2026, 5, 5, 2)
export const PASSWORD = 'Right-pass-1'

/** Posts by person, as registry would give them; a table of the test, because registry is above this layer. */
export const POSTS_SQL = `select json_agg(json_build_object('id', p.id, 'kind', p.kind, 'level', 'county', 'unit', null,
  'grid', null, 'area', '3708', 'from', 0, 'to', null) order by p.id) from test_post p where p.person=a.person`

/** A platform on a database of its own with a clock that the test moves. */
export const openBench = async (engines: readonly Engine[], o: { demo?: boolean; servers?: number } = {}) => {
  const fresh = await freshDatabase()
  const clock = { now: START }
  const server = (seed: number) => {
    const db = openDb(fresh.url, 6)
    const sessions = createSessions({ postsSql: POSTS_SQL })
    return createPlatform({ db, now: () => clock.now, random: seededRandom(seed), log: silentLog, sessions, engines })
  }
  const platforms = Array.from({ length: o.servers ?? 1 }, (_, i) => server(i + 1))
  const p = platforms[0]!
  await p.db.pool.query(
    `create table public.test_post(id uuid primary key, person uuid not null, kind text not null);
    grant usage on schema public to ${FENCED_ROLE}; grant select on public.test_post to ${FENCED_ROLE}`,
  )
  for (const [tenant, demo] of [
    [TENANT, o.demo ?? false],
    ['elsewhere', false],
  ])
    await p.db.pool.query(
      `insert into platform.tenant(tenant, name_zh, name_en, demo, created_at) values($1,'示例县','Sample County',$2,now())`,
      [tenant, demo],
    )
  const newId = () => uuidv7(clock.now, p.random)
  const write = async (changes: Parameters<typeof statementOf>[2]) => {
    const s = statementOf(TENANT, undefined, changes)
    await p.db.one(sql(s.text, s.values))
  }
  const hash = await hashPassword(PASSWORD)
  /** A staff account with posts of these kinds; answers account, person and the token of an open session. */
  const staff = async (username: string, ...kinds: string[]) => {
    const [id, person, token] = [newId(), newId(), `token-of-${username}-0123456789`]
    const base = { tenant: TENANT, id, person, now: clock.now }
    await write([newAccount({ ...base, kind: 'staff', username, name: '李建国', password: hash })])
    for (const kind of kinds) await p.db.pool.query('insert into test_post values($1,$2,$3)', [newId(), person, kind])
    await open(id, token)
    return { id, person, token }
  }
  const resident = async (phone: string) => {
    const [id, token] = [newId(), `token-of-${phone}-0123456789`]
    await write([newAccount({ tenant: TENANT, id, kind: 'resident', phone, name: '', now: clock.now })])
    await open(id, token)
    return { id, token }
  }
  const open = (account: string, token: string) =>
    write([
      sessionRow({ tenant: TENANT, token: tokenHash(token), account, now: clock.now, expires: clock.now + 86_400_000 }),
    ])
  /** One call as the HTTP layer makes it; the answer is parsed by the contract's output. */
  const call = async <O = Record<string, unknown>>(
    op: Operation,
    input: Record<string, unknown>,
    from: { token?: string | undefined; key?: string; server?: number; tenant?: string } = {},
  ): Promise<O> => {
    const reply = await platforms[from.server ?? 0]!.run(op, {
      tenant: from.tenant ?? TENANT,
      token: from.token === undefined ? undefined : tokenHash(from.token),
      key: from.key,
      request: 'test',
      input: op.input.parse(input),
    })
    op.output.parse(reply.answer)
    return reply.answer as O
  }
  const rows = async <R = Record<string, unknown>>(text: string, values: unknown[] = []) =>
    (await p.db.pool.query(text, values)).rows as R[]
  const close = async () => {
    for (const x of platforms) await x.db.close()
    await fresh.drop()
  }
  return { p, platforms, clock, newId, write, staff, resident, call, rows, close }
}
export type Bench = Awaited<ReturnType<typeof openBench>>
