import type { Actor, HeldPost } from '@yiwang/kernel'
import { type Db, openDb, sql } from '@yiwang/platform/db'
import { seededRandom } from '@yiwang/platform/now'
import { type FreshDatabase, freshDatabase } from '@yiwang/platform/testing/postgres'
import { POST_KINDS } from '@yiwang/registry/pack'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mayRead, type Seen } from './policy.ts'
import { scopeOf } from './scope.ts'

const NOW = Date.UTC(2026, 5, 5, 2)
const TENANT = 'testland'
const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const random = seededRandom(3)
const below = (n: number) => (random(1)[0] as number) % n
const pick = <T>(of: readonly T[]): T => of[below(of.length)] as T
const few = <T>(of: readonly T[]): T[] => of.filter(() => below(3) === 0)

const UNITS = [1, 2, 3, 4].map(uuid)
const PEOPLE = [11, 12, 13].map(uuid)
const [TOWNS, VILLAGES, GRIDS] = [
  ['370828001', '370828002'],
  ['370828001001', '370828002001'],
  ['370828001001001', '370828002001001'],
]
const KINDS = Object.keys(POST_KINDS)

type Row = Seen & { id: string }
const matter = (n: number): Row => ({
  id: uuid(1000 + n),
  town: pick([...TOWNS, null]),
  community: pick([...VILLAGES, null]),
  grid: pick([...GRIDS, null]),
  unit: pick([...UNITS, null]),
  units: few(UNITS),
  accused_unit: pick([...UNITS, null, null, null, null]),
  accused_person: pick([...PEOPLE, '', null, null, null]),
  readers: below(3) === 0 ? few(KINDS) : null,
})
const post = (n: number): HeldPost => {
  const ended = below(6) === 0
  return {
    id: uuid(5000 + n),
    kind: pick(KINDS),
    level: 'county',
    unit: pick([...UNITS, null]),
    grid: pick([...GRIDS, null]),
    area: pick([...TOWNS, ...VILLAGES, '370828', null]),
    from: below(8) === 0 ? NOW + 1 : 0,
    to: ended ? NOW : null,
  }
}
const actor = (n: number): Actor => ({
  kind: pick(['staff', 'staff', 'staff', 'staff', 'staff', 'resident', 'anonymous', 'system'] as const),
  tenant: TENANT,
  account: uuid(7000 + n),
  person: pick([...PEOPLE, null]),
  name: '王**',
  posts: Array.from({ length: below(4) }, (_, i) => post(n * 10 + i)),
})

let fresh: FreshDatabase
let db: Db
beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDb(fresh.url, 2)
})
afterAll(async () => {
  await db?.close()
  await fresh?.drop()
})

test('the scope in SQL and the policy agree on 3,000 pairs of a person and a matter', async () => {
  const rows = Array.from({ length: 50 }, (_, n) => matter(n))
  for (const m of rows)
    await db.rows(
      sql(
        `insert into matters.matter(tenant, id, ref, pack, version, type, stage, super, level, title, text, channel, opened_at,
           town, community, grid, unit, units, accused_unit, accused_person, readers)
         values($1,$2::uuid,$2::uuid::text,'p',1,'appeal','triage','open','grid','','','web',now(),$3,$4,$5,$6,$7,$8,$9,$10)`,
        [TENANT, m.id, m.town, m.community, m.grid, m.unit, m.units, m.accused_unit, m.accused_person, m.readers],
      ),
    )
  let [seen, hidden] = [0, 0]
  for (let n = 0; n < 60; n++) {
    const a = actor(n)
    const scope = scopeOf(a, NOW, 2)
    const found = await db.rows<{ id: string }>(
      sql(`select m.id from matters.matter m where m.tenant=$1 and (${scope.text})`, [TENANT, ...scope.values]),
    )
    const inSql = new Set(found.map((r) => r.id))
    for (const m of rows) {
      const said = mayRead(a, m, NOW).ok
      if (said !== inSql.has(m.id)) throw new Error(`disagree: ${JSON.stringify({ a, m, said })}`)
      if (said) seen++
      else hidden++
    }
  }
  expect(seen + hidden).toBe(3000)
  // Neither side may be empty, or the agreement would say nothing.
  expect(Math.min(seen, hidden)).toBeGreaterThan(300)
})
