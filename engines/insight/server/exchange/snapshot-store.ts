import { type Reader, type Statement, sql } from '@yiwang/platform/db'
import type { Figure } from '../figures/figure.ts'
import type { Snapshot, SnapshotState } from './snapshot.ts'

export const findParent = async (db: Reader, tenant: string): Promise<string | null> =>
  (await db.one<{ parent: string | null }>(sql('select parent from platform.tenant where tenant=$1', [tenant])))
    ?.parent ?? null

/** The release of a pack that was in force at a moment (ms). */
export const versionAt = async (
  db: Reader,
  at: { tenant: string; pack: string; now: number },
): Promise<number | null> =>
  (
    await db.one<{ version: number }>(
      sql(
        `select version from platform.pack_in_force where tenant=$1 and pack=$2 and valid_from <= $3
         order by valid_from desc, version desc limit 1`,
        [at.tenant, at.pack, new Date(at.now)],
      ),
    )
  )?.version ?? null

export type Receiving = {
  readonly city: string
  readonly county: string
  readonly version: number | null
  /** ms. */
  readonly now: number
}
/** Writes an issue into the city's books; the same again, or an older state of it, changes nothing. */
export const putSnapshot = (s: Snapshot, r: Receiving): Statement =>
  sql(
    `insert into insight.county_snapshot(tenant, county, pack, version, series, number, period, state, seq, figures,
       released_at, received_at) values($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12)
     on conflict (tenant, county, pack, series, number) do update set version=excluded.version, period=excluded.period,
       state=excluded.state, seq=excluded.seq, figures=excluded.figures, released_at=excluded.released_at,
       received_at=excluded.received_at
     where county_snapshot.seq < excluded.seq returning seq`,
    [
      r.city,
      r.county,
      s.pack,
      r.version,
      s.series,
      s.number,
      s.period,
      s.state,
      s.seq,
      JSON.stringify(s.figures),
      new Date(s.releasedAt),
      new Date(r.now),
    ],
  )

export type SnapshotRow = {
  county: string
  pack: string
  version: number | null
  series: string
  number: number
  period: string
  state: SnapshotState
  figures: Figure[]
  releasedAt: Date
  receivedAt: Date
}
const PERIODS = 24
/** The last issue of each county for each series and period; the newest periods, or the one asked for. */
export const latestSnapshots = (
  db: Reader,
  at: { tenant: string; period: string | null; counties: readonly string[] },
): Promise<SnapshotRow[]> =>
  db.rows<SnapshotRow>(
    sql(
      `select distinct on (s.period, s.series, s.county, s.pack) s.county, s.pack, s.version, s.series, s.number, s.period,
         s.state, s.figures, s.released_at as "releasedAt", s.received_at as "receivedAt"
       from insight.county_snapshot s where s.tenant=$1 and s.county=any($3::text[]) and s.period in (
         select period from insight.county_snapshot where tenant=$1 and county=any($3::text[])
           and ($2::text is null or period=$2) group by period order by period desc limit ${PERIODS})
       order by s.period desc, s.series, s.county, s.pack, s.number desc`,
      [at.tenant, at.period, at.counties],
    ),
  )
