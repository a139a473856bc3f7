import { type Actor, type HeldPost, inForce } from '@yiwang/kernel'
import { COUNTY_READERS } from './policy.ts'

type Reach = {
  readonly kinds: readonly string[]
  readonly of: (p: HeldPost) => string | null
  readonly sql: (n: number) => string
}
/** What each kind of post reaches, as `reaches` says it for one row. */
const REACHES: readonly Reach[] = [
  { kinds: ['handler', 'unit-leader'], of: (p) => p.unit, sql: (n) => `m.units && $${n}::uuid[]` },
  { kinds: ['grid-team'], of: (p) => p.grid, sql: (n) => `m.grid = any($${n}::text[])` },
  { kinds: ['community-officer'], of: (p) => p.area, sql: (n) => `m.community = any($${n}::text[])` },
  { kinds: ['town-dispatcher', 'town-leader'], of: (p) => p.area, sql: (n) => `m.town = any($${n}::text[])` },
]

/** The same rule as `mayRead`, said as SQL over alias `m`; `at` is the number of the first value. */
export const scopeOf = (a: Actor, now: number, at: number): { text: string; values: unknown[] } => {
  if (a.kind === 'system') return { text: 'true', values: [] }
  if (a.kind !== 'staff') return { text: 'false', values: [] }
  const posts = inForce(a, now)
  const units = [...new Set(posts.flatMap((p) => (p.unit ? [p.unit] : [])))]
  const values: unknown[] = [units, a.person]
  const notRecused = `(m.accused_unit is null or not m.accused_unit = any($${at}::uuid[])) and (m.accused_person is null or $${at + 1}::text is null or strpos(m.accused_person, $${at + 1}::text) = 0)`
  const next = (v: unknown): number => at + values.push(v) - 1
  const county = posts.filter((p) => COUNTY_READERS.has(p.kind)).map((p) => p.kind)
  const terms = county.length ? [`m.readers is null or m.readers && $${next(county)}::text[]`] : []
  for (const r of REACHES)
    for (const kind of r.kinds) {
      const of = posts.filter((p) => p.kind === kind).flatMap((p) => r.of(p) ?? [])
      if (of.length === 0) continue
      // An ordinary matter is already the county reader's; only a restricted one needs the narrower post.
      const listed = `m.readers @> array['${kind}']`
      terms.push(`${r.sql(next(of))} and (${county.length ? listed : `m.readers is null or ${listed}`})`)
    }
  return { text: `${notRecused} and (${terms.map((t) => `(${t})`).join(' or ') || 'false'})`, values }
}
