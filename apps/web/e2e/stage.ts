import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
/** What one of the three faces may take to come up on a slow machine, the web build included. */
const START_MS = 170_000
const STOP_MS = 20_000
const TAIL = 4000

export const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)

/** One running server of this checkout. */
export type Server = {
  readonly baseUrl: string
  /** The end of what it said, for a failing journey. */
  tail(): string
  /** Ends it by its own process id; removes its files if they were made for this run. */
  stop(): Promise<void>
}

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/** Resolves at the greeting; rejects with what was said when the process ends or stays silent. */
const greeted = (child: ChildProcess, said: () => string): Promise<void> =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the server did not greet in time:\n${said()}`)), START_MS)
    const done = (end: () => void) => {
      clearTimeout(late)
      end()
    }
    child.stdout?.on('data', () => {
      if (said().includes('/api/docs')) done(resolve)
    })
    child.once('exit', (code) => done(() => reject(new Error(`the server ended with ${code}:\n${said()}`))))
  })

const endOf = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const hard = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
  await gone
  clearTimeout(hard)
}

export type ServerOptions = {
  /** A database to serve; without it an own one is made and removed afterwards. */
  readonly varDir?: string
  /** How far ahead of the machine the server's clock stands, in ms: to live through the end of a month. */
  readonly ahead?: number
}

/** Starts `apps/server` on a free local port and waits for its greeting. */
export const startServer = async (o: ServerOptions = {}): Promise<Server> => {
  const own = o.varDir === undefined
  const varDir = o.varDir ?? mkdtempSync(join(tmpdir(), 'yw-e2e-'))
  const port = await freePort()
  const shift = o.ahead ? ['--import', fileURLToPath(new URL('clock-ahead.ts', import.meta.url))] : []
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    YIWANG_VAR: varDir,
    PORT: String(port),
    HOST: '127.0.0.1',
    YIWANG_CLOCK_AHEAD: String(o.ahead ?? 0),
  }
  // the runner's own settings are no part of the server's life
  for (const name of ['NODE_OPTIONS', 'NODE_ENV', 'VITEST', 'DATABASE_URL']) delete env[name]
  const child = spawn(process.execPath, [...shift, 'apps/server/main.ts', 'up'], { cwd: ROOT, env })
  let log = ''
  const note = (bytes: Buffer) => {
    log = (log + bytes.toString()).slice(-8 * TAIL)
  }
  child.stdout.on('data', note)
  child.stderr.on('data', note)
  const stop = async () => {
    await endOf(child)
    if (own) rmSync(varDir, { recursive: true, force: true })
  }
  try {
    await greeted(child, () => log)
  } catch (error) {
    await stop()
    throw error
  }
  return { baseUrl: `http://127.0.0.1:${port}`, tail: () => log.slice(-TAIL), stop }
}

/** Runs a script of the demo on a database that no server holds; gives the last line it says. */
const demoScript = async (varDir: string, script: string): Promise<string> => {
  const env: NodeJS.ProcessEnv = { ...process.env, YIWANG_VAR: varDir }
  for (const name of ['NODE_OPTIONS', 'NODE_ENV', 'VITEST', 'DATABASE_URL']) delete env[name]
  const { stdout } = await promisify(execFile)(process.execPath, [`apps/server/demo/${script}`], { cwd: ROOT, env })
  return stdout.trim().split('\n').at(-1) ?? ''
}
/** Puts a mechanism whose matters climb in force, making the demo county if it is not there. Gives its id. */
export const putLadder = (varDir: string): Promise<string> => demoScript(varDir, 'with-ladder.ts')
/** Puts a mechanism with rhythms in force beside it, for the county that is there. Gives its id. */
export const putRhythms = (varDir: string): Promise<string> => demoScript(varDir, 'with-rhythms.ts')

/**
 * Puts every mechanism of the build in force in the demo county of a database that no server holds; with `weeks` their
 * last four are played too, or those of one mechanism.
 */
export const putPacks = async (varDir: string, { weeks = false }: { weeks?: boolean | string } = {}): Promise<void> => {
  const env: NodeJS.ProcessEnv = { ...process.env, YIWANG_VAR: varDir }
  for (const name of ['NODE_OPTIONS', 'NODE_ENV', 'VITEST', 'DATABASE_URL']) delete env[name]
  const played = typeof weeks === 'string' ? ['--only', weeks] : weeks ? [] : ['--no-history']
  const args = ['apps/server/main.ts', 'demo-packs', '--json', ...played]
  await promisify(execFile)(process.execPath, args, { cwd: ROOT, env })
}

const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Debian's browser with a profile of its own. @throws when none is installed. */
export const launchBrowser = (): Promise<Browser> => {
  if (!CHROMIUM) throw new Error('no chromium under /usr/bin')
  return chromium.launch({ executablePath: CHROMIUM, args: ARGS })
}
