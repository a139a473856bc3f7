import { newAccount, tokenHash } from '@yiwang/identity/server'
import type { Operation } from '@yiwang/kernel'
import { statementOf } from '@yiwang/platform/write-set'
import { allOperations } from '../operations.ts'
import { openScene } from '../trust/scene.ts'
import { type Answer, send } from '../trust/send.ts'
import { TENANT } from './world.ts'

export const COUNTY = TENANT
export const CITY = 'city'
export const OTHER_CITY = 'other-city'
/** A second county of the city, which never publishes anything. */
export const SILENT = 'silent'
const DAY = 86_400_000

export const operation = (id: string): Operation => {
  const found = allOperations.find((o) => o.id === id)
  if (!found) throw new Error(`no operation ${id}`)
  return found
}

/** The scene's county below a city, beside a silent county and another city, all on one server. */
export const openCity = async () => {
  const s = await openScene()
  const { w } = s
  const tenant = (name: string, zh: string, parent: string | null) =>
    w.rows(
      `insert into platform.tenant(tenant, name_zh, name_en, division, demo, parent, created_at) values($1,$2,$1,'3708',true,$3,now())`,
      [name, zh, parent],
    )
  await tenant(CITY, '示例市', null)
  await tenant(OTHER_CITY, '邻市', null)
  await tenant(SILENT, '静县', CITY)
  await w.rows('update platform.tenant set parent=$2 where tenant=$1', [COUNTY, CITY])
  await w.ready()
  await s.app.refreshTenants()
  const newId = async () => (await w.one<{ id: string }>('select gen_random_uuid()::text as id')).id
  /** A member of the staff anywhere with one post over the whole tenant; her account and the token of her session. */
  const staff = async (of: string, kind: string) => {
    const [id, person] = [await newId(), await newId()]
    const token = `token-of-${of}-${kind}-0123456789`
    const now = w.clock.now
    const post = { tenant: of, id: await newId(), person, kind, level: 'county', area: '3708' }
    const session = { tenant: of, token: tokenHash(token), account: id, created_at: new Date(now) }
    for (const change of [
      { insert: 'registry.person', rows: [{ tenant: of, id: person, code: `X-${id}`, name: '钟测试' }] },
      newAccount({ tenant: of, id, kind: 'staff', username: `${kind}.x`, name: '钟测试', person, now }),
      { insert: 'registry.post', rows: [{ ...post, valid_from: new Date(now - DAY) }] },
      { insert: 'identity.session', rows: [{ ...session, expires_at: new Date(now + 400 * DAY) }] },
    ]) {
      const st = statementOf(of, undefined, [change])
      await w.db.pool.query(st.text, st.values as unknown[])
    }
    return { id, token, tenant: of }
  }
  /** One operation over HTTP. */
  const ask = (op: string, input: Record<string, unknown>, from: { token?: string; tenant: string }): Promise<Answer> =>
    send(s.app, operation(op), { input, from })
  /** Rows of a tenant's audit for an operation, newest first. */
  const audited = (of: string, op: string) =>
    w.rows<{ actor: string | null; subject: string; outcome: string; capacity: string; change: object }>(
      `select actor, subject, outcome, capacity, change from platform.audit where tenant=$1 and operation=$2
       order by xid desc, pos desc`,
      [of, op],
    )
  /** How many rows of the city's counties say that somebody came or tried to. */
  const traces = async (): Promise<number> =>
    (
      await w.one<{ n: number }>(
        `select ((select count(*) from identity.oversight_ticket)
          + (select count(*) from platform.audit where tenant=any($1))
          + (select count(*) from identity.session where tenant=any($1)))::int as n`,
        [[COUNTY, SILENT]],
      )
    ).n
  return { ...s, staff, ask, audited, traces }
}
export type City = Awaited<ReturnType<typeof openCity>>
