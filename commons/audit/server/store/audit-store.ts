import { type Reader, sql } from '@yiwang/platform/db'

export type AuditRow = {
  xid: string
  pos: string
  at: Date
  actor: string | null
  actor_kind: string
  capacity: string | null
  operation: string
  subject: string | null
  outcome: string
  change: Record<string, unknown>
  request: string | null
}
/** Where a page ended: a row's place in the order of commits. */
export type Mark = { readonly xid: string; readonly pos: string }

/** Newest first. The mark is a key, so rows that arrive while somebody pages shift nothing. */
export const listEntries = (
  db: Reader,
  o: {
    tenant: string
    subject: string | null
    operation: string | null
    outcome: string | null
    after: Mark | null
    limit: number
  },
): Promise<AuditRow[]> =>
  db.rows<AuditRow>(
    sql(
      `select xid::text as xid, pos::text as pos, at, actor, actor_kind, capacity, operation, subject, outcome, change, request
       from platform.audit where tenant=$1 and ($2::text is null or subject=$2) and ($3::text is null or operation=$3)
         and ($4::text is null or outcome=$4)
         and ($5::xid8 is null or (audit.xid, audit.pos) < ($5::xid8, $6::bigint))
       order by audit.xid desc, audit.pos desc limit $7`,
      [o.tenant, o.subject, o.operation, o.outcome, o.after?.xid ?? null, o.after?.pos ?? null, o.limit],
    ),
  )

export type LookRow = {
  at: Date
  actor: string | null
  capacity: string | null
  operation: string
  subject: string | null
  change: Record<string, unknown>
}
/** Reads of data about a person: rows whose subject (`*` for everybody of the staff) or whose `change.account` names her. */
export const listLooks = (
  db: Reader,
  tenant: string,
  of: { subject: string; staff: boolean; limit: number },
): Promise<LookRow[]> =>
  db.rows<LookRow>(
    sql(
      `select at, actor, capacity, operation, subject, change from platform.audit
       where tenant=$1 and outcome='read'
         and (subject = any($4::text[]) or change->>'account'=$2) and actor::text is distinct from $2
       order by audit.xid desc, audit.pos desc limit $3`,
      [tenant, of.subject, of.limit, of.staff ? [of.subject, '*'] : [of.subject]],
    ),
  )
