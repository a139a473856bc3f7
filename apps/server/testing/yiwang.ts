import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../database-place.ts'

export type Ended = { code: number | null; out: string; err: string }
type Env = Record<string, string>
export type Started = {
  readonly child: ChildProcess
  readonly address: string
  /** ms from the start of the process to the line that says it is ready. */
  readonly took: number
  err(): string
  end(signal?: NodeJS.Signals): Promise<number | null>
}

/** One for all test runs: a var folder of its own would compile everything anew. */
const CACHE = join(tmpdir(), 'yiwang-compile-cache')

/** Any free port: the system gives it when the server listens, so that nobody takes it in between. */
export const ANY_PORT = '0'

/** The command line in processes of its own, on a var folder of its own. */
export const openInstallation = () => {
  const dir = mkdtempSync(join(tmpdir(), 'yiwang-cli-'))
  const place = join(dir, 'var')
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([k]) => !/^(DATABASE_URL|PORT|HOST|VITEST|NODE_ENV)/.test(k)),
  )
  const living = new Set<ChildProcess>()
  const launch = (args: readonly string[], env: Env): ChildProcess => {
    const given = { ...clean, YIWANG_CWD: dir, YIWANG_VAR: place, NODE_COMPILE_CACHE: CACHE, ...env }
    const main = join(ROOT, 'apps/server/main.ts')
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], {
      cwd: ROOT,
      env: given,
    })
    living.add(child)
    child.once('close', () => living.delete(child))
    return child
  }
  const run = async (args: readonly string[], env: Env = {}): Promise<Ended> => {
    const child = launch(args, env)
    let [out, err] = ['', '']
    child.stdout?.on('data', (b) => {
      out += b
    })
    child.stderr?.on('data', (b) => {
      err += b
    })
    const [code] = await once(child, 'close')
    return { code, out, err }
  }
  /** Waits for the ready line; rejects with what was said when it ends before. */
  const up = async (args: readonly string[] = [], env: Env = {}): Promise<Started> => {
    const began = performance.now()
    const child = launch(['up', '--json', ...args], { PORT: ANY_PORT, ...env })
    let [out, err] = ['', '']
    child.stderr?.on('data', (b) => {
      err += b
    })
    const closed = once(child, 'close') as Promise<[number | null]>
    const ready = new Promise<{ address: string }>((resolve, reject) => {
      child.stdout?.on('data', (b) => {
        out += b
        if (out.includes('\n')) resolve(JSON.parse(out.slice(0, out.indexOf('\n'))))
      })
      void closed.then(([code]) => reject(new Error(`ended with ${code}: ${out}${err}`)))
    })
    const { address } = await ready
    const took = performance.now() - began
    const end = async (signal: NodeJS.Signals = 'SIGTERM') => {
      child.kill(signal)
      return (await closed)[0]
    }
    return { child, address, took, err: () => err, end }
  }
  /** A command that goes on until it is ended. */
  const start = (
    args: readonly string[],
  ): { child: ChildProcess; end(signal: NodeJS.Signals): Promise<number | null> } => {
    const child = launch(args, {})
    const closed = once(child, 'close') as Promise<[number | null]>
    const end = async (signal: NodeJS.Signals) => {
      child.kill(signal)
      return (await closed)[0]
    }
    return { child, end }
  }
  const json = async <T = Record<string, unknown>>(
    args: readonly string[],
    env: Env = {},
  ): Promise<T & { code: number }> => {
    const r = await run([...args, '--json'], env)
    if (!r.out.startsWith('{')) throw new Error(`no json (${r.code}): ${r.out}${r.err}`)
    return { ...(JSON.parse(r.out) as T), code: r.code ?? -1 }
  }
  const close = async (): Promise<void> => {
    for (const c of living) {
      c.kill('SIGKILL')
      await once(c, 'close')
    }
    rmSync(dir, { recursive: true, force: true })
  }
  return { dir, place, run, up, start, json, close }
}
export type Installation = ReturnType<typeof openInstallation>
