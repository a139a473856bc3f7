import { type Reader, type Statement, sql } from '@yiwang/platform/db'
import type { Tx } from '@yiwang/platform/engine'
import type { BulletinRecord } from '../bulletin/record.ts'

type Row = Omit<BulletinRecord, 'computedAt' | 'releasedAt'> & { computedAt: Date; releasedAt: Date | null }
const COLUMNS = `id, seq, pack, month, issue, state, revision, computed, hash, computed_at as "computedAt",
  drafted_by as "draftedBy", checked_by as "checkedBy", checked_hash as "checkedHash", released_by as "releasedBy",
  released_at as "releasedAt", recall_reason as "recallReason", corrections, history`
const record = (r: Row): BulletinRecord => ({
  ...r,
  computedAt: r.computedAt.getTime(),
  releasedAt: r.releasedAt?.getTime() ?? null,
})

export const findBulletin = async (db: Reader, tenant: string, id: string): Promise<BulletinRecord | undefined> => {
  const r = await db.one<Row>(
    sql(`select ${COLUMNS} from insight.bulletin where tenant=$1 and id::text=$2`, [tenant, id]),
  )
  return r && record(r)
}
/** Takes the row until the end of the transaction. */
export const lockBulletin = async (tx: Tx, tenant: string, id: string): Promise<BulletinRecord | undefined> => {
  const [r] = await tx.change<Row>(
    sql(`select ${COLUMNS} from insight.bulletin where tenant=$1 and id=$2 for update`, [tenant, id]),
  )
  return r && record(r)
}

/** Without the computations, which lists do not print. */
export type BulletinLine = {
  id: string
  pack: string
  month: string
  issue: number | null
  state: BulletinRecord['state']
  computedAt: Date
  releasedAt: Date | null
  corrected: boolean
}
export const listBulletins = (db: Reader, tenant: string): Promise<BulletinLine[]> =>
  db.rows<BulletinLine>(
    sql(
      `select id, pack, month, issue, state, computed_at as "computedAt", released_at as "releasedAt",
         jsonb_array_length(corrections) > 0 as corrected
       from insight.bulletin where tenant=$1 order by month desc, drafted_at desc`,
      [tenant],
    ),
  )

export type MonthRow = Pick<BulletinLine, 'id' | 'month' | 'state' | 'computedAt'>
/** Every bulletin of a pack in order of months. */
export const monthsOf = (db: Reader, tenant: string, pack: string): Promise<MonthRow[]> =>
  db.rows<MonthRow>(
    sql(
      `select id, month, state, computed_at as "computedAt" from insight.bulletin where tenant=$1 and pack=$2 order by month, drafted_at`,
      [tenant, pack],
    ),
  )

/** Months in which a matter of the pack was registered, from `since` (ms) on, in order. */
export const monthsWithAppeals = async (
  db: Reader,
  at: { tenant: string; pack: string; since: number },
): Promise<string[]> => {
  const rows = await db.rows<{ month: string }>(
    sql(
      `select distinct to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM') as month from insight.matter_fact
       where tenant=$1 and pack=$2 and at >= $3 order by 1`,
      [at.tenant, at.pack, new Date(at.since)],
    ),
  )
  return rows.map((r) => r.month)
}

/** Released bulletins of a pack with their computations, by month. */
export const released = async (db: Reader, tenant: string, pack: string): Promise<BulletinRecord[]> => {
  const rows = await db.rows<Row>(
    sql(`select ${COLUMNS} from insight.bulletin where tenant=$1 and pack=$2 and state='released' order by month`, [
      tenant,
      pack,
    ]),
  )
  return rows.map(record)
}

/** Makes the row of a month unless there is one that was not recalled; false when there is. */
export const insertBulletin = async (tx: Tx, tenant: string, b: BulletinRecord): Promise<boolean> => {
  const rows = await tx.change(
    sql(
      `insert into insight.bulletin(tenant, id, pack, month, state, computed, hash, computed_at, drafted_at, drafted_by, history)
       values($1,$2,$3,$4,$5,$6,$7,$8,$8,$9,$10) on conflict (tenant, pack, month) where state <> 'recalled' do nothing returning id`,
      [
        tenant,
        b.id,
        b.pack,
        b.month,
        b.state,
        JSON.stringify(b.computed),
        b.hash,
        new Date(b.computedAt),
        b.draftedBy,
        JSON.stringify(b.history),
      ],
    ),
  )
  return rows.length === 1
}

/** Writes back what an act changed; the row is locked by the caller. */
export const updateBulletin = (tenant: string, b: BulletinRecord, o: { now: number }): Statement =>
  sql(
    `update insight.bulletin set seq=seq+1, state=$3, issue=$4, revision=$5, computed=$6, hash=$7, computed_at=$8,
       drafted_by=$9, checked_by=$10, checked_hash=$11, released_by=$12, released_at=$13, recall_reason=$14,
       corrections=$15, history=$16,
       checked_at=case when $11::text is null then null else coalesce(checked_at, $17) end,
       recalled_at=case when $3='recalled' then $17::timestamptz end
     where tenant=$1 and id=$2`,
    [
      tenant,
      b.id,
      b.state,
      b.issue,
      b.revision,
      JSON.stringify(b.computed),
      b.hash,
      new Date(b.computedAt),
      b.draftedBy,
      b.checkedBy,
      b.checkedHash,
      b.releasedBy,
      b.releasedAt === null ? null : new Date(b.releasedAt),
      b.recallReason,
      JSON.stringify(b.corrections),
      JSON.stringify(b.history),
      new Date(o.now),
    ],
  )

/** The next number of a pack; a roll-back gives it back, so that none is skipped. */
export const nextIssue = async (tx: Tx, tenant: string, pack: string): Promise<number> => {
  const [r] = await tx.change<{ last: number }>(
    sql(
      `insert into insight.counter(tenant, pack, last) values($1,$2,1)
       on conflict (tenant, pack) do update set last = counter.last + 1 returning last`,
      [tenant, pack],
    ),
  )
  return r!.last
}
