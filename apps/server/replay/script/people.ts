import type { Actor, HeldPost, Level } from '@yiwang/kernel'
import { type Db, sql } from '@yiwang/platform/db'
import { type Cast, loadCast } from '../cast.ts'

/** Where a case plays. */
export type Spot = { readonly grid: string; readonly community: string; readonly town: string }
/** Those who act at the places of a county, with the posts they hold now. */
export type People = Cast & {
  readonly version: string
  spot(grid: string): Spot
  /** Current grids that somebody works on, in order. */
  readonly grids: readonly string[]
  /** `grid`, `community`, `town`, `town-leader`, `desk:…`, `unit:…`, `anyone`. */
  who(name: string, spot: Spot): Actor
  person(code: string): string
}

const POST: Readonly<Record<string, { kind: string; place: keyof Spot }>> = {
  grid: { kind: 'grid-team', place: 'grid' },
  community: { kind: 'community-officer', place: 'community' },
  town: { kind: 'town-dispatcher', place: 'town' },
  'town-leader': { kind: 'town-leader', place: 'town' },
}

type Held = { id: string; kind: string; level: Level; place: string; unit: string | null; person: string; name: string }
const HELD = `select p.id, p.kind, p.level, coalesce(p.grid, p.area) as place, p.unit, n.id as person, n.name
  from registry.post p join registry.person n on n.tenant=p.tenant and n.id=p.person
  where p.tenant=$1 and p.valid_to is null and p.kind in ('grid-team','community-officer','town-dispatcher','town-leader')
  order by p.slot, p.id`
const actorOf = (tenant: string, h: Held): Actor => {
  const on = h.kind === 'grid-team' ? { grid: h.place, area: null } : { grid: null, area: h.place }
  const post: HeldPost = { id: h.id, kind: h.kind, level: h.level, unit: h.unit, from: 0, to: null, ...on }
  return { kind: 'staff', tenant, account: h.person, person: h.person, name: h.name, posts: [post] }
}

const codes = async (db: Db, tenant: string): Promise<Map<string, string>> => {
  const rows = await db.rows<{ code: string; id: string }>(
    sql('select code, id from registry.person where tenant=$1', [tenant]),
  )
  return new Map(rows.map((r) => [r.code, r.id]))
}
const spots = async (db: Db, tenant: string): Promise<Map<string, Spot>> => {
  const rows = await db.rows<Spot>(
    sql(
      `select g.code as grid, g.division as community, g.town from registry.grid g where g.tenant=$1 and g.status='current'`,
      [tenant],
    ),
  )
  return new Map(rows.map((r) => [r.grid, r]))
}
/** Tells whether the registry has changed since somebody looked. */
export const versionOf = async (db: Db, tenant: string): Promise<string> =>
  (
    await db.one<{ n: string }>(
      sql(
        `select n::text || '.' || (select count(*) from registry.post where tenant=$1) as n
     from registry.version where tenant=$1`,
        [tenant],
      ),
    )
  )?.n ?? ''

const must = <T>(v: T | undefined, what: string): T => {
  if (v === undefined) throw new Error(`the story has no ${what}`)
  return v
}
export const loadPeople = async (db: Db, tenant: string): Promise<People> => {
  const cast = await loadCast(db, tenant)
  const [version, held, places, people] = await Promise.all([
    versionOf(db, tenant),
    db.rows<Held>(sql(HELD, [tenant])),
    spots(db, tenant),
    codes(db, tenant),
  ])
  // The last of a place: the seat that keeps daily contact, after those of the leading group.
  const posts = new Map(held.map((h) => [`${h.kind} ${h.place}`, actorOf(tenant, h)]))
  const who = (name: string, spot: Spot): Actor => {
    const [kind = '', code = ''] = name.split(':')
    if (kind === 'desk') return cast.desk(code)
    if (kind === 'unit') return cast.handler(code)
    if (kind === 'anyone' || kind === 'raiser') return cast.resident
    const p = must(POST[kind], `actor ${name}`)
    return must(posts.get(`${p.kind} ${spot[p.place]}`), `${p.kind} of ${spot[p.place]}`)
  }
  const worked = new Set(held.filter((h) => h.kind === 'grid-team').map((h) => h.place))
  return {
    ...cast,
    version,
    who,
    grids: [...places.keys()].filter((g) => worked.has(g)).sort(),
    spot: (grid) => (grid === '' ? { grid: '', community: '', town: '' } : must(places.get(grid), `grid ${grid}`)),
    person: (code) => must(people.get(code), `person ${code}`),
  }
}

/**
 * Posts for those who head and chair the levels above the grid, as a roster to import: of each community the second seat
 * of a team, of each town the two of its office.
 */
export const officersRoster = async (db: Db, tenant: string, from: string): Promise<string> => {
  const rows = await db.rows<{ person: string; kind: string; area: string }>(
    sql(
      `(select distinct on (g.division) n.code as person, 'community-officer' as kind, g.division as area
         from registry.grid g join registry.post p on p.tenant=g.tenant and p.grid=g.code and p.slot='2' and p.valid_to is null
         join registry.person n on n.tenant=p.tenant and n.id=p.person
         where g.tenant=$1 and g.status='current' order by g.division, p.id)
       union all
       (select distinct on (p.kind, u.area) n.code, case p.kind when 'handler' then 'town-dispatcher' else 'town-leader' end, u.area
         from registry.unit u join registry.post p on p.tenant=u.tenant and p.unit=u.id and p.kind in ('handler','unit-leader')
         join registry.person n on n.tenant=p.tenant and n.id=p.person
         where u.tenant=$1 and u.level='town' order by p.kind, u.area, p.id)`,
      [tenant],
    ),
  )
  return ['person,kind,area,from', ...rows.map((r) => `${r.person},${r.kind},${r.area},${from}`)].join('\n')
}
