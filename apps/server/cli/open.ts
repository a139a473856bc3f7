import { silentLog } from '@yiwang/platform/log'
import { migrateDatabase, migrations } from '@yiwang/platform/migrate'
import pg from 'pg'
import { repairXids } from '../backup/repair-xids.ts'
import { type Composed, compose } from '../compose.ts'
import { type OpenedDatabase, openDatabase } from '../database.ts'
import { refusal } from './cli-error.ts'
import type { Voice } from './voice.ts'

export type OpenOptions = {
  readonly voice: Voice
  /** Works beside a running `up` on the same data; without it the command wants the data for itself. */
  readonly beside?: boolean
}

/** Names of migrations that ran, oldest first; none in an empty database. */
export const appliedMigrations = async (url: string): Promise<string[]> => {
  const c = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  await c.connect()
  try {
    const there = await c.query("select to_regclass('yiwang.migration') as t")
    if (there.rows[0].t === null) return []
    const { rows } = await c.query("select name from yiwang.migration where name <> '-lock-' order by name")
    return rows.map((r) => r.name as string)
  } finally {
    await c.end()
  }
}

export const pendingMigrations = async (url: string): Promise<string[]> => {
  const applied = new Set(await appliedMigrations(url))
  return migrations()
    .map((m) => m.name)
    .filter((name) => !applied.has(name))
}

/** Our own embedded data is brought up to date on the way; a database we share is changed by `migrate` and `up` only. */
const upToDate = async (d: OpenedDatabase, v: Voice): Promise<void> => {
  if (d.own) {
    await migrateDatabase(d.url)
    await repairXids(d.url, (zh, en) => v.step(zh, en))
    return
  }
  const pending = await pendingMigrations(d.url)
  if (pending.length > 0)
    throw refusal(
      'OLD_SCHEMA',
      `数据库结构还差 ${pending.length} 步。请先运行 ./yiwang migrate。`,
      `The database lacks ${pending.length} migrations. Run ./yiwang migrate first.`,
    )
}

/** Opens the database for one command and lets go of it whatever happens. */
export const withDatabase = async <T>(o: OpenOptions, work: (d: OpenedDatabase) => Promise<T>): Promise<T> => {
  const say = (line: string) => {
    const [zh = line, en = line] = line.split(' · ')
    o.voice.step(zh, en)
  }
  const database = await openDatabase(say, { beside: o.beside ?? false })
  try {
    return await work(database)
  } finally {
    await database.stop()
  }
}

/** As {@link withDatabase}, with the schema checked and the engines put together. */
export const withPlatform = <T>(o: OpenOptions, work: (c: Composed, d: OpenedDatabase) => Promise<T>): Promise<T> =>
  withDatabase(o, async (d) => {
    await upToDate(d, o.voice)
    const composed = await compose({ url: d.url, log: silentLog, pool: 3 })
    try {
      return await work(composed, d)
    } finally {
      await composed.db.close()
    }
  })
