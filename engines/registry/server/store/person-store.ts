import { type Reader, sql } from '@yiwang/platform/db'
import type { PeopleScope } from '../scope.ts'

export type Person = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly gender: string | null
  readonly phone: string | null
  readonly unit: string | null
  readonly active: boolean
}
const COLUMNS = 'id, code, name, gender, phone, unit, active'

export const findPerson = (db: Reader, tenant: string, id: string): Promise<Person | undefined> =>
  db.one<Person>(sql(`select ${COLUMNS} from registry.person where tenant=$1 and id=$2`, [tenant, id]))

/** Everybody in the roster, by code. */
export const allPeople = (db: Reader, tenant: string): Promise<Person[]> =>
  db.rows<Person>(sql(`select ${COLUMNS} from registry.person where tenant=$1 order by code`, [tenant]))

/** A part of a name or a code as a pattern for `like`, its wildcards taken literally. */
const likePattern = (find: string): string => `%${find.trim().replace(/[\\%_]/g, (c) => `\\${c}`)}%`

type PeopleFilter = {
  readonly limit: number
  readonly now: number
  readonly find: string | undefined
  readonly scope: PeopleScope
}
/** For a list: active people by code with the number of posts in force; no personal telephone numbers. */
export const peopleList = ({ limit, now, find, scope }: PeopleFilter) => ({
  text: `select p.id, p.code, p.name, u.name as "unitName", (select count(*)::int from registry.post t where
      t.tenant=p.tenant and t.person=p.id and t.valid_from <= $4 and (t.valid_to is null or t.valid_to > $4)) as posts
    from registry.person p left join registry.unit u on u.tenant=p.tenant and u.id=p.unit
    where p.tenant=$1 and p.active and (p.id=$5::uuid or exists (select 1 from registry.division d, unnest($7::text[]) area
        where d.tenant=$1 and d.parent is null and starts_with(d.code, area)))
      and ($6::text is null or p.name like $6::text or p.code like $6::text)
    order by p.code limit $3`,
  values: [limit, new Date(now), scope.self, find === undefined ? null : likePattern(find), scope.areas],
})
