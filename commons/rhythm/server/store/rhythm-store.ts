import { type Reader, type Statement, sql } from '@yiwang/platform/db'
import type { Tx } from '@yiwang/platform/engine'
import { json } from '@yiwang/platform/write-set'

export type CourseRow = {
  readonly pack: string
  readonly rhythm: string
  readonly seen: number
  readonly through: number | null
  /** End of the last period whose holders were reminded. */
  readonly reminded: number | null
}
const COURSE = `pack, rhythm, (extract(epoch from seen_at)*1000)::float8 as seen,
  (extract(epoch from through)*1000)::float8 as through, (extract(epoch from reminded)*1000)::float8 as reminded`

export const coursesOf = (db: Reader, tenant: string): Promise<CourseRow[]> =>
  db.rows<CourseRow>(sql(`select ${COURSE} from rhythm.course where tenant=$1`, [tenant]))

type At = { readonly tenant: string; readonly pack: string; readonly rhythm: string }
/** Begins the course when nobody has, then holds its row: shared by who records, alone by who closes. */
export const lockCourse = async (tx: Tx, at: At & { now: number; alone: boolean }): Promise<CourseRow> => {
  const { tenant, pack, rhythm } = at
  await tx.write([
    {
      insert: 'rhythm.course',
      rows: [{ tenant, pack, rhythm, seen_at: new Date(at.now), through: null }],
      skipDuplicates: true,
    },
  ])
  const lock = at.alone ? 'update' : 'share'
  const row = await tx.one<CourseRow>(
    sql(`select ${COURSE} from rhythm.course where tenant=$1 and pack=$2 and rhythm=$3 for ${lock}`, [
      tenant,
      pack,
      rhythm,
    ]),
  )
  return row as CourseRow
}
export const closeThrough = (tx: Tx, at: At, through: number): Promise<unknown> =>
  tx.change(
    sql('update rhythm.course set through=$4 where tenant=$1 and pack=$2 and rhythm=$3', [
      at.tenant,
      at.pack,
      at.rhythm,
      new Date(through),
    ]),
  )

/** Notes that the holders of a period were reminded; never goes back. */
export const remindedThrough = (at: At, end: number): Statement =>
  sql(
    `update rhythm.course set reminded=$4 where tenant=$1 and pack=$2 and rhythm=$3 and (reminded is null or reminded < $4)
     returning pack`,
    [at.tenant, at.pack, at.rhythm, new Date(end)],
  )

export type HoldingRow = {
  readonly pack: string
  readonly rhythm: string
  readonly unit: string
  readonly from: string
  readonly n: number
  readonly heldOn: string
  readonly present: number | null
  readonly note: string
  readonly reason: string
  readonly subjects: Readonly<Record<string, { readonly mark: number; readonly comment: string }>>
  readonly inTime: boolean
  readonly at: number
}
const DAY = (column: string) => `to_char(${column}, 'YYYY-MM-DD')`
const HOLDING = `pack, rhythm, unit, ${DAY('from_day')} as "from", n, ${DAY('held_on')} as "heldOn", present, note, reason,
  subjects, in_time as "inTime", (extract(epoch from at)*1000)::float8 as at`

type Span = {
  readonly tenant: string
  readonly from: string
  readonly to: string
  readonly units: readonly string[] | null
}
/** The last word on each period that begins between two days; all units when none are named. */
export const holdingsOf = (db: Reader, o: Span): Promise<HoldingRow[]> =>
  db.rows<HoldingRow>(
    sql(
      `select distinct on (pack, rhythm, unit, from_day) ${HOLDING} from rhythm.holding
       where tenant=$1 and from_day between $2 and $3 and ($4::text[] is null or unit = any($4))
       order by pack, rhythm, unit, from_day, n desc`,
      [o.tenant, o.from, o.to, o.units],
    ),
  )
type One = At & { readonly unit: string; readonly from: string }
/** The last word on one period, held against two people who write at once. */
export const lockHolding = async (tx: Tx, o: One): Promise<HoldingRow | undefined> => {
  const key = `rhythm ${o.tenant} ${o.pack} ${o.rhythm} ${o.unit} ${o.from}`
  await tx.change(sql('select pg_advisory_xact_lock(hashtextextended($1, 0))', [key]))
  return tx.one<HoldingRow>(
    sql(
      `select ${HOLDING} from rhythm.holding where tenant=$1 and pack=$2 and rhythm=$3 and unit=$4 and from_day=$5
       order by n desc limit 1`,
      [o.tenant, o.pack, o.rhythm, o.unit, o.from],
    ),
  )
}
export type NewHolding = One &
  Omit<HoldingRow, 'pack' | 'rhythm' | 'unit' | 'from'> & { id: string; version: number; to: string; by: string | null }
export const insertHolding = (tx: Tx, h: NewHolding): Promise<void> =>
  tx.write([
    {
      insert: 'rhythm.holding',
      rows: [
        {
          tenant: h.tenant,
          id: h.id,
          pack: h.pack,
          version: h.version,
          rhythm: h.rhythm,
          unit: h.unit,
          from_day: h.from,
          to_day: h.to,
          n: h.n,
          held_on: h.heldOn,
          present: h.present,
          note: h.note,
          reason: h.reason,
          subjects: json(h.subjects),
          in_time: h.inTime,
          at: new Date(h.at),
          by_account: h.by,
        },
      ],
    },
  ])

export type ClosedRow = {
  readonly id: string
  readonly pack: string
  readonly version: number
  readonly rhythm: string
  readonly unit: string
  readonly from: string
  readonly to: string
  readonly kept: boolean
}
export const insertClosed = (tx: Tx, tenant: string, o: { rows: readonly ClosedRow[]; now: number }): Promise<void> =>
  tx.write([
    {
      insert: 'rhythm.closed',
      rows: o.rows.map((r) => ({
        tenant,
        id: r.id,
        pack: r.pack,
        version: r.version,
        rhythm: r.rhythm,
        unit: r.unit,
        from_day: r.from,
        to_day: r.to,
        kept: r.kept,
        at: new Date(o.now),
      })),
    },
  ])
/** Closed periods that begin between two days, newest first. */
export const closedOf = (db: Reader, o: Span): Promise<ClosedRow[]> =>
  db.rows<ClosedRow>(
    sql(
      `select id, pack, version, rhythm, unit, ${DAY('from_day')} as "from", ${DAY('to_day')} as "to", kept from rhythm.closed
       where tenant=$1 and from_day between $2 and $3 and ($4::text[] is null or unit = any($4))
       order by from_day desc, unit, pack, rhythm`,
      [o.tenant, o.from, o.to, o.units],
    ),
  )
