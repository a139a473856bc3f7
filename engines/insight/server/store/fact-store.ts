import { type Reader, sql } from '@yiwang/platform/db'
import type { Tx } from '@yiwang/platform/engine'
import type { Counts, Group, Imbalance } from '../figures/model.ts'
import { FACT_VALUES, FACTS, type FactAsk, factValues, KEPT } from './fact-sql.ts'

/** Where the rows come from: read now, or as a bulletin kept them. */
export type Source =
  | { readonly of: 'now'; readonly ask: FactAsk }
  | {
      readonly of: 'kept'
      readonly tenant: string
      readonly pack: string
      readonly bulletin: string
      readonly revision: number
    }

const textOf = (s: Source): string => (s.of === 'now' ? FACTS : KEPT)
const valuesOf = (s: Source): unknown[] => (s.of === 'now' ? factValues(s.ask) : [s.tenant, s.bulletin, s.revision])
const sizeOf = (s: Source): number => (s.of === 'now' ? FACT_VALUES : 3)
const placeOf = (s: Source): { tenant: string; pack: string } =>
  s.of === 'now' ? { tenant: s.ask.tenant, pack: s.ask.plan.pack } : s

type Combination = {
  flags: string[]
  unit: string | null
  town: string | null
  category: string | null
  kind: string
  n: number
}
const sum = (rows: readonly Combination[], key: (r: Combination) => string | null): Map<string | null, Counts> => {
  const out = new Map<string | null, Record<string, number>>()
  for (const r of rows) {
    const at = key(r)
    const counts = out.get(at) ?? {}
    out.set(at, counts)
    for (const f of r.flags) counts[f] = (counts[f] ?? 0) + r.n
  }
  return out as Map<string | null, Counts>
}
const inUnits = new Set(['dispatch', 'clock', 'miss'])

export type Tallies = {
  readonly counts: Counts
  readonly units: readonly Group[]
  readonly towns: readonly Group[]
  readonly categories: readonly Group[]
}

type Named = { kind: string; key: string; name: string }
/** Names of the units, towns and categories that occur. */
const namesOf = async (db: Reader, s: Source, keys: Record<'units' | 'towns' | 'categories', string[]>) => {
  const { tenant, pack } = placeOf(s)
  const rows = await db.rows<Named>(
    sql(
      `select 'unit' as kind, id::text as key, name from registry.unit where tenant=$1 and id = any($2::uuid[])
       union all select 'town', code, name from registry.division where tenant=$1 and code = any($3::text[])
       union all select 'category', code, name from insight.category_name where tenant=$1 and pack=$5 and code = any($4::text[])`,
      [tenant, keys.units, keys.towns, keys.categories, pack],
    ),
  )
  return new Map(rows.map((r) => [`${r.kind} ${r.key}`, r.name]))
}
const keysOf = (m: Map<string | null, Counts>): string[] => [...m.keys()].filter((k) => k !== null)
const groups = (m: Map<string | null, Counts>, name: (key: string | null) => string): Group[] =>
  [...m]
    .map(([key, counts]) => ({ key, name: name(key), counts }))
    .sort((a, b) => (a.key === null ? 1 : b.key === null ? -1 : a.key < b.key ? -1 : 1))

/** Counts everything once: one statement over the rows, one for names. */
export const tally = async (db: Reader, s: Source): Promise<Tallies> => {
  const rows = await db.rows<Combination>(
    sql(
      `select kind, flags, unit, town, category, count(*)::int as n from (${textOf(s)}) f group by kind, flags, unit, town, category`,
      valuesOf(s),
    ),
  )
  const units = sum(
    rows.filter((r) => inUnits.has(r.kind)),
    (r) => r.unit,
  )
  const matters = rows.filter((r) => r.kind === 'matter')
  const [towns, categories] = [sum(matters, (r) => r.town), sum(matters, (r) => r.category)]
  const names = await namesOf(db, s, { units: keysOf(units), towns: keysOf(towns), categories: keysOf(categories) })
  const named = (kind: string, none: string) => (key: string | null) =>
    key === null ? none : (names.get(`${kind} ${key}`) ?? key)
  return {
    counts: sum(rows, () => null).get(null) ?? {},
    units: groups(units, named('unit', '本网格值守组')),
    towns: groups(towns, named('town', '未写明镇街')),
    categories: groups(categories, named('category', '未分类')),
  }
}

