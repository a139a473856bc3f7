import { sql } from '@yiwang/platform/db'
import type { Tx } from '@yiwang/platform/engine'

/** The year a number belongs to, by the county's clock (UTC+8). */
export const yearOf = (ms: number): number => new Date(ms + 8 * 3_600_000).getUTCFullYear()

/** The next number of a series in a year; the row is locked to the end of the transaction, so no number is lost or given twice. */
export const nextNumber = async (tx: Tx, at: { tenant: string; series: string; year: number }): Promise<number> => {
  const [r] = await tx.change<{ last: number }>(
    sql(
      `insert into matters.counter(tenant, series, year, last) values($1,$2,$3,1)
       on conflict (tenant, series, year) do update set last=counter.last+1 returning last`,
      [at.tenant, at.series, at.year],
    ),
  )
  return r?.last as number
}

export type NoticeHead = { id: string; number: number | null }
export const noticeByDedupe = (tx: Tx, at: { tenant: string; series: string; dedupe: string }) =>
  tx.one<NoticeHead>(
    sql('select id, number from matters.notice where tenant=$1 and series=$2 and dedupe=$3', [
      at.tenant,
      at.series,
      at.dedupe,
    ]),
  )

/** Waits until nobody else is writing notices of the series (the lock is the counter row of year 0). */
export const lockSeries = (tx: Tx, at: { tenant: string; series: string }) =>
  tx.change(
    sql(
      `insert into matters.counter(tenant, series, year, last) values($1,$2,0,0) on conflict (tenant, series, year) do update set last=0 returning last`,
      [at.tenant, at.series],
    ),
  )

export type NoticeRow = {
  id: string
  seq: number
  series: 'supervision' | 'special-report'
  unit: string | null
  state: string
  matters: string[]
  feedback: { at: string; text: string; accepted: boolean | null; by: string | null }[]
  drafted_by: string | null
  checked_by: string | null
}
export const noticeForUpdate = (tx: Tx, tenant: string, id: string) =>
  tx.one<NoticeRow>(
    sql(
      'select id, seq, series, unit, state, matters, feedback, drafted_by, checked_by from matters.notice where tenant=$1 and id=$2 for update',
      [tenant, id],
    ),
  )
