import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { livePostmaster } from '@yiwang/platform/postgres/postmaster'
import { socketUrl } from '@yiwang/platform/postgres/socket-dir'
import { ROOT } from '../../database.ts'

const READY_MS = 120_000
/** The database the server makes for itself in the embedded engine. */
const DATABASE = 'yiwang'

/** The real server in its own folder and on its own port, which can be killed and brought back. */
export type Target = {
  readonly base: string
  start(): Promise<number>
  kill(what: 'server' | 'database'): boolean
  up(): Promise<boolean>
  databaseUrl(): string
  stop(): Promise<void>
}

export const openTarget = (o: { varDir: string; port: number }): Target => {
  let child: ChildProcess | undefined
  const base = `http://127.0.0.1:${o.port}`
  const dataDir = join(o.varDir, 'postgres')
  const up = async (): Promise<boolean> => {
    try {
      return (await fetch(`${base}/api/health`, { signal: AbortSignal.timeout(2000) })).ok
    } catch {
      return false
    }
  }
  const said = (): string =>
    readFileSync(join(o.varDir, 'server.out'), 'utf8').trim().split('\n').slice(-12).join('\n').replaceAll(' · ', ' / ')
  const gone = (): boolean => !child || child.exitCode !== null || child.signalCode !== null
  return {
    base,
    up,
    async start() {
      const started = performance.now()
      const log = openSync(join(o.varDir, 'server.out'), 'a')
      const env = { ...process.env, YIWANG_VAR: o.varDir, PORT: String(o.port), YIWANG_CWD: ROOT }
      const args = ['--disable-warning=ExperimentalWarning', 'apps/server/main.ts', 'up', '--no-web']
      child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', log, log] })
      closeSync(log)
      while (!(await up())) {
        if (gone()) throw new Error(`the server ended while starting:\n${said()}`)
        if (performance.now() - started > READY_MS) throw new Error('the server was not ready in two minutes')
        await wait(100)
      }
      return performance.now() - started
    },
    kill(what) {
      const pid = what === 'server' ? child?.pid : livePostmaster(dataDir)?.pid
      if (pid === undefined) return false
      process.kill(pid, 'SIGKILL')
      return true
    },
    databaseUrl() {
      const live = livePostmaster(dataDir)
      if (!live) throw new Error('the database is not running')
      return socketUrl(live.socketDir, DATABASE)
    },
    async stop() {
      if (gone()) return
      const ended = new Promise((r) => child?.once('exit', r))
      child?.kill('SIGTERM')
      const late = setTimeout(() => child?.kill('SIGKILL'), 20_000)
      await ended
      clearTimeout(late)
    },
  }
}