const NAMED = 50
/** The matters that stand in two classes, in none, or are counted twice; the first {@link NAMED} by number. */
export const imbalanceOf = async (db: Reader, s: Source): Promise<{ named: Imbalance[]; unnamed: number }> => {
  const { tenant } = placeOf(s)
  const rows = await db.rows<Imbalance & { all: number }>(
    sql(
      `with bad as (
         select matter, case when count(*) > 1 then 'twice' when bool_or('both' = any(flags)) then 'both' else 'none' end as cause
         from (${textOf(s)}) f where kind='matter' group by matter
         having count(*) > 1 or bool_or(flags[2] in ('both','none')))
       select b.cause, b.matter, coalesce(c.ref, '') as ref, count(*) over ()::int as all
       from bad b left join insight.case_line c on c.tenant=$${sizeOf(s) + 1} and c.matter=b.matter
       order by c.ref, b.cause limit ${NAMED}`,
      [...valuesOf(s), tenant],
    ),
  )
  const named = rows.map(({ cause, matter, ref }) => ({ cause, matter, ref }))
  return { named, unnamed: (rows[0]?.all ?? 0) - named.length }
}

/** Keeps the rows of a computation beside the bulletin, in place of those of the same revision. */
export const keepFacts = async (tx: Tx, at: { ask: FactAsk; bulletin: string; revision: number }): Promise<void> => {
  await tx.change(
    sql('delete from insight.bulletin_fact where tenant=$1 and bulletin=$2 and revision=$3', [
      at.ask.tenant,
      at.bulletin,
      at.revision,
    ]),
  )
  const [b, r] = [FACT_VALUES + 1, FACT_VALUES + 2]
  await tx.change(
    sql(
      `insert into insight.bulletin_fact(tenant, bulletin, revision, kind, item, matter, at, unit, town, category, flags)
       select $1, $${b}::uuid, $${r}::int, f.kind, f.item, f.matter, f.at, f.unit, f.town, f.category, f.flags from (${FACTS}) f`,
      [...factValues(at.ask), at.bulletin, at.revision],
    ),
  )
}

export type CaseAsk = {
  readonly flag: string
  readonly units: readonly (string | null)[] | null
  readonly town: string | null | undefined
  readonly category: string | null | undefined
  readonly limit: number
  readonly after: string
}
export type CaseRow = {
  item: string
  id: string
  ref: string
  title: string | null
  unitName: string | null
  at: Date
  state: string
  all: number
}

/** The rows behind one number, in a fixed order, with how many there are in all. */
export const listCases = async (db: Reader, s: Source, a: CaseAsk): Promise<{ total: number; rows: CaseRow[] }> => {
  const { tenant } = placeOf(s)
  const [n, v] = [sizeOf(s), valuesOf(s)]
  const where = `$${n + 1}::text = any(f.flags)
    and ($${n + 2}::uuid[] is null or f.unit = any($${n + 2}::uuid[]) or ($${n + 3}::boolean and f.unit is null))
    and (not $${n + 4}::boolean or f.town is not distinct from $${n + 5}::text)
    and (not $${n + 6}::boolean or f.category is not distinct from $${n + 7}::text)`
  const values = [
    ...v,
    a.flag,
    a.units?.filter((u) => u !== null) ?? null,
    a.units?.includes(null) ?? false,
    a.town !== undefined,
    a.town ?? null,
    a.category !== undefined,
    a.category ?? null,
  ]
  const total = await db.one<{ n: number }>(
    sql(`select count(*)::int as n from (${textOf(s)}) f where ${where}`, values),
  )
  const rows = await db.rows<CaseRow>(
    sql(
      `with f as (${textOf(s)}), p as (select f.* from f where ${where} and f.item > $${n + 8} order by f.item limit $${n + 9})
       select p.item, coalesce(p.matter::text, p.item) as id, coalesce(c.ref, t.year || '-' || t.number, '') as ref,
         case when p.matter is null then t.title else c.title end as title, u.name as "unitName", p.at,
         coalesce(c.stage, t.state, '') as state
       from p left join insight.case_line c on c.tenant=$${n + 10} and c.matter=p.matter
       left join insight.notice_fact t on p.kind='notice' and t.tenant=$${n + 10} and t.notice::text=p.item
       left join registry.unit u on u.tenant=$${n + 10} and u.id=coalesce(p.unit, c.unit) order by p.item`,
      [...values, a.after, a.limit, tenant],
    ),
  )
  return { total: total?.n ?? 0, rows }
}
