import { join } from 'node:path'
import { packs } from '@yiwang/packs'
import { openDb } from '@yiwang/platform/db'
import { openLog } from '@yiwang/platform/log'
import { migrateDatabase } from '@yiwang/platform/migrate'
import { startWorker } from '@yiwang/platform/worker'
import { type Composed, compose } from '../compose.ts'
import { openDatabase, varDir } from '../database.ts'
import { DEMO_ACCOUNTS, DEMO_PASSWORD, hasTenant, seedCounty } from '../demo/county.ts'
import { publishRelease, putInForce, releaseFrom } from '../releases.ts'
import { createServer } from '../serve.ts'

export const DEMO_TENANT = 'jinxiang'
export const DEMO_NAME = { zh: '金乡县（演示）', en: 'Jinxiang (demo)' }
const SINCE = Date.UTC(2020, 0, 1)

export type UpOptions = {
  readonly real: boolean
  readonly port: number
  readonly host: string
  readonly web: boolean
  readonly worker: boolean
  say(line: string): void
}
export type Running = { readonly address: string; readonly composed: Composed; stop(): Promise<void> }

/** Stores every pack this build carries; puts the demo ones in force for the demo county. */
export const publishAll = async (url: string, tenant: string | undefined): Promise<void> => {
  const db = openDb(url, 2)
  try {
    for (const p of packs) {
      await publishRelease(db, releaseFrom(p.pack, p.dir), Date.now())
      if (tenant && p.demo) await putInForce(db, { tenant, pack: p.pack.id, version: p.pack.version, from: SINCE })
    }
  } finally {
    await db.close()
  }
}

const demoData = async (url: string, say: UpOptions['say']): Promise<void> => {
  const db = openDb(url, 4)
  try {
    if (await hasTenant(db, DEMO_TENANT)) return
    say('正在载入演示县：区划、网格、1+2+3 小组…… · Loading the demo county…')
    const pack = packs.find((p) => p.demo)
    if (!pack) return
    await seedCounty({ db, now: Date.now(), tenant: DEMO_TENANT, dataDir: new URL('data/', pack.dir), name: DEMO_NAME })
  } finally {
    await db.close()
  }
}

const refuseDemo = async (url: string): Promise<void> => {
  const db = openDb(url, 1)
  try {
    const demo = await db.pool.query('select tenant from platform.tenant where demo limit 1')
    if (demo.rowCount)
      throw new Error(
        '这个数据库里有演示数据，不能用于正式运行。请换一个 YIWANG_VAR 或 DATABASE_URL。 · This database holds demo data; choose another YIWANG_VAR or DATABASE_URL for real use.',
      )
  } finally {
    await db.close()
  }
}

/** Migrates, loads, serves. The caller prints and waits. */
export const startUp = async (o: UpOptions): Promise<Running> => {
  const database = await openDatabase(o.say)
  try {
    const { applied } = await migrateDatabase(database.url)
    if (applied.length) o.say(`数据库结构已更新：${applied.length} 步 · Migrated: ${applied.length}`)
    if (o.real) await refuseDemo(database.url)
    else await demoData(database.url, o.say)
    await publishAll(database.url, o.real ? undefined : DEMO_TENANT)
    const log = openLog({ file: join(varDir(), 'log', 'yiwang.log') })
    const composed = await compose({ url: database.url, log })
    const dist = o.web ? await web(o.say) : undefined
    const app = await createServer({ composed, dist, uploadDir: join(varDir(), 'tmp') })
    const worker = o.worker ? startWorker(composed.platform) : undefined
    const address = await app.listen({ port: o.port, host: o.host })
    const stop = async () => {
      await app.close()
      await worker?.stop()
      await composed.db.close()
      await database.stop()
    }
    return { address, composed, stop }
  } catch (e) {
    await database.stop()
    throw e
  }
}

const web = async (say: UpOptions['say']): Promise<string> => {
  const { buildWeb, sourceStamp } = await import('@yiwang/web-app/build')
  void sourceStamp
  say('正在准备网页…… · Preparing the web pages…')
  return (await buildWeb({ quiet: true })).dist
}

/** What a newcomer sees when it is ready. */
export const greeting = (r: Running, real: boolean): string[] => [
  '',
  `一网已就绪 · Yiwang is ready`,
  `  群众 Resident   ${r.address}/`,
  `  工作人员 Staff   ${r.address}/staff/`,
  `  公开 Public     ${r.address}/public/`,
  `  接口 API        ${r.address}/api/docs`,
  ...(real
    ? ['  第一位管理员：./yiwang user add · First administrator: ./yiwang user add']
    : [
        '',
        `  演示账号（密码都是 ${DEMO_PASSWORD}）· Demo accounts (password ${DEMO_PASSWORD}):`,
        ...DEMO_ACCOUNTS.map((a) => `    ${a.username.padEnd(18)} ${a.words.zh} · ${a.words.en}`),
      ]),
  '',
  '  Ctrl-C 停止 · Ctrl-C stops',
]
