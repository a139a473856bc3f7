import { type Reader, sql } from '@yiwang/platform/db'
import type { Dim, Measure } from '../../pack/index.ts'
import { isDistinct } from '../../pack/measure.ts'

/** Days of the county, both included. */
export type SumAsk = {
  readonly tenant: string
  readonly pack: string
  readonly measure: Measure
  readonly dim: Dim | 'all'
  readonly from: string
  readonly to: string
  /** Also by day or month: the key of a row is then that. */
  readonly grain?: 'day' | 'month'
}
export type SumRow = { readonly key: string; readonly n: number; readonly rows: number }

const GRAIN = { day: 'day::text', month: `to_char(day, 'YYYY-MM')` } as const
/** Columns that hold the key of a dimension, for what is counted once each and so has no roll-ups. */
export const FACT_KEY: Readonly<Record<Dim | 'all', string>> = {
  all: `'all'`,
  town: `coalesce(town, 'none')`,
  grid: `coalesce(grid, 'none')`,
  unit: `coalesce(unit::text, 'none')`,
  category: `coalesce(category, 'none')`,
  level: 'level',
  stage: 'stage',
  hour: `extract(isodow from day) || '-' || lpad(hour::text, 2, '0')`,
}

/** One measure by one key over a stretch of days: a range of the roll-ups. */
export const sumsOf = (db: Reader, a: SumAsk): Promise<SumRow[]> => {
  const values = [a.tenant, a.pack, a.measure.id, a.from, a.to]
  if (isDistinct(a.measure)) {
    const key = a.grain ? GRAIN[a.grain] : FACT_KEY[a.dim]
    return db.rows<SumRow>(
      sql(
        `select key, count(*)::int as n, count(*)::int as rows from (
           select distinct ${key} as key, value from insight.fact where tenant=$1 and pack=$2 and measure=$3
             and day between $4::date and $5::date and value is not null) v group by 1 order by 1`,
        values,
      ),
    )
  }
  const key = a.grain ? GRAIN[a.grain] : 'key'
  return db.rows<SumRow>(
    sql(
      `select ${key} as key, sum(n)::float8 as n, sum(rows)::int as rows from insight.rollup
       where tenant=$1 and pack=$2 and measure=$3 and dim=$6 and day between $4::date and $5::date group by 1 order by 1`,
      [...values, a.dim],
    ),
  )
}

/** The same by key and day or month at once. */
export const stepSumsOf = (
  db: Reader,
  a: Required<SumAsk>,
): Promise<readonly (SumRow & { readonly step: string })[]> => {
  const values = [a.tenant, a.pack, a.measure.id, a.from, a.to]
  const step = GRAIN[a.grain]
  if (isDistinct(a.measure))
    return db.rows(
      sql(
        `select key, step, count(*)::int as n, count(*)::int as rows from (
           select distinct ${FACT_KEY[a.dim]} as key, ${step} as step, value from insight.fact where tenant=$1 and pack=$2
             and measure=$3 and day between $4::date and $5::date and value is not null) v group by 1, 2 order by 1, 2`,
        values,
      ),
    )
  return db.rows(
    sql(
      `select key, ${step} as step, sum(n)::float8 as n, sum(rows)::int as rows from insight.rollup
       where tenant=$1 and pack=$2 and measure=$3 and dim=$6 and day between $4::date and $5::date group by 1, 2 order by 1, 2`,
      [...values, a.dim],
    ),
  )
}

/** First day on which anything was counted, and the last; null before that. */
export const stretchOf = (
  db: Reader,
  at: { tenant: string; pack: string; measure: string },
): Promise<{ first: string | null; last: string | null } | undefined> =>
  db.one(
    sql(
      `select least(f.first, r.first)::text as first, greatest(f.last, r.last)::text as last from
        (select min(day) as first, max(day) as last from insight.fact where tenant=$1 and pack=$2 and measure=$3) f,
        (select min(day) as first, max(day) as last from insight.rollup where tenant=$1 and pack=$2 and measure=$3 and dim='all') r`,
      [at.tenant, at.pack, at.measure],
    ),
  )

/** Names of towns, grids, units and categories; what has none keeps its key. */
export const namesOfKeys = async (
  db: Reader,
  at: { tenant: string; pack: string; dim: Dim; keys: readonly string[] },
): Promise<ReadonlyMap<string, string>> => {
  const text: Partial<Record<Dim, string>> = {
    town: 'select code as key, name from registry.division where tenant=$1 and code = any($2::text[]) and $3::text is not null',
    grid: 'select code as key, name from registry.grid where tenant=$1 and code = any($2::text[]) and $3::text is not null',
    unit: 'select id::text as key, name from registry.unit where tenant=$1 and id::text = any($2::text[]) and $3::text is not null',
    category:
      'select code as key, name from insight.category_name where tenant=$1 and code = any($2::text[]) and pack=$3',
  }
  const found = text[at.dim]
  if (!found || at.keys.length === 0) return new Map()
  const rows = await db.rows<{ key: string; name: string }>(sql(found, [at.tenant, at.keys, at.pack]))
  return new Map(rows.map((r) => [r.key, r.name]))
}

type RoundAsk = {
  readonly tenant: string
  readonly pack: string
  readonly rhythm: string
  readonly from: string
  readonly to: string
}
/** Periods of what comes round that began in a stretch, were owed and are over; how many were kept in time. */
export const periodsOf = async (db: Reader, a: RoundAsk): Promise<{ due: number; held: number }> =>
  (await db.one<{ due: number; held: number }>(
    sql(
      `select count(*)::int as due, count(*) filter (where kept)::int as held from insight.rhythm_fact
       where tenant=$1 and pack=$2 and rhythm=$3 and from_day between $4::date and $5::date`,
      [a.tenant, a.pack, a.rhythm, a.from, a.to],
    ),
  )) ?? { due: 0, held: 0 }
