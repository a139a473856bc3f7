import { type Actor, inForce } from '@yiwang/kernel'
import { COUNTY_READERS } from './policy.ts'

/** The same rule as `mayRead`, said as SQL over alias `m`; `at` is the number of the first value. */
export const scopeOf = (a: Actor, now: number, at: number): { text: string; values: unknown[] } => {
  if (a.kind === 'system') return { text: 'true', values: [] }
  if (a.kind !== 'staff') return { text: 'false', values: [] }
  const posts = inForce(a, now)
  const units = [...new Set(posts.flatMap((p) => (p.unit ? [p.unit] : [])))]
  const values: unknown[] = [units, a.person]
  const notRecused = `(m.accused_unit is null or not m.accused_unit = any($${at}::uuid[])) and (m.accused_person is null or $${at + 1}::text is null or strpos(m.accused_person, $${at + 1}::text) = 0)`
  if (posts.some((p) => COUNTY_READERS.has(p.kind))) return { text: notRecused, values }
  const work = posts
    .filter((p) => p.kind === 'handler' || p.kind === 'unit-leader')
    .flatMap((p) => (p.unit ? [p.unit] : []))
  const pick = (kinds: string[], key: 'grid' | 'area') =>
    posts.filter((p) => kinds.includes(p.kind)).flatMap((p) => (p[key] ? [p[key] as string] : []))
  values.push(
    work,
    pick(['grid-team'], 'grid'),
    pick(['community-officer'], 'area'),
    pick(['town-dispatcher', 'town-leader'], 'area'),
  )
  const reach = `(m.units && $${at + 2}::uuid[] or m.grid = any($${at + 3}::text[]) or m.community = any($${at + 4}::text[]) or m.town = any($${at + 5}::text[]))`
  return { text: `${notRecused} and ${reach}`, values }
}
