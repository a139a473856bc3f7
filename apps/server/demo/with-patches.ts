import { uuidv7 } from '@yiwang/kernel'
import { type Db, sql } from '@yiwang/platform/db'
import { systemRandom } from '@yiwang/platform/now'
import { type Change, statementOf } from '@yiwang/platform/write-set'
import type { Patches } from '@yiwang/registry/pack'
import { DEMO_TENANT } from '../cli/publish.ts'

const DAY = 86_400_000
/** What the made-up patches of a kind are called; a kind that is not named here gets none. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  'care-areas': ['昌盛街', '建设街', '文化街', '和平街', '东关街', '西关街'],
  'home-groups': ['第一联户组', '第二联户组', '第三联户组', '第四联户组'],
}
const HOMES = [18, 24, 12, 34, 21, 16]
/** Of the first kind's streets the last two have nobody: one never had, one no longer. */
const LEFT_DAYS = 12

type Person = { id: string; contact: string; area: string }
/** People of the grid teams in the community of the demo's first grid account. */
const peopleThere = (db: Db): Promise<Person[]> =>
  db.rows<Person>(
    sql(
      `select distinct on (o.person) o.person as id, o.contact, g.division as area from identity.account a
         join registry.post p on p.tenant=a.tenant and p.person=a.person and p.kind='grid-team'
         join registry.grid h on h.tenant=p.tenant and h.code=p.grid
         join registry.grid g on g.tenant=h.tenant and g.division=h.division and g.status='current'
         join registry.post o on o.tenant=g.tenant and o.grid=g.code and o.kind='grid-team' and o.valid_to is null
       where a.tenant=$1 and a.username='grid.0001' order by o.person, o.id`,
      [DEMO_TENANT],
    ),
  )

const rowsOf = (kind: Patches, people: readonly Person[], now: number): Change[] => {
  const since = (days: number) => new Date(now - days * DAY)
  const names = NAMES[kind.id] ?? []
  const patches = names.map((name, i) => ({
    tenant: DEMO_TENANT,
    id: uuidv7(now, systemRandom),
    kind: kind.id,
    area: people[0]?.area,
    name,
    homes: HOMES[i],
    valid_from: since(200),
  }))
  const [never, left] = [patches.at(-1), patches.at(-2)]
  const terms = patches
    .filter((p) => p !== never)
    .map((p, i) => ({
      tenant: DEMO_TENANT,
      id: uuidv7(now, systemRandom),
      patch: p.id,
      person: people[i % people.length]?.id,
      contact: people[i % people.length]?.contact,
      valid_from: since(190 - i),
      valid_to: p === left ? since(LEFT_DAYS) : null,
      ended_reason: p === left ? '调离' : null,
    }))
  return [
    { insert: 'registry.patch', rows: patches },
    { insert: 'registry.patch_holder', rows: terms },
  ]
}

/** A few streets and groups of homes in one community, with who looks after them; two of each kind have nobody. Once. */
export const seedPatches = async (db: Db, kinds: readonly Patches[]): Promise<void> => {
  const known = await db.one(sql('select 1 from registry.patch where tenant=$1 limit 1', [DEMO_TENANT]))
  const people = known ? [] : await peopleThere(db)
  if (people.length === 0) return
  for (const kind of kinds) {
    const s = statementOf(DEMO_TENANT, undefined, rowsOf(kind, people, Date.now()))
    await db.one(sql(s.text, s.values))
  }
}
