import { type Reader, type Statement, sql } from '@yiwang/platform/db'

export type Due = { id: string; to_phone: string; zh: string; attempts: number; secret: boolean }
export type Notice = { id: string; at: Date; zh: string; en: string; link: string | null; read_at: Date | null }
export type OutboxRow = {
  id: string
  at: Date
  channel: 'sms' | 'in-app'
  to: string
  zh: string
  state: 'queued' | 'sent' | 'failed' | 'dead'
}

/** Takes due messages for a while; a server that dies lets them come back after the lease. Quiet leaves the night to urgent ones. */
export const claimDue = (o: { tenant: string; now: number; quiet: boolean; lease: number; max: number }): Statement =>
  sql(
    `update notify.message set attempts=attempts+1, next_at=$2::timestamptz + $4::float8 * interval '1 ms'
     where tenant=$1 and id in (select id from notify.message where tenant=$1 and channel='sms'
       and state in ('queued','failed') and next_at <= $2::timestamptz and (urgent or not $3::boolean)
       order by next_at limit $5 for update skip locked)
     returning id, to_phone, zh, attempts, secret`,
    [o.tenant, new Date(o.now), o.quiet, o.lease, o.max],
  )

/** Notes the outcome of the try counted as `attempts`; a later try's holder is not disturbed. */
export const settleTry = (o: {
  tenant: string
  id: string
  attempts: number
  state: 'sent' | 'failed' | 'dead'
  now: number
  nextAt: number
}): Statement =>
  sql(
    `update notify.message m set state=$4, next_at=$6, sent_at=case when $4='sent' then $5::timestamptz end,
       zh=case when $4='sent' and secret and not t.demo then '······' else zh end,
       en=case when $4='sent' and secret and not t.demo then '······' else en end
     from platform.tenant t where t.tenant=m.tenant and m.tenant=$1 and m.id=$2 and m.attempts=$3
       and m.state in ('queued','failed') returning m.id`,
    [o.tenant, o.id, o.attempts, o.state, new Date(o.now), new Date(o.nextAt)],
  )

export const listNotices = (
  db: Reader,
  o: { tenant: string; account: string; unread: boolean; limit: number },
): Promise<Notice[]> =>
  db.rows<Notice>(
    sql(
      `select id, at, zh, en, link, read_at from notify.message
       where tenant=$1 and to_account=$2 and (read_at is null or not $3::boolean) order by at desc, id desc limit $4`,
      [o.tenant, o.account, o.unread, o.limit],
    ),
  )

export const countUnread = async (db: Reader, tenant: string, account: string): Promise<number> => {
  const r = await db.one<{ n: number }>(
    sql('select count(*)::int as n from notify.message where tenant=$1 and to_account=$2 and read_at is null', [
      tenant,
      account,
    ]),
  )
  return r?.n ?? 0
}

export const isDemo = async (db: Reader, tenant: string): Promise<boolean> =>
  (await db.one<{ demo: boolean }>(sql('select demo from platform.tenant where tenant=$1', [tenant])))?.demo ?? false

/** To whom: a phone number; of the staff the name and the name to sign in with; of a resident never the name. */
export const listOutbox = (db: Reader, tenant: string, limit: number): Promise<OutboxRow[]> =>
  db.rows<OutboxRow>(
    sql(
      `select m.id, m.at, m.channel, m.zh, m.state,
         coalesce(m.to_phone, case when a.kind='staff' then concat_ws(' · ', a.name, a.username) else a.phone end,
           m.to_account::text) as to
       from notify.message m left join identity.account a on a.tenant=m.tenant and a.id=m.to_account
       where m.tenant=$1 order by m.at desc, m.id desc limit $2`,
      [tenant, limit],
    ),
  )

/** JSON array of who the named notices are for; scalar subselect for a command's load. */
export const OWNERS = `(select coalesce(json_agg(json_build_object('id', id, 'account', to_account)), '[]'::json)
  from notify.message where tenant=$1 and id = any(:1::uuid[]))`
