import { packs } from '@yiwang/packs'
import { type Db, openDb } from '@yiwang/platform/db'
import { hasTenant, seedCounty } from '../demo/county.ts'
import { refusal } from './cli-error.ts'
import { DEMO_NAME, DEMO_TENANT } from './publish.ts'

/** What an opened database holds, as far as a start must know. */
export type Holdings = { readonly demo: number; readonly real: number; readonly staff: number }

export const holdings = async (db: Db): Promise<Holdings> => {
  const { rows } = await db.pool.query(`select count(*) filter (where demo)::int as demo,
    count(*) filter (where not demo)::int as real,
    (select count(*)::int from identity.account where kind='staff' and not disabled) as staff from platform.tenant`)
  return rows[0] as Holdings
}

/** Demo and real data never share a database. @throws CliError naming the way out. */
export const checkMode = (h: Holdings, real: boolean): void => {
  if (real && h.demo > 0)
    throw refusal(
      'HOLDS_DEMO',
      '这个数据库里有演示数据，不能用于正式运行。请换一个空的 YIWANG_VAR 或 DATABASE_URL。数据没有改动。',
      'This database holds demo data and is not for real use. Choose an empty YIWANG_VAR or DATABASE_URL. Nothing was changed.',
    )
  if (!real && h.real > 0)
    throw refusal(
      'HOLDS_REAL',
      '这个数据库里有正式数据，不能以演示方式启动。请用 ./yiwang up --real，或换一个 YIWANG_VAR。数据没有改动。',
      'This database holds real data and is not started as a demo. Use ./yiwang up --real, or another YIWANG_VAR. Nothing was changed.',
    )
}

/** Loads the demo county when it is not there. Returns whether it did. */
export const loadDemo = async (db: Db, o: { tenant?: string; before?(): void } = {}): Promise<boolean> => {
  const tenant = o.tenant ?? DEMO_TENANT
  const pack = packs.find((p) => p.demo)
  if (!pack || (await hasTenant(db, tenant))) return false
  o.before?.()
  await seedCounty({ db, now: Date.now(), tenant, dataDir: new URL('data/', pack.dir), name: DEMO_NAME })
  return true
}

export const readHoldings = async (url: string): Promise<Holdings> => {
  const db = openDb(url, 1)
  try {
    return await holdings(db)
  } finally {
    await db.close()
  }
}
