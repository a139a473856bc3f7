import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openDb } from '@yiwang/platform/db'
import { openLog } from '@yiwang/platform/log'
import { migrateDatabase } from '@yiwang/platform/migrate'
import { startWorker } from '@yiwang/platform/worker'
import { repairXids } from '../backup/repair-xids.ts'
import { type Composed, compose } from '../compose.ts'
import { openDatabase, varDir } from '../database.ts'
import { createServer } from '../serve.ts'
import { followReleases } from './follow-releases.ts'
import { keepDatabase } from './keep-database.ts'
import { checkDoor, listenRefusal } from './listen-address.ts'
import { DEMO_TENANT, publishChanged } from './publish.ts'
import { noteRunning, refuseSecondUp } from './running-up.ts'
import { checkMode, type Holdings, holdings, loadDemo } from './up-state.ts'
import { webPages } from './web-pages.ts'

export { DEMO_NAME, DEMO_TENANT, publishAll } from './publish.ts'

export type UpOptions = {
  readonly real: boolean
  readonly port: number
  readonly host: string
  /** The pages beside the API. */
  readonly web: boolean
  readonly worker: boolean
  /** Answers HTTP; `--role=worker` alone does not. */
  readonly serve: boolean
  say(line: string): void
  /** The built-in database died and could not be started again. */
  lost(e: unknown): void
  /** Told the process number of the built-in database, for a forced end. */
  database(pid: number | undefined): void
}
export type Running = { readonly address: string; readonly holds: Holdings; stop(): Promise<void> }

const DRAIN_MS = 20_000
const steps = (o: UpOptions) => {
  const of = o.serve && o.web ? 4 : 3
  let n = 0
  return (zh: string, en: string) => {
    n += 1
    o.say(`[${n}/${of}] ${zh} · ${en}`)
  }
}

/** Brings the data to what this build needs. */
const prepare = async (url: string, o: UpOptions, step: ReturnType<typeof steps>): Promise<Holdings> => {
  const { applied } = await migrateDatabase(url)
  if (applied.length) o.say(`数据库结构已更新：${applied.length} 步 · Migrated: ${applied.length}`)
  await repairXids(url, (zh, en) => o.say(`${zh} · ${en}`))
  const db = openDb(url, 4)
  try {
    checkMode(await holdings(db), o.real)
    step(
      o.real ? '数据和机制包' : '演示县和机制包',
      o.real ? 'Data and mechanism packs' : 'Demo county and mechanism packs',
    )
    const before = () =>
      o.say('正在载入演示县：区划、网格、1+2+3 小组…… · Loading the demo county: divisions, grids, teams…')
    if (!o.real) await loadDemo(db, { before })
    await publishChanged(url, o.real ? undefined : DEMO_TENANT)
    return await holdings(db)
  } finally {
    await db.close()
  }
}

type Door = { readonly address: string; close(): Promise<void> }
const openDoor = async (o: UpOptions, composed: Composed, dist: string | undefined): Promise<Door> => {
  const app = await createServer({ composed, dist, uploadDir: join(varDir(), 'tmp') })
  const address = await app.listen({ port: o.port, host: o.host }).catch((e) => {
    throw listenRefusal(e, o)
  })
  const close = async () => {
    const late = setTimeout(() => app.server.closeAllConnections(), DRAIN_MS)
    await app.close()
    clearTimeout(late)
  }
  return { address, close }
}

/** A server without a county opens its door anew when the first one is made (`user add --admin`). */
const reopenAtFirst = (composed: Composed, reopen: () => Promise<void>): { stop(): Promise<void> } => {
  const ended = new AbortController()
  const look = async () => {
    for (;;) {
      await wait(1_000, undefined, { signal: ended.signal })
      const found = await composed.db.pool.query('select 1 from platform.tenant limit 1').catch(() => undefined)
      if (!found?.rowCount) continue
      await composed.ready()
      await reopen()
      return
    }
  }
  const looking = look().catch((e) => {
    if (!ended.signal.aborted) throw e
  })
  return {
    async stop() {
      ended.abort()
      await looking
    },
  }
}

const run = async (url: string, o: UpOptions, at: { step: ReturnType<typeof steps>; holds: Holdings }) => {
  const composed = await compose({ url, log: openLog({ file: join(varDir(), 'log', 'yiwang.log') }) })
  try {
    if (o.serve && o.web) at.step('网页', 'Web pages')
    const dist = o.serve && o.web ? await webPages(o.say) : undefined
    let door = o.serve ? await openDoor(o, composed, dist) : undefined
    const { demo, real } = at.holds
    const first = door && demo + real === 0 ? reopenAtFirst(composed, reopen) : undefined
    const worker = o.worker ? startWorker(composed.platform) : undefined
    const follower = followReleases(composed)
    async function reopen() {
      // At the same address, also where any free port was asked for.
      const port = (door && Number(new URL(door.address).port)) || o.port
      await door?.close()
      door = await openDoor({ ...o, port }, composed, dist)
    }
    const stop = async () => {
      await first?.stop()
      await follower.stop()
      await door?.close()
      await worker?.stop()
      await composed.db.close()
    }
    return { address: door?.address ?? '', stop }
  } catch (e) {
    await composed.db.close()
    throw e
  }
}

/** Opens the database, brings it up to date, serves. The caller prints, waits, and calls `stop`. */
export const startUp = async (o: UpOptions): Promise<Running> => {
  refuseSecondUp()
  // Before a database is made for nothing.
  if (o.serve) await checkDoor(o)
  const step = steps(o)
  step('数据库', 'Database')
  const opened = await openDatabase(o.say)
  o.database(opened.pid)
  try {
    step('数据库结构', 'Schema')
    const holds = await prepare(opened.url, o, step)
    const running = await run(opened.url, o, { step, holds })
    const database = keepDatabase(opened, o)
    const forget = opened.own ? noteRunning(running.address) : () => undefined
    const stop = async () => {
      await running.stop()
      forget()
      await database.stop()
    }
    return { address: running.address, holds, stop }
  } catch (e) {
    await opened.stop()
    throw e
  }
}
