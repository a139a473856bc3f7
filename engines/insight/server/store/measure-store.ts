import { type Reader, sql } from '@yiwang/platform/db'
import type { Tx } from '@yiwang/platform/engine'
import type { Measure } from '../../pack/index.ts'
import { isDistinct } from '../../pack/measure.ts'
import type { Delta } from '../measures/deltas.ts'
import type { CaseRow, Fact } from '../measures/evaluate.ts'

type Stored = Omit<CaseRow, 'opened' | 'closed' | 'settled' | 'closeCode'> & {
  pack: string
  opened_at: Date
  closed_at: Date | null
  settled_at: Date | null
  close_code: string | null
}
const COLUMNS = `matter, pack, type, category, stage, super, level, channel, close_code, fields, town, grid, unit,
  opened_at, closed_at, settled_at, merged, excluded`
export type PackCase = { readonly pack: string; readonly row: CaseRow }
const shaped = ({ pack, opened_at, closed_at, settled_at, close_code, ...r }: Stored): PackCase => ({
  pack,
  row: {
    ...r,
    closeCode: close_code,
    opened: opened_at.getTime(),
    closed: closed_at?.getTime() ?? null,
    settled: settled_at?.getTime() ?? null,
  },
})

/** Matters by id, as they stand. */
export const casesById = async (db: Reader, tenant: string, items: readonly string[]): Promise<PackCase[]> =>
  (
    await db.rows<Stored>(
      sql(`select ${COLUMNS} from insight.matter_case where tenant=$1 and matter = any($2::uuid[])`, [tenant, items]),
    )
  ).map(shaped)

const PAGE = 2_000
/** The pack's matters after `after`, a page at a time. */
export const pageOfCases = async (
  db: Reader,
  at: { tenant: string; pack: string; after: string | undefined },
): Promise<CaseRow[]> =>
  (
    await db.rows<Stored>(
      sql(
        `select ${COLUMNS} from insight.matter_case where tenant=$1 and pack=$2 and matter > $3 order by matter limit ${PAGE}`,
        [at.tenant, at.pack, at.after ?? '00000000-0000-0000-0000-000000000000'],
      ),
    )
  ).map((s) => shaped(s).row)

const MOMENT = { opened: 'opened_at', closed: 'closed_at', settled: 'settled_at' } as const
/** The pack's matters whose moment lies in one of these stretches, ms. */
export const casesBetween = async (
  db: Reader,
  at: { tenant: string; pack: string; moment: Measure['at']; stretches: readonly (readonly [number, number])[] },
): Promise<CaseRow[]> =>
  (
    await db.rows<Stored>(
      sql(
        `select ${COLUMNS} from insight.matter_case c where tenant=$1 and pack=$2 and exists (
           select 1 from unnest($3::timestamptz[], $4::timestamptz[]) s(a, b) where c.${MOMENT[at.moment]} >= s.a and c.${MOMENT[at.moment]} < s.b)`,
        [at.tenant, at.pack, at.stretches.map(([a]) => new Date(a)), at.stretches.map(([, b]) => new Date(b))],
      ),
    )
  ).map((s) => shaped(s).row)

/** Waits for and takes the lock of counting of a pack; the fingerprint its facts were computed by, '' before the first time. */
export const lockCounting = async (tx: Tx, at: { tenant: string; pack: string; now: number }): Promise<string> => {
  await tx.change(
    sql(`insert into insight.counted(tenant, pack, version, hash, at) values($1,$2,0,'',$3) on conflict do nothing`, [
      at.tenant,
      at.pack,
      new Date(at.now),
    ]),
  )
  const row = await tx.one<{ hash: string }>(
    sql('select hash from insight.counted where tenant=$1 and pack=$2 for update', [at.tenant, at.pack]),
  )
  return row!.hash
}
export const countedBy = async (db: Reader, tenant: string): Promise<Map<string, string>> =>
  new Map(
    (
      await db.rows<{ pack: string; hash: string }>(
        sql('select pack, hash from insight.counted where tenant=$1', [tenant]),
      )
    ).map((r) => [r.pack, r.hash]),
  )

const FACT = 'measure, item, day::text as day, hour, n::float8 as n, value, town, grid, unit, category, level, stage'
export const factsOfItems = (
  db: Reader,
  at: { tenant: string; pack: string; items: readonly string[] },
): Promise<Fact[]> =>
  db.rows<Fact>(
    sql(`select ${FACT} from insight.fact where tenant=$1 and item = any($3::uuid[]) and pack=$2`, [
      at.tenant,
      at.pack,
      at.items,
    ]),
  )
export const factsOfDays = (
  db: Reader,
  at: { tenant: string; pack: string; measure: string; days: readonly string[] },
): Promise<Fact[]> =>
  db.rows<Fact>(
    sql(`select ${FACT} from insight.fact where tenant=$1 and pack=$2 and measure=$3 and day = any($4::date[])`, [
      at.tenant,
      at.pack,
      at.measure,
      at.days,
    ]),
  )

