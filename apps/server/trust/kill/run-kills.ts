import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openDb } from '@yiwang/platform/db'
import { DEMO_TENANT } from '../../cli/up.ts'
import { type Journal, startLoad } from './load.ts'
import { openTarget, type Target } from './target.ts'
import { verdict } from './verdict.ts'

export type Kills = {
  readonly n: number
  readonly seed: number
  readonly server: number
  readonly database: number
  readonly writes: number
  readonly acknowledged: number
  readonly retried: number
  readonly restartMs: { readonly median: number; readonly most: number }
  readonly findings: readonly string[]
}

/** A small generator, so that a seed gives the same kills. */
const dice = (seed: number) => {
  let a = seed >>> 0
  return (): number => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const s = createServer()
    s.once('error', reject)
    s.listen(0, '127.0.0.1', () => {
      const { port } = s.address() as { port: number }
      s.close(() => resolve(port))
    })
  })

const unitOf = async (t: Target): Promise<string> => {
  const r = (await (await fetch(`${t.base}/api/units?find=`)).json()) as { items: { id: string; code: string }[] }
  const unit = r.items.find((u) => u.code === 'D01')
  if (!unit) throw new Error('the demo county has no unit D01')
  return unit.id
}

/** A server under load takes this long to bring its database back. */
const PATIENCE_MS = 20_000
/** A killed database is brought back by its server, unless that is killed over it too. */
const revive = async (t: Target, o: { what: 'server' | 'database'; patience: number }): Promise<number> => {
  const started = performance.now()
  if (o.what === 'server') return t.start()
  while (performance.now() - started < o.patience) {
    if (await t.up()) return performance.now() - started
    await wait(50)
  }
  t.kill('server')
  return t.start()
}

/** What the server's own log says of its faults, each once. */
const faultsIn = (file: string): string[] => {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  const failed = lines
    .filter((l) => l.includes('"msg":"failed"'))
    .map((l) => /"error":"((?:[^"\\]|\\.){0,300})/.exec(l)?.[1] ?? l)
  return [...new Set(failed)].slice(0, 5).map((f) => `log: ${f}`)
}

/** Waits until the load works again: a kill of an idle server proves nothing. */
const busy = async (j: Journal): Promise<void> => {
  const from = j.acknowledged
  for (let i = 0; i < 150 && j.acknowledged < from + 8; i++) await wait(100)
}

/** Kills server or database `n` times under load, then counts what was promised against what is there. */
export const runKills = async (o: {
  n: number
  seed: number
  clients?: number
  say(line: string): void
}): Promise<Kills> => {
  const varDir = mkdtempSync(join(tmpdir(), 'yiwang-kill-'))
  const t = openTarget({ varDir, port: await freePort() })
  const roll = dice(o.seed)
  const hits = { server: 0, database: 0 }
  const back: number[] = []
  try {
    o.say(`正在启动…… · Starting (seed ${o.seed})`)
    await t.start()
    const load = startLoad({ base: t.base, clients: o.clients ?? 4, seed: o.seed, unit: await unitOf(t) })
    for (let i = 0; i < o.n; i++) {
      await busy(load.journal)
      await wait(150 + roll() * 900)
      const what = roll() < 0.6 ? 'server' : 'database'
      if (!t.kill(what)) throw new Error(`there was no ${what} to kill`)
      hits[what]++
      await wait(roll() * 300)
      back.push(await revive(t, { what, patience: roll() < 0.4 ? roll() * 700 : PATIENCE_MS }))
      o.say(`${i + 1}/${o.n} ${what} ${Math.round(back.at(-1) ?? 0)} ms, ${load.journal.acknowledged} acknowledged`)
    }
    await wait(500)
    await load.stop()
    const db = openDb(t.databaseUrl(), 2)
    const findings = await verdict(db, DEMO_TENANT, load.journal).finally(() => db.close())
    if (findings.length) findings.push(...faultsIn(join(varDir, 'log', 'yiwang.log')))
    const sorted = [...back].sort((a, b) => a - b)
    return {
      n: o.n,
      seed: o.seed,
      ...hits,
      writes: load.journal.entries.length,
      acknowledged: load.journal.acknowledged,
      retried: load.journal.retried,
      restartMs: { median: Math.round(sorted[sorted.length >> 1] ?? 0), most: Math.round(sorted.at(-1) ?? 0) },
      findings,
    }
  } finally {
    await t.stop()
    rmSync(varDir, { recursive: true, force: true })
  }
}
