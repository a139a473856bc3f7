import { createHash } from 'node:crypto'
import { chmodSync, realpathSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { EmbeddedError } from './errors.ts'
import { logSince, logSize } from './log-file.ts'
import {
  clearDeadPostmaster,
  endOrphans,
  livePostmaster,
  type PidFile,
  stopPostmaster,
  withClient,
} from './postmaster.ts'
import { giveTo, type RunAs, spawnAs } from './run-as.ts'
import { makeSocketDir } from './socket-dir.ts'

/** What a start is doing; `progressWords` has the sentence. */
export type Step = 'init' | 'adopt' | 'start' | 'recover' | 'restart'

export type Cluster = {
  dataDir: string
  binaries: Binaries
  as: RunAs
  fsync: boolean
  log: { path: string; fd: number }
  onStep(step: Step): void
}

export type Running = { pid: number; socketDir: string; adopted: boolean }

const READY_LIMIT_MS = 600_000
const ORPHAN_MESSAGE = 'pre-existing shared memory block'
const CATALOG_DATABASE = 'postgres'

const settings = (fsync: boolean): Record<string, string> => ({
  listen_addresses: '',
  unix_socket_permissions: '0700',
  shared_buffers: '256MB',
  max_connections: '100',
  fsync: fsync ? 'on' : 'off',
  synchronous_commit: fsync ? 'on' : 'off',
  full_page_writes: fsync ? 'on' : 'off',
  wal_compression: 'on',
  // Fewer checkpoints, fewer whole pages in the log: a restart replays at most this much.
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  TimeZone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
  // Statement texts and details carry what residents wrote; the log must not.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
})

/** Changes when the settings or the build change, so that an older server is restarted rather than adopted. */
const signature = (cluster: Cluster): string => {
  const of = JSON.stringify([settings(cluster.fsync), cluster.binaries.engine, cluster.binaries.version])
  return `yiwang-${createHash('sha256').update(of).digest('hex').slice(0, 8)}`
}

type Verdict = 'ready' | 'other' | 'starting' | 'no-answer'

const ask = async (cluster: Cluster, socketDir: string): Promise<Verdict> => {
  try {
    return await withClient({ socketDir, database: CATALOG_DATABASE }, async (client) => {
      const { rows } = await client.query<{ dir: string; name: string }>(
        "SELECT current_setting('data_directory') AS dir, current_setting('cluster_name') AS name",
      )
      const row = rows[0]
      return row?.dir === cluster.dataDir && row.name === signature(cluster) ? 'ready' : 'other'
    })
  } catch (cause) {
    const { code } = cause as { code?: string }
    return code === '57P03' || code === '53300' ? 'starting' : 'no-answer'
  }
}

type Waiting = { socketDir: string; alive(): boolean; patienceMs: number }

/** Waits while the server lives and may still come up: through recovery, but not for a socket that nobody serves. */
const untilAnswer = async (cluster: Cluster, waiting: Waiting): Promise<Verdict | 'gone'> => {
  const begin = performance.now()
  let heard = begin
  let told = false
  while (performance.now() - begin < READY_LIMIT_MS) {
    const verdict = await ask(cluster, waiting.socketDir)
    if (verdict === 'ready' || verdict === 'other') return verdict
    if (!waiting.alive()) return 'gone'
    const now = performance.now()
    if (verdict === 'starting') heard = now
    if (now - heard > waiting.patienceMs) return 'no-answer'
    if (!told && now - begin > 3000) {
      told = true
      cluster.onStep('recover')
    }
    await wait(now - begin < 2000 ? 15 : 100)
  }
  return 'no-answer'
}

/** Ends sessions of the dead owner, so that nothing it began is still being decided when we serve. */
const endLeftSessions = (socketDir: string): Promise<void> =>
  withClient({ socketDir, database: CATALOG_DATABASE }, async (client) => {
    for (let round = 0; round < 50; round += 1) {
      const { rowCount } = await client.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()",
      )
      if (rowCount === 0) return
      await wait(20)
    }
  })

