import { existsSync } from 'node:fs'
import { packs } from '@yiwang/packs'
import { openDb } from '@yiwang/platform/db'
import { silentLog } from '@yiwang/platform/log'
import { migrateDatabase } from '@yiwang/platform/migrate'
import { seededRandom } from '@yiwang/platform/now'
import { type Command, InvalidArgumentError } from 'commander'
import { compose } from '../compose.ts'
import { openDatabase } from '../database.ts'
import { seedCounty } from '../demo/county.ts'
import { besideDatabase } from '../replay/fresh-database.ts'
import { type ReplayResult, replay } from '../replay/run.ts'
import { readScenario, type Twists } from '../replay/scenario.ts'
import { DEMO_NAME, DEMO_TENANT, publishAll } from './publish.ts'

const count = (v: string): number => {
  if (!/^\d{1,4}$/.test(v)) throw new InvalidArgumentError('要一个 0 到 9999 的整数 · a whole number from 0 to 9999')
  return Number(v)
}
export type ReplayCommand = Twists & { seed: number }

/** Runs a mechanism's scenario into the database at `url`, which must be migrated and empty. */
export const replayInto = async (
  url: string,
  mechanism: string,
  o: ReplayCommand & { progress?(done: number, of: number, at: number): void },
): Promise<ReplayResult> => {
  const found = packs.find((p) => p.pack.mechanism === mechanism)
  const file = found && new URL('replay/scenario.csv', found.dir)
  if (!found || !file || !existsSync(file)) throw new Error(`没有机制 ${mechanism} 的回放 · no replay for ${mechanism}`)
  const lines = readScenario(file)
  const clock = { now: (lines[0]?.at ?? 0) - 86_400_000 }
  const seeding = openDb(url, 4)
  try {
    await seedCounty({
      db: seeding,
      now: clock.now,
      tenant: DEMO_TENANT,
      dataDir: new URL('data/', found.dir),
      name: DEMO_NAME,
    })
  } finally {
    await seeding.close()
  }
  await publishAll(url, DEMO_TENANT)
  const composed = await compose({ url, now: () => clock.now, random: seededRandom(o.seed), log: silentLog, pool: 10 })
  try {
    return await replay({
      composed,
      clock,
      tenant: DEMO_TENANT,
      lines,
      twists: o,
      seed: o.seed,
      end: Date.parse('2021-10-09T00:00:00+08:00'),
      progress: o.progress ?? (() => undefined),
    })
  } finally {
    await composed.db.close()
  }
}

const bar =
  (json: boolean) =>
  (done: number, of: number, at: number): void => {
    if (json || !process.stderr.isTTY) return
    const day = new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
    process.stderr.write(`\r${day}  ${'█'.repeat(Math.round((done / of) * 30)).padEnd(30, '·')} ${done}/${of} `)
  }

const print = (r: ReplayResult, json: boolean): void => {
  if (json) {
    process.stdout.write(
      `${JSON.stringify({ figures: r.figures, balanced: r.balanced, commands: r.commands, seconds: Math.round(r.seconds * 10) / 10, perSecond: Math.round(r.perSecond), refused: r.refused })}\n`,
    )
    return
  }
  const f = r.figures
  process.stdout.write(
    `\n收集 ${f.collected} = 当场办结 ${f.onTheSpot} + 转办 ${f.forwarded}；通报 ${f.bulletins} 期，督办单 ${f.supervisionNotices} 件，专报 ${f.specialReports} 期；签收超时 ${f.signBreaches} 次\n`,
  )
  process.stdout.write(`${r.commands} commands in ${r.seconds.toFixed(1)} s (${r.perSecond.toFixed(0)}/s)\n`)
  for (const x of r.refused) process.stdout.write(`通报未能发布 · bulletin refused: ${x}\n`)
}

export const registerReplay = (program: Command): void => {
  program
    .command('replay <mechanism>')
    .description('把一段历史用真实命令走一遍 · run a mechanism through its history with the real commands')
    .option('--seed <n>', '随机种子 · seed', count, 1)
    .option('--late-reply <k>', 'K 件答复超过 24 小时 · K replies more than a day late', count, 0)
    .option('--late-sign <k>', 'K 件签收超时 · K late signatures', count, 0)
    .option('--cluster <k>', 'K 组同类反复 · K clusters of recurring cases', count, 0)
    .option('--untick <k>', 'K 件当场办结没有群众确认 · K unconfirmed claims', count, 0)
    .option('--double <k>', 'K 件既当场办结又转办 · K in both classes', count, 0)
    .option('--json', '只输出 JSON · JSON only')
    .action(async (mechanism: string, o: ReplayCommand & { json?: boolean }) => {
      const say = (l: string) => void process.stderr.write(`${l}\n`)
      const database = await openDatabase(o.json ? () => undefined : say)
      try {
        await migrateDatabase(database.url)
        const beside = await besideDatabase(database.url)
        try {
          await migrateDatabase(beside.url)
          const r = await replayInto(beside.url, mechanism, { ...o, progress: bar(o.json ?? false) })
          await beside.keep()
          print(r, o.json ?? false)
        } catch (e) {
          await beside.drop()
          throw e
        }
      } finally {
        await database.stop()
      }
    })
}
