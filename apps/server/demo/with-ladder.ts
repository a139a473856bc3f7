import type { Pack } from '@yiwang/kernel/pack'
import { typeOf } from '@yiwang/matters/server'
import { packs } from '@yiwang/packs'
import { type Db, openDb, sql } from '@yiwang/platform/db'
import { migrateDatabase } from '@yiwang/platform/migrate'
import { DEMO_TENANT, publishChanged, SINCE } from '../cli/publish.ts'
import { loadDemo } from '../cli/up-state.ts'
import { openDatabase } from '../database.ts'
import { putInForce } from '../releases.ts'
import { seedDesks } from './county.ts'

const DAY = 86_400_000
type Place = { grid: string; community: string; town: string }

/** Where the demo's first grid account works. */
const placeOf = async (db: Db): Promise<Place> => {
  const found = await db.one<Place>(
    sql(
      `select g.code as grid, g.division as community, d.parent as town from identity.account a
       join registry.post p on p.tenant=a.tenant and p.person=a.person and p.kind='grid-team'
       join registry.grid g on g.tenant=p.tenant and g.code=p.grid
       join registry.division d on d.tenant=g.tenant and d.code=g.division
       where a.tenant=$1 and a.username='grid.0001' limit 1`,
      [DEMO_TENANT],
    ),
  )
  if (!found) throw new Error('the demo has no account grid.0001')
  return found
}

/** A desk for each level above the demo's first grid, once. */
export const seedLevels = async (db: Db): Promise<void> => {
  const known = await db.one(
    sql(`select 1 from identity.account where tenant=$1 and username='town-leader'`, [DEMO_TENANT]),
  )
  if (known) return
  const { community, town } = await placeOf(db)
  await seedDesks({
    db,
    tenant: DEMO_TENANT,
    desks: [
      { username: 'community', name: '丁向邻', kind: 'community-officer', level: 'community', area: community },
      { username: 'town-desk', name: '沈知镇', kind: 'town-dispatcher', level: 'town', area: town },
      { username: 'town-leader', name: '贺同商', kind: 'town-leader', level: 'town', area: town },
    ],
  })
}

/**
 * Puts a pack in force beside the demo's own, which stays the one that is taken unasked, with a desk for each level above
 * the demo's first grid; makes the demo county if it is not there. For journeys and pictures. Gives the pack's id.
 */
const putBeside = async (url: string, pack: Pack): Promise<string> => {
  const db = openDb(url, 2)
  try {
    await loadDemo(db)
    await publishChanged(url, DEMO_TENANT)
    await putInForce(db, { tenant: DEMO_TENANT, pack: pack.id, version: pack.version, from: SINCE + DAY })
    await seedLevels(db)
    return pack.id
  } finally {
    await db.close()
  }
}

/** Does so in the installation's own database; prints the id. */
export const putHere = async (pack: Pack | undefined): Promise<void> => {
  if (!pack) throw new Error('no pack says this')
  const opened = await openDatabase(() => undefined)
  try {
    await migrateDatabase(opened.url)
    process.stdout.write(`${await putBeside(opened.url, pack)}\n`)
  } finally {
    await opened.stop()
  }
}

/** The first pack whose matters climb. */
if (import.meta.main) await putHere(packs.find((p) => typeOf(p.pack)?.ladder)?.pack)