const adopt = async (cluster: Cluster, live: PidFile): Promise<Running | undefined> => {
  cluster.onStep('adopt')
  const alive = () => livePostmaster(cluster.dataDir)?.pid === live.pid
  const verdict = await untilAnswer(cluster, { socketDir: live.socketDir, alive, patienceMs: 3000 })
  if (verdict === 'ready') {
    await endLeftSessions(live.socketDir)
    return { pid: live.pid, socketDir: live.socketDir, adopted: true }
  }
  // Other settings, shutting down, or its socket was cleaned away with the temp folder.
  cluster.onStep('restart')
  await stopPostmaster(cluster.dataDir, live.pid)
  return undefined
}

const startFailed = (cluster: Cluster, detail: string): EmbeddedError =>
  new EmbeddedError('EMBEDDED_START_FAILED', {
    zh: `内置数据库没有启动：${detail}\n数据没有改动；完整日志：${cluster.log.path}`,
    en: `The built-in database did not start: ${detail}\nThe data was not touched; full log: ${cluster.log.path}`,
  })

const launch = async (cluster: Cluster, socketDir: string): Promise<Running | string> => {
  clearDeadPostmaster(cluster.dataDir, socketDir)
  const from = logSize(cluster.log.path)
  const given = Object.entries({ ...settings(cluster.fsync), cluster_name: signature(cluster) })
  const flags = given.flatMap(([key, value]) => ['-c', `${key}=${value}`])
  const command = [cluster.binaries.postgres, '-D', cluster.dataDir, '-k', socketDir, '-p', '5432', ...flags]
  const child = spawnAs(cluster.as, command, cluster.log.fd)
  let ended = false
  child.once('error', () => {
    ended = true
  })
  child.once('exit', () => {
    ended = true
  })
  child.unref()
  const verdict = await untilAnswer(cluster, { socketDir, alive: () => !ended, patienceMs: READY_LIMIT_MS })
  const live = livePostmaster(cluster.dataDir)
  if (verdict === 'ready' && live !== undefined) return { pid: live.pid, socketDir, adopted: false }
  return logSince(cluster.log.path, from) || verdict
}

const start = async (cluster: Cluster): Promise<Running> => {
  cluster.onStep('start')
  giveTo(cluster.as, cluster.dataDir)
  // A copied or restored folder may have come back open to others, which PostgreSQL refuses.
  chmodSync(cluster.dataDir, 0o700)
  const socketDir = makeSocketDir(cluster.dataDir, cluster.as)
  let outcome = await launch(cluster, socketDir)
  if (typeof outcome === 'string' && outcome.includes(ORPHAN_MESSAGE)) {
    await endOrphans(cluster.dataDir)
    outcome = await launch(cluster, socketDir)
  }
  if (typeof outcome === 'string') {
    rmSync(socketDir, { recursive: true, force: true })
    throw startFailed(cluster, outcome)
  }
  return outcome
}

const ensureDatabase = (socketDir: string): Promise<void> =>
  withClient({ socketDir, database: CATALOG_DATABASE }, async (client) => {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'yiwang'")
    if (rowCount === 0) await client.query('CREATE DATABASE yiwang')
  })

/** A server that a killed owner had only just launched may come up between our look and our own start: it is taken over. */
const lateComer = async (cluster: Cluster, refused: unknown): Promise<Running> => {
  const live = livePostmaster(cluster.dataDir)
  const taken = live === undefined ? undefined : await adopt(cluster, live)
  if (!taken) throw refused
  return taken
}

/**
 * Runs the server of an existing data directory: takes over the one that outlived its owner, or starts one.
 * The caller owns the directory (see `takeOwnership`). `cluster.dataDir` is absolute and link-free.
 */
export const runCluster = async (cluster: Cluster): Promise<Running> => {
  const live = livePostmaster(cluster.dataDir)
  const adopted = live === undefined ? undefined : await adopt(cluster, live)
  const running = adopted ?? (await start(cluster).catch((e) => lateComer(cluster, e)))
  await ensureDatabase(running.socketDir)
  return running
}

/** The path by which the system knows a folder that may not exist yet; its parent must. */
export const canonicalDir = (dir: string): string => join(realpathSync(dirname(dir)), basename(dir))
