import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { isPostgresIn } from './process-identity.ts'
import { socketUrl } from './socket-dir.ts'

export type PidFile = { pid: number; socketDir: string; status: string }

/** No system hands out this process number, so PostgreSQL's own check finds it dead. */
const NOBODY_PID = 2_147_483_646

const pidPath = (dataDir: string): string => join(dataDir, 'postmaster.pid')

/** The server's own note in the data directory: line 1 pid, line 5 socket folder, line 8 status. */
export const readPidFile = (dataDir: string): PidFile | undefined => {
  try {
    const lines = readFileSync(pidPath(dataDir), 'utf8').split('\n')
    const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10))
    if (!Number.isSafeInteger(pid) || pid === 0) return undefined
    return { pid, socketDir: lines[4] ?? '', status: (lines[7] ?? '').trim() }
  } catch {
    return undefined
  }
}

/** The living server of this data directory, if there is one. */
export const livePostmaster = (dataDir: string): PidFile | undefined => {
  const file = readPidFile(dataDir)
  return file !== undefined && isPostgresIn(file.pid, dataDir) ? file : undefined
}

/**
 * Clears what a killed server left. PostgreSQL does that too, but refuses to start when the old number now belongs to
 * another process; the rest of its note stays, because its check for surviving workers reads it.
 * Only for the owner of the data directory, and only when no server lives.
 */
export const clearDeadPostmaster = (dataDir: string, socketDir: string): void => {
  const file = readPidFile(dataDir)
  if (file !== undefined) {
    const rest = readFileSync(pidPath(dataDir), 'utf8').split('\n').slice(1)
    writeFileSync(pidPath(dataDir), [String(NOBODY_PID), ...rest].join('\n'))
  } else {
    // Empty or torn: PostgreSQL treats it as somebody starting right now and refuses.
    rmSync(pidPath(dataDir), { force: true })
  }
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) rmSync(join(socketDir, name), { force: true })
}

/** Workers of a killed server that have not noticed yet (Linux only; elsewhere they are waited for). */
export const orphansOf = (dataDir: string): number[] => {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid && isPostgresIn(pid, dataDir))
}

/** Runs one function on a short-lived connection over the socket. */
export const withClient = async <T>(
  at: { socketDir: string; database: string },
  work: (client: pg.Client) => Promise<T>,
): Promise<T> => {
  const client = new pg.Client({
    connectionString: socketUrl(at.socketDir, at.database),
    connectionTimeoutMillis: 5000,
    application_name: 'yiwang-launcher',
  })
  client.on('error', () => {
    // A server that goes away under this probe rejects the running query as well; that is where it is handled.
  })
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ESRCH') throw cause
  }
}

const goneWithin = async (dataDir: string, pid: number, ms: number): Promise<boolean> => {
  for (let waited = 0; waited < ms; waited += 20) {
    if (!isPostgresIn(pid, dataDir)) return true
    await wait(20)
  }
  return !isPostgresIn(pid, dataDir)
}

/** Ends a server and waits: fast shutdown, after a minute immediate, at last by force (safe, but recovery follows). */
export const stopPostmaster = async (dataDir: string, pid: number): Promise<void> => {
  for (const [name, ms] of [
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!isPostgresIn(pid, dataDir)) return
    signal(pid, name)
    if (await goneWithin(dataDir, pid, ms)) return
  }
}

/** Ends the orphans of a killed server so that their shared memory is free again. */
export const endOrphans = async (dataDir: string): Promise<void> => {
  for (const name of ['SIGQUIT', 'SIGKILL'] as const) {
    const orphans = orphansOf(dataDir)
    for (const pid of orphans) signal(pid, name)
    for (let waited = 0; waited < 2000 && orphansOf(dataDir).length > 0; waited += 50) await wait(50)
  }
}
