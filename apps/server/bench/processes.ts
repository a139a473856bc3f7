import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

export const start = (cmd: string, args: readonly string[], env: Record<string, string>): ChildProcess =>
  spawn(cmd, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })

export const stop = (p: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (p.exitCode !== null) return resolve()
    p.once('exit', () => resolve())
    p.kill('SIGTERM')
    setTimeout(() => p.kill('SIGKILL'), 8_000).unref()
  })

export const output = (p: ChildProcess): Promise<{ out: string; code: number }> =>
  new Promise((resolve) => {
    let out = ''
    p.stdout?.on('data', (d) => {
      out += d
    })
    p.stderr?.on('data', (d) => {
      out += d
    })
    p.on('close', (code) => resolve({ out, code: code ?? 1 }))
  })

/** Waits until the address answers; gives up when the process ends. */
export const answers = async (url: string, p: ChildProcess): Promise<void> => {
  for (let i = 0; i < 400; i++) {
    if (p.exitCode !== null) throw new Error(`the server at ${url} ended early`)
    const ok = await fetch(url)
      .then((r) => r.status < 500)
      .catch(() => false)
    if (ok) return
    await new Promise((r) => setTimeout(r, 150))
  }
  throw new Error(`nothing answers at ${url}`)
}

/** CPU milliseconds a process has used (Linux). */
export const cpuOf = (pid: number): number => {
  const s = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const f = s.slice(s.lastIndexOf(')') + 2).split(' ')
  return (Number(f[11]) + Number(f[12])) * 10
}
