import { existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Binaries, embeddedBinaries } from './binaries.ts'
import { type Cluster, canonicalDir, type Running, runCluster, type Step } from './cluster.ts'
import { checkEngine, recordEngine } from './engine-file.ts'
import { explained, type TwoTongues } from './errors.ts'
import { initCluster } from './init-cluster.ts'
import { takeOwnership } from './lock.ts'
import { keepLog } from './log-file.ts'
import { stopPostmaster } from './postmaster.ts'
import { chooseRunAs, type RunAs } from './run-as.ts'
import { socketUrl } from './socket-dir.ts'

export { EmbeddedBusy, EmbeddedError } from './errors.ts'

/**
 * A running server owned by this process. `url` is for `pg`; `adopted` says it outlived an earlier owner; `pid` is the
 * postmaster's. `stop` shuts it down (fast), waits, and gives up ownership; calling it again does nothing.
 */
export type EmbeddedServer = {
  url: string
  socketDir: string
  adopted: boolean
  dataDir: string
  pid: number
  stop(): Promise<void>
}

export type StartEmbedded = {
  /** Where the data lives, such as `var/postgres`. Beside it: `.lock`, `.owner.json`, `engine.json`, `log/`. */
  dataDir: string
  /** `false` only for data that may be lost (tests). Default `true`. */
  fsync?: boolean
  /** Called with a step id; `progressWords[step]` has the sentence. */
  onProgress?(step: Step): void
  /** Another PostgreSQL build; the default is the one npm installed. */
  binaries?: Binaries
  /** Only this way of leaving root; the default tries all (see `RunAs`). */
  runAs?: RunAs['kind']
}

/** The sentence for each step. */
export const progressWords: Record<Step, TwoTongues> = {
  init: { zh: '正在建立数据库', en: 'Creating the database' },
  adopt: { zh: '发现仍在运行的数据库，正在接管', en: 'A database server is still running, taking it over' },
  start: { zh: '正在启动数据库', en: 'Starting the database' },
  recover: {
    zh: '数据库正在从上次中断中恢复，请稍候',
    en: 'The database is recovering from an interruption, please wait',
  },
  restart: { zh: '正在重新启动数据库', en: 'Restarting the database' },
}

const openDirectory = (dataDir: string): string => {
  const wanted = resolve(dataDir)
  try {
    mkdirSync(dirname(wanted), { recursive: true })
    return existsSync(wanted) ? realpathSync(wanted) : canonicalDir(wanted)
  } catch (cause) {
    throw explained(cause, wanted)
  }
}

const bringUp = async (o: StartEmbedded, dataDir: string, log: Cluster['log']): Promise<Running> => {
  const binaries = o.binaries ?? embeddedBinaries()
  const engine = { path: join(dirname(dataDir), 'engine.json'), dataDir, binaries }
  const ready = checkEngine(engine)
  const as = chooseRunAs(dataDir, binaries.postgres, o.runAs)
  const fsync = o.fsync ?? true
  const onStep = (step: Step): void => o.onProgress?.(step)
  if (!ready) {
    onStep('init')
    await initCluster({ dataDir, binaries, as, fsync, log })
  }
  recordEngine(engine)
  return runCluster({ dataDir, binaries, as, fsync, log, onStep })
}

/**
 * Starts the built-in PostgreSQL on `dataDir`, making it the first time, or takes over the server that a killed
 * process left running. Reached by a unix socket in a private folder only; no TCP.
 *
 * @throws EmbeddedBusy when another process owns the data (nothing is touched), EmbeddedError otherwise; the messages
 * are written for the reader.
 */
export async function startEmbedded(o: StartEmbedded): Promise<EmbeddedServer> {
  const dataDir = openDirectory(o.dataDir)
  const lock = await takeOwnership(dataDir)
  const path = join(dirname(dataDir), 'log', 'postgres.log')
  let log: ReturnType<typeof keepLog> | undefined
  try {
    log = keepLog(path)
    const { pid, socketDir, adopted } = await bringUp(o, dataDir, { path, fd: log.fd })
    let stopping: Promise<void> | undefined
    const stop = async (): Promise<void> => {
      await stopPostmaster(dataDir, pid)
      rmSync(socketDir, { recursive: true, force: true })
      log?.stop()
      lock.release()
    }
    const once = (): Promise<void> => {
      stopping ??= stop()
      return stopping
    }
    return { url: socketUrl(socketDir, 'yiwang'), socketDir, adopted, dataDir, pid, stop: once }
  } catch (cause) {
    log?.stop()
    lock.release()
    throw explained(cause, dataDir)
  }
}