type At = { readonly tenant: string; readonly pack: string }
export const insertFacts = async (tx: Tx, at: At, facts: readonly Fact[]): Promise<void> => {
  if (facts.length === 0) return
  await tx.change(
    sql(
      `insert into insight.fact(tenant, pack, measure, item, day, hour, n, value, town, grid, unit, category, level, stage)
       select $1, $2, f.* from jsonb_to_recordset($3::jsonb) f(measure text, item uuid, day date, hour smallint, n numeric,
         value text, town text, grid text, unit uuid, category text, level text, stage text)`,
      [at.tenant, at.pack, JSON.stringify(facts)],
    ),
  )
}
export const takeFacts = async (tx: Tx, at: At, facts: readonly Fact[]): Promise<void> => {
  if (facts.length === 0) return
  await tx.change(
    sql(
      `delete from insight.fact f using unnest($3::uuid[], $4::text[]) g(item, measure)
       where f.tenant=$1 and f.pack=$2 and f.item=g.item and f.measure=g.measure`,
      [at.tenant, at.pack, facts.map((f) => f.item), facts.map((f) => f.measure)],
    ),
  )
}
const DELTA = 'd(measure text, dim text, day date, key text, n numeric, rows int)'
/** Adds to the roll-ups; a row that nothing stands behind any more goes. */
export const addToRollups = async (tx: Tx, at: At, deltas: readonly Delta[]): Promise<void> => {
  if (deltas.length === 0) return
  const values = [at.tenant, at.pack, JSON.stringify(deltas)]
  await tx.change(
    sql(
      `insert into insight.rollup as r (tenant, pack, measure, dim, day, key, n, rows)
       select $1, $2, d.measure, d.dim, d.day, d.key, d.n, d.rows from jsonb_to_recordset($3::jsonb) ${DELTA}
       on conflict (tenant, pack, measure, dim, day, key) do update set n = r.n + excluded.n, rows = r.rows + excluded.rows`,
      values,
    ),
  )
  await tx.change(
    sql(
      `delete from insight.rollup r using jsonb_to_recordset($3::jsonb) ${DELTA} where r.tenant=$1 and r.pack=$2
       and r.measure=d.measure and r.dim=d.dim and r.day=d.day and r.key=d.key and r.rows = 0`,
      values,
    ),
  )
}

/** The sums of the facts by every key the measures are kept by. `$4`: `[{measure, dims}]`. */
export const SUMS = `select f.tenant, f.pack, f.measure, d.dim, f.day, d.key, sum(f.n) as n, count(*)::int as rows
  from insight.fact f join jsonb_to_recordset($4::jsonb) m(measure text, dims jsonb) on m.measure = f.measure
  cross join lateral (values ('all', 'all'), ('town', f.town), ('grid', f.grid), ('unit', f.unit::text),
    ('category', f.category), ('level', f.level), ('stage', f.stage),
    ('hour', extract(isodow from f.day) || '-' || lpad(f.hour::text, 2, '0'))) v(dim, raw)
  cross join lateral (select v.dim, coalesce(v.raw, 'none') as key) d
  where f.tenant=$1 and f.pack=$2 and (d.dim='all' or m.dims ? d.dim) and ($3::date[] is null or f.day = any($3::date[]))
  group by f.tenant, f.pack, f.measure, d.dim, f.day, d.key`
export const dimsOf = (measures: readonly Measure[]): string =>
  JSON.stringify(measures.filter((m) => !isDistinct(m)).map((m) => ({ measure: m.id, dims: m.by ?? [] })))

/** Counting everything takes as long as it takes; until the end of the transaction. */
export const liftTimeout = async (tx: Tx): Promise<void> => {
  await tx.change(sql(`select set_config('statement_timeout', '0', true)`))
}
export const clearPack = async (tx: Tx, at: At): Promise<void> => {
  for (const table of ['fact', 'rollup'])
    await tx.change(sql(`delete from insight.${table} where tenant=$1 and pack=$2`, [at.tenant, at.pack]))
}
export const sumPack = async (tx: Tx, at: At & { measures: readonly Measure[] }): Promise<void> => {
  await tx.change(
    sql(`insert into insight.rollup(tenant, pack, measure, dim, day, key, n, rows) ${SUMS}`, [
      at.tenant,
      at.pack,
      null,
      dimsOf(at.measures),
    ]),
  )
}
export const markCounted = async (tx: Tx, at: At & { version: number; hash: string; now: number }): Promise<void> => {
  await tx.change(
    sql('update insight.counted set version=$3, hash=$4, at=$5 where tenant=$1 and pack=$2', [
      at.tenant,
      at.pack,
      at.version,
      at.hash,
      new Date(at.now),
    ]),
  )
}
