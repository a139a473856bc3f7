import { type Reader, sql } from '@yiwang/platform/db'
import type { Tx } from '@yiwang/platform/engine'
import type { SlotCount } from '../domain/team.ts'

/**
 * Scalar subselect over alias `a` (identity.account: tenant, person): every post of the account's person, ended ones
 * included, as JSON in the shape of the kernel's HeldPost; times in ms. Which are in force is told by `inForce`.
 */
export const POSTS_SQL = `(select coalesce(json_agg(json_build_object('id',p.id,'kind',p.kind,'level',p.level,
  'unit',p.unit,'grid',p.grid,'area',p.area,'from',(extract(epoch from p.valid_from)*1000)::bigint,
  'to',(extract(epoch from p.valid_to)*1000)::bigint) order by p.valid_from, p.id),'[]'::json)
  from registry.post p where p.tenant=a.tenant and p.person=a.person)`

/** A row of registry.post; times in ms, `to` exclusive. */
export type Post = {
  readonly id: string
  readonly person: string
  readonly kind: string
  readonly level: string
  readonly unit: string | null
  readonly grid: string | null
  readonly area: string | null
  readonly slot: string | null
  readonly duty: string
  readonly contact: string
  readonly from: number
  readonly to: number | null
}
const COLUMNS = `id, person, kind, level, unit, grid, area, slot, duty, contact,
  (extract(epoch from valid_from)*1000)::float8 as "from", (extract(epoch from valid_to)*1000)::float8 as "to"`
const OPEN = '(valid_to is null or valid_to > $2)'

export const findPost = (db: Reader, tenant: string, id: string): Promise<Post | undefined> =>
  db.one<Post>(sql(`select ${COLUMNS} from registry.post where tenant=$1 and id=$2`, [tenant, id]))

/** Posts whose term has not ended at `now`; a term that starts later counts. */
export const openPostsOfGrids = (db: Reader, at: { tenant: string; now: number }, grids: readonly string[]) =>
  db.rows<Post>(
    sql(`select ${COLUMNS} from registry.post where tenant=$1 and grid=any($3::text[]) and ${OPEN} order by id`, [
      at.tenant,
      new Date(at.now),
      grids,
    ]),
  )
export const openPostsOfAreas = (db: Reader, at: { tenant: string; now: number }, areas: readonly string[]) =>
  db.rows<Post>(
    sql(`select ${COLUMNS} from registry.post where tenant=$1 and area=any($3::text[]) and ${OPEN} order by id`, [
      at.tenant,
      new Date(at.now),
      areas,
    ]),
  )
export const openPostsOfPerson = (db: Reader, at: { tenant: string; now: number }, person: string) =>
  db.rows<Post>(
    sql(`select ${COLUMNS} from registry.post where tenant=$1 and person=$3 and ${OPEN} order by id`, [
      at.tenant,
      new Date(at.now),
      person,
    ]),
  )
/** Every term ever, ended ones included. */
export const allPosts = (db: Reader, tenant: string): Promise<Post[]> =>
  db.rows<Post>(sql(`select ${COLUMNS} from registry.post where tenant=$1 order by valid_from, id`, [tenant]))

/** A term of one kind of post at a grid, a division or a unit; times in ms, `to` exclusive. Nobody's name. */
export type Tenure = { readonly place: string; readonly from: number; readonly to: number | null }
/** Every term ever of one kind of post. */
export const tenuresOf = (db: Reader, tenant: string, kind: string): Promise<Tenure[]> =>
  db.rows<Tenure>(
    sql(
      `select coalesce(grid, unit::text, area) as place, (extract(epoch from valid_from)*1000)::float8 as "from",
         (extract(epoch from valid_to)*1000)::float8 as "to"
       from registry.post where tenant=$1 and kind=$2 and coalesce(grid, unit::text, area) is not null order by valid_from, id`,
      [tenant, kind],
    ),
  )

/** An account of somebody who holds a kind of post at a grid, a division or a unit. */
export type Holder = { readonly place: string; readonly account: string }
/** Accounts of those who hold one kind of post at `now`; disabled ones left out. */
export const holdersOf = (db: Reader, at: { tenant: string; now: number }, kind: string): Promise<Holder[]> =>
  db.rows<Holder>(
    sql(
      `select distinct coalesce(p.grid, p.unit::text, p.area) as place, a.id as account
       from registry.post p join identity.account a on a.tenant=p.tenant and a.person=p.person and not a.disabled
       where p.tenant=$1 and p.kind=$3 and p.valid_from <= $2 and (p.valid_to is null or p.valid_to > $2)
         and coalesce(p.grid, p.unit::text, p.area) is not null order by 1, 2`,
      [at.tenant, new Date(at.now), kind],
    ),
  )

export type TeamMember = {
  readonly post: string
  readonly person: string
  readonly name: string
  readonly kind: string
  readonly slot: string | null
  readonly unit: string | null
  readonly duty: string
  readonly contact: string
  readonly from: number
  readonly to: number | null
}
/** Holders of posts on one grid, in force at `now`, by slot; no personal telephone numbers. */
export const teamOfGrid = (db: Reader, at: { tenant: string; now: number }, grid: string): Promise<TeamMember[]> =>
  db.rows<TeamMember>(
    sql(
      `select p.id as post, p.person, n.name, p.kind, p.slot, p.unit, p.duty, p.contact,
         (extract(epoch from p.valid_from)*1000)::float8 as "from", (extract(epoch from p.valid_to)*1000)::float8 as "to"
       from registry.post p join registry.person n on n.tenant=p.tenant and n.id=p.person
       where p.tenant=$1 and p.grid=$3 and p.valid_from <= $2 and (p.valid_to is null or p.valid_to > $2)
       order by p.slot, p.valid_from, p.id`,
      [at.tenant, new Date(at.now), grid],
    ),
  )

/** How the slots of teams are held at `now`; all grids unless some are named. */
export const slotCounts = (
  db: Reader,
  at: { tenant: string; now: number },
  grids?: readonly string[],
): Promise<SlotCount[]> =>
  db.rows<SlotCount>(
    sql(
      `select grid, slot, count(distinct person) filter (where valid_from <= $2 and (valid_to is null or valid_to > $2))::int
         as filled, (extract(epoch from max(valid_to) filter (where valid_to <= $2))*1000)::float8 as "lastEnd"
       from registry.post where tenant=$1 and grid is not null and slot is not null${grids ? ' and grid=any($3::text[])' : ''}
       group by grid, slot`,
      [at.tenant, new Date(at.now), ...(grids ? [grids] : [])],
    ),
  )

/** Lets the rights of these people be read anew at their next request. */
export const refreshRights = async (tx: Tx, tenant: string, people: readonly string[]): Promise<void> => {
  if (people.length === 0) return
  await tx.change(
    sql('update identity.account set epoch=epoch+1 where tenant=$1 and person=any($2::uuid[])', [
      tenant,
      [...new Set(people)],
    ]),
  )
}

/** Columns of registry.post, for a write set. */
export const postRow = (tenant: string, p: Post): Record<string, unknown> => ({
  tenant,
  id: p.id,
  person: p.person,
  kind: p.kind,
  level: p.level,
  unit: p.unit,
  grid: p.grid,
  area: p.area,
  slot: p.slot,
  duty: p.duty,
  contact: p.contact,
  valid_from: new Date(p.from),
  valid_to: p.to === null ? null : new Date(p.to),
  ended_reason: null,
})
