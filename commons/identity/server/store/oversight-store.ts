import { type Reader, type Statement, sql } from '@yiwang/platform/db'
import { OVERSIGHT_POST } from '../../contract/index.ts'

/**
 * `postsSql` with the post of a grant put before it: an account that stands for a visitor holds that one post and no
 * other, dated as the grant.
 */
export const withGrant = (postsSql: string): string =>
  `coalesce((select json_build_array(json_build_object('id',g.id,'kind','${OVERSIGHT_POST}','level','county','unit',null,
    'grid',null,'area',(select t.division from platform.tenant t where t.tenant=g.tenant),
    'from',(extract(epoch from g.valid_from)*1000)::bigint,
    'to',(extract(epoch from least(g.valid_until, g.ended_at))*1000)::bigint))
    from identity.oversight_grant g where g.tenant=a.tenant and g.id=a.id), (${postsSql}))`

export const findParent = async (db: Reader, tenant: string): Promise<string | null> =>
  (await db.one<{ parent: string | null }>(sql('select parent from platform.tenant where tenant=$1', [tenant])))
    ?.parent ?? null

export type NewGrant = {
  readonly tenant: string
  readonly id: string
  readonly city: string
  readonly cityAccount: string
  readonly name: string
  readonly postName: string
  readonly reason: string
  /** ms since the epoch, `until` exclusive. */
  readonly from: number
  readonly until: number
  readonly by: string | null
  readonly now: number
}
export const insertGrant = (g: NewGrant): Statement =>
  sql(
    `insert into identity.oversight_grant(tenant, id, city, city_account, name, post_name, reason, valid_from, valid_until,
       granted_by, granted_at) values($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)`,
    [
      g.tenant,
      g.id,
      g.city,
      g.cityAccount,
      g.name,
      g.postName,
      g.reason,
      new Date(g.from),
      new Date(g.until),
      g.by,
      new Date(g.now),
    ],
  )

/** Comes back when it was not ended yet. */
export const endGrant = (o: {
  tenant: string
  id: string
  by: string | null
  reason: string
  now: number
}): Statement =>
  sql(
    `update identity.oversight_grant set ended_at=$3, ended_by=$4, end_reason=$5
     where tenant=$1 and id=$2 and ended_at is null returning id`,
    [o.tenant, o.id, new Date(o.now), o.by, o.reason],
  )
export const endTickets = (tenant: string, grant: string): Statement =>
  sql('delete from identity.oversight_ticket where tenant=$1 and oversight=$2', [tenant, grant])

export type GrantRow = {
  id: string
  city: string
  city_account: string
  name: string
  post_name: string
  reason: string
  valid_from: Date
  valid_until: Date
  granted_at: Date
  ended_at: Date | null
  in_force: boolean
  last_sign_in: Date | null
}
/** In force for the visitor of a grant: within its dates, not ended, her account open, the city still above the county. */
const IN_FORCE = (now: string): string =>
  `g.ended_at is null and g.valid_from <= ${now} and g.valid_until > ${now} and not a.disabled
   and exists (select 1 from platform.tenant t where t.tenant=g.tenant and t.parent=g.city)`
const GRANTS = 'identity.oversight_grant g join identity.account a on a.tenant=g.tenant and a.id=g.id'

export const listGrants = (db: Reader, tenant: string, now: number): Promise<GrantRow[]> =>
  db.rows<GrantRow>(
    sql(
      `select g.id, g.city, g.city_account, g.name, g.post_name, g.reason, g.valid_from, g.valid_until, g.granted_at,
         g.ended_at, ${IN_FORCE('$2')} as in_force, a.last_sign_in
       from ${GRANTS} where g.tenant=$1 order by g.granted_at desc, g.id limit 500`,
      [tenant, new Date(now)],
    ),
  )
export const grantExists = async (db: Reader, tenant: string, id: string): Promise<boolean> =>
  (await db.one(sql('select 1 from identity.oversight_grant where tenant=$1 and id=$2', [tenant, id]))) !== undefined

/** Puts a ticket into the county's books if there is a grant in force for this very account; gives the grant back. */
export const putTicket = (o: {
  county: string
  city: string
  account: string
  hash: string
  now: number
  expires: number
}): Statement =>
  sql(
    `with g as (select g.id from ${GRANTS} where g.tenant=$1 and g.city=$2 and g.city_account=$3 and ${IN_FORCE('$4::timestamptz')}
       order by g.valid_until desc, g.id limit 1)
     insert into identity.oversight_ticket(tenant, hash, oversight, expires_at) select $1, $5, g.id, $6 from g
     returning oversight as id`,
    [o.county, o.city, o.account, new Date(o.now), o.hash, new Date(o.expires)],
  )
/** Spends a ticket: the row comes back once and never again. */
export const spendTicket = (tenant: string, hash: string): Statement =>
  sql('delete from identity.oversight_ticket where tenant=$1 and hash=$2 returning oversight as id, expires_at', [
    tenant,
    hash,
  ])
export type Spent = { id: string; expires_at: Date }

export type Entering = { id: string; city: string; city_account: string; valid_until: Date }
/** The grant, if it is in force, held until the transaction ends: ending it waits for the entering, or the other way round. */
export const lockGrant = (o: { tenant: string; id: string; now: number }): Statement =>
  sql(
    `select g.id, g.city, g.city_account, g.valid_until from ${GRANTS}
     where g.tenant=$1 and g.id=$2 and ${IN_FORCE('$3::timestamptz')} for update of g, a`,
    [o.tenant, o.id, new Date(o.now)],
  )

export const forgetOldTickets = (tenant: string, now: number): Statement =>
  sql('delete from identity.oversight_ticket where tenant=$1 and expires_at < $2 returning 1 as one', [
    tenant,
    new Date(now),
  ])
