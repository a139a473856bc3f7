import { type Reader, sql } from '@yiwang/platform/db'
import type { MatterLevel } from '../../pack/index.ts'

/** A record that a rhythm was kept: of which grid or area, for which local day, and when it was there (ms). */
export type KeptRecord = { readonly unit: string; readonly day: string; readonly at: number }
type Span = {
  readonly tenant: string
  readonly from: string
  readonly to: string
  readonly units: readonly string[] | null
}

/** Daily reports filed for the days of a span; all grids when none are named. */
export const dailiesKept = (db: Reader, o: Span): Promise<KeptRecord[]> =>
  db.rows<KeptRecord>(
    sql(
      `select grid as unit, to_char(day, 'YYYY-MM-DD') as day, (extract(epoch from filed_at)*1000)::float8 as at
       from matters.daily where tenant=$1 and day between $2 and $3 and ($4::text[] is null or grid = any($4))`,
      [o.tenant, o.from, o.to, o.units],
    ),
  )

/** Sittings of a level that were closed, by the local day they were opened on; the county's area is `county`. */
export const sittingsKept = (db: Reader, o: Span & { level: MatterLevel }): Promise<KeptRecord[]> =>
  db.rows<KeptRecord>(
    sql(
      `select area as unit, to_char(opened_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day,
         (extract(epoch from closed_at)*1000)::float8 as at
       from matters.sitting where tenant=$1 and level=$5 and closed_at is not null and opened_at is not null
         and (opened_at at time zone 'Asia/Shanghai')::date between $2 and $3 and ($4::text[] is null or area = any($4))`,
      [o.tenant, o.from, o.to, o.units, o.level],
    ),
  )
