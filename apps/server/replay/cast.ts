import type { Actor, HeldPost } from '@yiwang/kernel'
import { type Db, sql } from '@yiwang/platform/db'
import { POSTS_SQL } from '@yiwang/registry/server'

/** The people of the story, as the actors their accounts and posts make them. */
export type Cast = {
  desk(username: string): Actor
  handler(unitCode: string): Actor
  unit(code: string): string
  grid(code: string): Actor
  resident: Actor
}

type Row = { id: string; username: string | null; person: string; name: string; posts: HeldPost[] }
const actorOf = (tenant: string, r: { account: string; person: string; name: string; posts: HeldPost[] }): Actor => ({
  kind: 'staff',
  tenant,
  account: r.account,
  person: r.person,
  name: r.name,
  posts: r.posts,
})

export const loadCast = async (db: Db, tenant: string): Promise<Cast> => {
  const rows = await db.rows<Row>(
    sql(
      `select a.id, a.username, a.person, a.name, ${POSTS_SQL} as posts from identity.account a where a.tenant=$1 and a.kind='staff'`,
      [tenant],
    ),
  )
  const desks = new Map(
    rows.map((r) => [
      r.username ?? r.id,
      actorOf(tenant, { account: r.id, person: r.person, name: r.name, posts: r.posts }),
    ]),
  )
  const units = new Map(
    (
      await db.rows<{ code: string; id: string }>(sql('select code, id from registry.unit where tenant=$1', [tenant]))
    ).map((u) => [u.code, u.id]),
  )
  const team = await db.rows<{ grid: string; person: string; name: string; id: string; from: string }>(
    sql(
      `select distinct on (p.grid) p.grid, p.person, n.name, p.id from registry.post p join registry.person n on n.tenant=p.tenant and n.id=p.person where p.tenant=$1 and p.kind='grid-team' and p.slot='3' order by p.grid, p.id`,
      [tenant],
    ),
  )
  const grids = new Map(
    team.map((t) => [
      t.grid,
      actorOf(tenant, {
        account: t.person,
        person: t.person,
        name: t.name,
        posts: [
          { id: t.id, kind: 'grid-team', level: 'grid', unit: null, grid: t.grid, area: null, from: 0, to: null },
        ],
      }),
    ]),
  )
  const must = <T>(v: T | undefined, what: string): T => {
    if (v === undefined) throw new Error(`the cast lacks ${what}`)
    return v
  }
  return {
    desk: (u) => must(desks.get(u), u),
    handler: (code) => must(desks.get(`handler.${code.toLowerCase()}`), `handler of ${code}`),
    unit: (code) => must(units.get(code), code),
    grid: (code) => must(grids.get(code), `team of ${code}`),
    resident: { kind: 'anonymous', tenant, account: null, person: null, name: '', posts: [], device: 'replay-device' },
  }
}
