import { type Statement, sql } from '@yiwang/platform/db'

export type Attempt = { failed: number; locked_until: Date | null }

/** The counter of a name, locked until the transaction ends: tries at one name are counted one after the other, on all servers. */
export const lockAttempt = (tenant: string, what: string, now: number): Statement =>
  sql(
    `insert into identity.attempt(tenant, what, at) values($1,$2,$3)
     on conflict (tenant, what) do update set at=excluded.at returning failed, locked_until`,
    [tenant, what, new Date(now)],
  )
export const countFailure = (o: { tenant: string; what: string; failed: number; until: number | null }): Statement =>
  sql('update identity.attempt set failed=$3, locked_until=$4 where tenant=$1 and what=$2', [
    o.tenant,
    o.what,
    o.failed,
    o.until === null ? null : new Date(o.until),
  ])
export const forgetAttempts = (tenant: string, what: string): Statement =>
  sql('delete from identity.attempt where tenant=$1 and what=$2', [tenant, what])
export const forgetOldAttempts = (tenant: string, before: number): Statement =>
  sql(
    'delete from identity.attempt where tenant=$1 and at < $2 and (locked_until is null or locked_until < $2) returning what',
    [tenant, new Date(before)],
  )
