import { type Reader, sql } from '@yiwang/platform/db'
import type { Change } from '@yiwang/platform/write-set'
import type { UnitLink } from '../domain/unit-link.ts'

const COLUMNS = `id, unit, grid, area, (extract(epoch from valid_from)*1000)::float8 as "from",
  (extract(epoch from valid_to)*1000)::float8 as "to", ended_reason as ended`

/** Every link ever, ended ones included. */
export const allLinks = (db: Reader, tenant: string): Promise<UnitLink[]> =>
  db.rows<UnitLink>(sql(`select ${COLUMNS} from registry.unit_link where tenant=$1 order by valid_from, id`, [tenant]))
export const linksOfUnit = (db: Reader, tenant: string, unit: string): Promise<UnitLink[]> =>
  db.rows<UnitLink>(
    sql(`select ${COLUMNS} from registry.unit_link where tenant=$1 and unit=$2 order by valid_from, id`, [
      tenant,
      unit,
    ]),
  )
export const findLink = (db: Reader, tenant: string, id: string): Promise<UnitLink | undefined> =>
  db.one<UnitLink>(sql(`select ${COLUMNS} from registry.unit_link where tenant=$1 and id=$2 for update`, [tenant, id]))
/** Links of grids and divisions that have not ended at `now`; one that starts later counts. */
export const openLinksOf = (
  db: Reader,
  at: { tenant: string; now: number },
  codes: readonly string[],
): Promise<UnitLink[]> =>
  db.rows<UnitLink>(
    sql(
      `select ${COLUMNS} from registry.unit_link where tenant=$1 and (grid=any($3::text[]) or area=any($3::text[]))
         and (valid_to is null or valid_to > $2) order by id`,
      [at.tenant, new Date(at.now), codes],
    ),
  )

/** Columns of registry.unit_link, for a write set. */
export const linkRow = (tenant: string, l: UnitLink): Record<string, unknown> => ({
  tenant,
  id: l.id,
  unit: l.unit,
  grid: l.grid,
  area: l.area,
  valid_from: new Date(l.from),
  valid_to: l.to === null ? null : new Date(l.to),
  ended_reason: l.ended,
})

/** Ends links at a time; one that has not begun ends where it would have begun. They stay with their place as history. */
export const endLinks = (
  tenant: string,
  links: readonly UnitLink[],
  { at, reason }: { at: number; reason: string },
): Change => ({
  update: 'registry.unit_link',
  key: ['tenant', 'id'],
  rows: links.map((l) => ({
    tenant,
    id: l.id,
    valid_to: new Date(Math.max(at, l.from)),
    ended_reason: reason,
  })),
})
