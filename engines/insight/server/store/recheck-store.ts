import { type Reader, sql } from '@yiwang/platform/db'
import type { Tx } from '@yiwang/platform/engine'
import type { Measure } from '../../pack/index.ts'
import { dimsOf, SUMS } from './measure-store.ts'

export type KeyDifference = {
  readonly dim: string
  readonly key: string
  readonly day: string
  readonly kept: { n: number; rows: number } | null
  readonly counted: { n: number; rows: number } | null
}
type At = { readonly tenant: string; readonly pack: string }

/** Sums that are not those of the facts, or stand where no fact is. */
export const sumsThatDiffer = (
  db: Reader,
  at: At & { measure: Measure; days: readonly string[] },
): Promise<KeyDifference[]> =>
  db.rows<KeyDifference>(
    sql(
      `select dim, key, day::text as day,
         case when k.rows is null then null else jsonb_build_object('n', k.n::float8, 'rows', k.rows) end as kept,
         case when s.rows is null then null else jsonb_build_object('n', s.n::float8, 'rows', s.rows) end as counted
       from (select dim, day, key, n, rows from insight.rollup
         where tenant=$1 and pack=$2 and measure=$5 and day = any($3::date[])) k
       full join (select dim, day, key, n, rows from (${SUMS}) x) s using (dim, day, key)
       where k.n is distinct from s.n or k.rows is distinct from s.rows order by day, dim, key`,
      [at.tenant, at.pack, at.days, dimsOf([at.measure]), at.measure.id],
    ),
  )

/** Of these matters those whose events the consumer has still before it. */
export const stillToCome = async (
  db: Reader,
  at: { tenant: string; consumer: string; kinds: readonly string[]; items: readonly string[] },
): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await db.rows<{ subject: string }>(
        sql(
          `select distinct e.subject from platform.event e
           left join platform.cursor c on c.tenant=e.tenant and c.consumer=$2
           where e.tenant=$1 and e.subject = any($4::uuid[]) and e.kind = any($3::text[])
             and (c.consumer is null or (e.xid, e.pos) > (c.xid, c.pos))`,
          [at.tenant, at.consumer, at.kinds, at.items],
        ),
      )
    ).map((r) => r.subject),
  )

export const recheckedSince = async (db: Reader, at: At & { since: number }): Promise<boolean> =>
  (await db.one(
    sql('select 1 as one from insight.recheck where tenant=$1 and pack=$2 and at >= $3 limit 1', [
      at.tenant,
      at.pack,
      new Date(at.since),
    ]),
  )) !== undefined

export type Recheck = { readonly measure: string; readonly day: string; readonly found: readonly unknown[] }
export const keepRechecks = async (tx: Tx, at: At & { now: number }, list: readonly Recheck[]): Promise<void> => {
  await tx.change(
    sql(
      `insert into insight.recheck(tenant, pack, measure, day, at, agrees, found)
       select $1, $2, r.measure, r.day, $3, jsonb_array_length(r.found) = 0, r.found
       from jsonb_to_recordset($4::jsonb) r(measure text, day date, found jsonb) on conflict do nothing`,
      [at.tenant, at.pack, new Date(at.now), JSON.stringify(list)],
    ),
  )
}
