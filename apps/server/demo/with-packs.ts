import { uuidv7 } from '@yiwang/kernel'
import { partsOf } from '@yiwang/kernel/pack'
import { packs } from '@yiwang/packs'
import { type Db, openDb, sql } from '@yiwang/platform/db'
import { systemRandom } from '@yiwang/platform/now'
import { statementOf } from '@yiwang/platform/write-set'
import type { Patches, Pool } from '@yiwang/registry/pack'
import { DEMO_TENANT, publishChanged, SINCE } from '../cli/publish.ts'
import { loadDemo } from '../cli/up-state.ts'
import { putInForce, rowsOf } from '../releases.ts'
import { seedLevels } from './with-ladder.ts'
import { seedPatches } from './with-patches.ts'

const DAY = 86_400_000
const PEOPLE = 6
/** Days the certificates of the last two still run; the others' run long. */
const RUNNING_OUT: Readonly<Record<number, number>> = { 4: 12, 5: -40 }

/** A few made-up people in each pool that stands empty, so that somebody can be chosen from it. */
const fillPool = async (db: Db, pool: Pool): Promise<void> => {
  const known = await db.one(
    sql('select 1 from registry.pool_member where tenant=$1 and pool=$2 limit 1', [DEMO_TENANT, pool.id]),
  )
  if (known) return
  const people = await db.rows<{ id: string; name: string; town: string }>(
    sql(
      `select p.id, p.name, t.name as town from
         (select id, name, row_number() over (order by code) as n from registry.person where tenant=$1) p
         join (select name, row_number() over (order by code) as n from registry.division where tenant=$1 and kind='town') t using (n)
       where n <= $2 order by n`,
      [DEMO_TENANT, PEOPLE],
    ),
  )
  const certificate = (i: number) => ({
    certificate: `TJ-000${i + 1}`,
    valid_until: new Date(Date.now() + (RUNNING_OUT[i] ?? 700) * DAY),
  })
  const rows = people.map((p, i) => ({
    tenant: DEMO_TENANT,
    id: uuidv7(Date.now(), systemRandom),
    pool: pool.id,
    person: p.id,
    name: p.name,
    unit_name: p.town,
    fields: pool.fields.slice(i, i + 2).map((f) => f.id),
    ...(pool.certified ? certificate(i) : {}),
  }))
  const s = statementOf(DEMO_TENANT, undefined, [{ insert: 'registry.pool_member', rows }])
  await db.one(sql(s.text, s.values))
}

export type Mechanism = { readonly mechanism: string; readonly zh: string; readonly en: string }
const others = () => packs.filter((p) => !p.demo && p.pack.mechanism !== 'none')

/** Two people in each pool of those mechanisms that stands empty, and their patches. */
export const fillIn = async (url: string): Promise<void> => {
  const db = openDb(url, 1)
  try {
    for (const pool of others().flatMap((p) => partsOf<Pool>(p.pack, 'registry.pool'))) await fillPool(db, pool)
    await seedPatches(
      db,
      others().flatMap((p) => partsOf<Patches>(p.pack, 'registry.patches')),
    )
  } finally {
    await db.close()
  }
}

/**
 * Puts every mechanism this build carries in force in the demo county, with a desk for each level. The demo's own came first and stays the one that is taken unasked. Gives what they are called, in the order of the build.
 */
export const putPacks = async (url: string): Promise<readonly Mechanism[]> => {
  const db = openDb(url, 2)
  try {
    await loadDemo(db)
    await publishChanged(url, DEMO_TENANT)
    const more = others()
    for (const { pack } of more)
      await putInForce(db, { tenant: DEMO_TENANT, pack: pack.id, version: pack.version, from: SINCE + DAY })
    await seedLevels(db)
    return more.map((p) => ({
      mechanism: p.pack.mechanism,
      zh: rowsOf(p, 'zh-CN')['pack.name'] ?? p.pack.id,
      en: rowsOf(p, 'en')['pack.name'] ?? p.pack.id,
    }))
  } finally {
    await db.close()
  }
}
