import { type ChildProcess, spawn } from 'node:child_process'
import type { Outcome } from './report.ts'

export type Ran = { code: number; out: string; seconds: number }
const running = new Set<ChildProcess>()
const stopAll = (): void => {
  for (const c of running) c.kill('SIGTERM')
}
for (const s of ['SIGINT', 'SIGTERM'] as const)
  process.once(s, () => {
    stopAll()
    process.exit(130)
  })

/** Runs a command to its end; its output is kept, not shown. */
export const run = (
  cmd: string,
  args: readonly string[],
  o: { env?: Record<string, string>; minutes?: number } = {},
): Promise<Ran> =>
  new Promise((resolve) => {
    const t0 = performance.now()
    const child = spawn(cmd, args, { env: { ...process.env, ...o.env }, stdio: ['ignore', 'pipe', 'pipe'] })
    running.add(child)
    let out = ''
    const take = (d: Buffer) => {
      out += d.toString()
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    const timer = setTimeout(() => child.kill('SIGKILL'), (o.minutes ?? 20) * 60_000)
    child.on('error', (e) => {
      out += String(e)
    })
    child.on('close', (code) => {
      clearTimeout(timer)
      running.delete(child)
      resolve({ code: code ?? 1, out, seconds: (performance.now() - t0) / 1000 })
    })
  })

/** A step that passes or fails as a whole. */
export const whole = (name: string, r: Ran, more: { detail?: string } = {}): Outcome => ({
  name,
  passed: r.code === 0 ? 1 : 0,
  failed: r.code === 0 ? 0 : 1,
  skipped: [],
  seconds: r.seconds,
  ...(r.code === 0 ? more : { detail: r.out.slice(-6000) }),
})
export const skippedStep = (name: string, why: string): Outcome => ({
  name,
  passed: 0,
  failed: 0,
  skipped: [why],
  seconds: 0,
})
