import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import pg from 'pg'
import { startEmbedded } from '../postgres/embedded.ts'
import { takeOwnership } from '../postgres/lock.ts'
import { livePostmaster, stopPostmaster } from '../postgres/postmaster.ts'

/** The server of one test run: `url` of its maintenance database, the `template` to copy, and its end. */
export type TestServer = { url: string; template: string; stop(): Promise<void> }

const FOLDER = 'yiwang-test-'

/** The same connection string with another database. */
export const withDatabase = (url: string, database: string): string => {
  // The URL class drops the empty host of a socket address, so only the path is replaced.
  const [, head = '', tail = ''] = /^([a-z]+:\/\/[^/?]*)(?:\/[^?]*)?(\?.*)?$/.exec(url) ?? []
  return `${head}/${encodeURIComponent(database)}${tail}`
}

/** Runs one statement on a connection of its own. */
export const runOn = async (url: string, statement: string): Promise<pg.QueryResult> => {
  const client = new pg.Client({ connectionString: url, application_name: 'yiwang-test-setup' })
  client.on('error', () => {
    // A server that dies under the statement rejects it as well.
  })
  await client.connect()
  try {
    return await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Stops servers and removes folders of test runs that were killed; those of living runs hold their lock. */
export const sweepDeadRuns = async (root = tmpdir()): Promise<number> => {
  let swept = 0
  for (const name of readdirSync(root).filter((entry) => entry.startsWith(FOLDER))) {
    const dataDir = join(root, name, 'postgres')
    // A folder without a lock file is just being made.
    if (!existsSync(`${dataDir}.lock`)) continue
    const lock = await takeOwnership(dataDir).catch(() => undefined)
    if (lock === undefined) continue
    const live = livePostmaster(dataDir)
    if (live !== undefined) {
      await stopPostmaster(dataDir, live.pid)
      rmSync(live.socketDir, { recursive: true, force: true })
    }
    rmSync(join(root, name), { recursive: true, force: true })
    lock.release()
    rmSync(join(root, name), { recursive: true, force: true })
    swept += 1
  }
  return swept
}

const startOwn = async (): Promise<{ url: string; stop(): Promise<void> }> => {
  await sweepDeadRuns()
  const dir = mkdtempSync(join(tmpdir(), FOLDER))
  const server = await startEmbedded({ dataDir: join(dir, 'postgres'), fsync: false }).catch((cause) => {
    rmSync(dir, { recursive: true, force: true })
    throw cause
  })
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

type Migrate = (url: string) => Promise<unknown>

const findMigrate = async (): Promise<Migrate | undefined> => {
  const path = fileURLToPath(new URL('../migrate.ts', import.meta.url))
  if (!existsSync(path)) return undefined
  const found = (await import(pathToFileURL(path).href)) as { migrateDatabase?: Migrate }
  return found.migrateDatabase
}

const makeTemplate = async (url: string, template: string): Promise<void> => {
  await runOn(url, `CREATE DATABASE ${template} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'`)
  const migrate = await findMigrate()
  await migrate?.(withDatabase(url, template))
  // Closed for connections, because a copy fails while anybody is in it.
  await runOn(url, `ALTER DATABASE ${template} WITH ALLOW_CONNECTIONS false`)
}

const dropAll = async (url: string, template: string): Promise<void> => {
  const { rows } = await runOn(url, `SELECT datname FROM pg_database WHERE datname LIKE '${template}%'`)
  for (const { datname } of rows as { datname: string }[]) await runOn(url, `DROP DATABASE ${datname} WITH (FORCE)`)
}

/**
 * The server for a run's database tests, with a migrated template: the one named by `YIWANG_TEST_DATABASE_URL` (its
 * user must be allowed to create databases; only databases of this run are made and dropped there), else a built-in one
 * with `fsync=off` in a temp folder. The template is built by `migrateDatabase(url)` of `platform/migrate.ts` if present.
 */
export const startTestServer = async (): Promise<TestServer> => {
  const given = process.env.YIWANG_TEST_DATABASE_URL
  const server = given ? { url: given, stop: async () => undefined } : await startOwn()
  const template = `yw_t_${randomBytes(5).toString('hex')}`
  const stop = async (): Promise<void> => {
    if (given) await dropAll(given, template)
    await server.stop()
  }
  try {
    await makeTemplate(server.url, template)
  } catch (cause) {
    await stop()
    throw cause
  }
  return { url: server.url, template, stop }
}
