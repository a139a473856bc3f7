import { type Statement, sql } from '@yiwang/platform/db'

/**
 * Puts a new code in the place of the last, unless one was sent too lately or too many today. Gives `sent` false then,
 * with the seconds to wait. One statement, so that two requests at once cannot both pass.
 */
export const putCode = (o: {
  tenant: string
  phone: string
  hash: string
  now: number
  expires: number
  pauseSeconds: number
  perDay: number
}): Statement =>
  sql(
    `with put as (
       insert into identity.code(tenant, phone, hash, sent_at, expires_at, day)
       values($1,$2,$3,$4::timestamptz,$5,($4::timestamptz at time zone 'Asia/Shanghai')::date)
       on conflict (tenant, phone) do update set hash=excluded.hash, sent_at=excluded.sent_at, expires_at=excluded.expires_at,
         sent_today=case when code.day=excluded.day then code.sent_today+1 else 1 end, day=excluded.day
       where code.sent_at <= excluded.sent_at - $6::float8 * interval '1 s'
         and (code.day < excluded.day or code.sent_today < $7::int) returning 1)
     select exists(select 1 from put) as sent`,
    [o.tenant, o.phone, o.hash, new Date(o.now), new Date(o.expires), o.pauseSeconds, o.perDay],
  )

/** Spends the code if it is the right one and still valid: the row comes back once and never again. */
export const spendCode = (o: { tenant: string; phone: string; hash: string; now: number }): Statement =>
  sql(
    `update identity.code set hash=null where tenant=$1 and phone=$2 and hash=$3 and expires_at > $4 returning phone`,
    [o.tenant, o.phone, o.hash, new Date(o.now)],
  )

export const forgetOldCodes = (tenant: string, before: number): Statement =>
  sql('delete from identity.code where tenant=$1 and sent_at < $2 returning 1 as one', [tenant, new Date(before)])
