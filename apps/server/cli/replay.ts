import { packs } from '@yiwang/packs'
import { openDb } from '@yiwang/platform/db'
import { silentLog } from '@yiwang/platform/log'
import { migrateDatabase } from '@yiwang/platform/migrate'
import { seededRandom } from '@yiwang/platform/now'
import { type Command, InvalidArgumentError } from 'commander'
import { compose } from '../compose.ts'
import { openDatabase } from '../database.ts'
import { seedCounty } from '../demo/county.ts'
import { putInForce } from '../releases.ts'
import { besideDatabase } from '../replay/fresh-database.ts'
import type { Stage, Story } from '../replay/plot.ts'
import { type ReplayResult, replay } from '../replay/run.ts'
import { stories } from '../replay/stories.ts'
import { wrongUse } from './cli-error.ts'
import { DEMO_TENANT, publishAll, SINCE } from './publish.ts'

const count = (v: string): number => {
  if (!/^\d{1,4}$/.test(v)) throw new InvalidArgumentError('要一个 0 到 9999 的整数 · a whole number from 0 to 9999')
  return Number(v)
}
export type ReplayCommand = {
  readonly seed: number
  /** Options of the story by id, each a number of cases. */
  readonly twists: Readonly<Record<string, number>>
  /** A sample, for tests: see {@link Stage}. */
  readonly sample?: number
  /** Days of daily reports, for tests: see {@link Stage}. */
  readonly reports?: number
  progress?(done: number, of: number, at: number): void
}

/** @throws CliError where there is none, or for an option of another story. */
const storyOf = (mechanism: string, twists: ReplayCommand['twists']): Story => {
  const all = stories()
  const story = all.find((s) => s.mechanism === mechanism)
  const known = all.map((s) => s.mechanism).join(' ')
  if (!story)
    throw wrongUse(`没有机制 ${mechanism} 的回放；有：${known}`, `No replay for ${mechanism}; there are: ${known}`)
  const stranger = Object.entries(twists).find(([id, n]) => n > 0 && !story.options.some((o) => o.id === id))
  if (stranger)
    throw wrongUse(
      `${mechanism} 的回放没有选项 --${flagOf(stranger[0])}`,
      `The replay of ${mechanism} has no option --${flagOf(stranger[0])}`,
    )
  return story
}

const seed = async (url: string, s: Story): Promise<void> => {
  const db = openDb(url, 4)
  try {
    await seedCounty({ db, now: s.begin(), tenant: s.place.tenant, dataDir: s.place.data, name: s.place.name })
    await publishAll(url, s.place.tenant === DEMO_TENANT ? DEMO_TENANT : undefined)
    const entry = packs.find((p) => p.pack.id === s.pack)
    // After the demo's own pack, which stays the one that is taken unasked.
    if (entry && !entry.demo)
      await putInForce(db, { tenant: s.place.tenant, pack: s.pack, version: entry.pack.version, from: SINCE + 1 })
  } finally {
    await db.close()
  }
}

/** Runs a mechanism's history into the database at `url`, which must be migrated and empty. */
export const replayInto = async (url: string, mechanism: string, o: ReplayCommand): Promise<ReplayResult> => {
  const story = storyOf(mechanism, o.twists)
  const clock = { now: story.begin() }
  await seed(url, story)
  const composed = await compose({ url, now: () => clock.now, random: seededRandom(o.seed), log: silentLog, pool: 10 })
  const { seed: s, twists, sample, reports } = o
  const stage: Stage = { composed, clock, tenant: story.place.tenant, seed: s, twists, sample, reports }
  try {
    return await replay({ ...stage, plot: await story.open(stage), progress: o.progress ?? (() => undefined) })
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

const print = (r: ReplayResult, story: Story, json: boolean): void => {
  const waiting = story.waiting.map((w) => ({ figure: w.figure, engine: w.engine, words: w.words }))
  if (json) {
    const { figures, balanced, commands, refused } = r
    const took = { seconds: Math.round(r.seconds * 10) / 10, perSecond: Math.round(r.perSecond) }
    const { mechanism } = story
    process.stdout.write(`${JSON.stringify({ mechanism, figures, balanced, commands, ...took, refused, waiting })}\n`)
    return
  }
  process.stdout.write(`\n${r.sentence}\n`)
  process.stdout.write(`${r.commands} commands in ${r.seconds.toFixed(1)} s (${r.perSecond.toFixed(0)}/s)\n`)
  for (const x of r.refused) process.stdout.write(`通报未能发布 · bulletin refused: ${x}\n`)
  for (const w of waiting)
    process.stdout.write(`待建 · waits for ${w.engine}: ${w.figure} ${w.words.zh} · ${w.words.en}\n`)
}

const flagOf = (id: string): string => id.replaceAll(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)
type Given = Record<string, number | boolean | undefined> & { seed: number; json?: boolean }

const run = async (mechanism: string, given: Given): Promise<void> => {
  const { seed: s, json = false, ...rest } = given
  const twists = rest as Record<string, number>
  const story = storyOf(mechanism, twists)
  const say = (l: string) => void process.stderr.write(`${l}\n`)
  const database = await openDatabase(json ? () => undefined : say)
  try {
    await migrateDatabase(database.url)
    const beside = await besideDatabase(database.url)
    try {
      await migrateDatabase(beside.url)
      const r = await replayInto(beside.url, mechanism, { twists, seed: s, progress: bar(json) })
      await beside.keep()
      print(r, story, json)
    } catch (e) {
      await beside.drop()
      throw e
    }
  } finally {
    await database.stop()
  }
}

/** One command for every story: `--help` lists them with their options. */
export const registerReplay = (program: Command): void => {
  const all = stories()
  const command = program
    .command('replay <mechanism>')
    .description('把一段历史用真实命令走一遍 · run a mechanism through its history with the real commands')
    .option('--seed <n>', '随机种子 · seed', count, 1)
  const options = all.flatMap((s) =>
    s.options.map((o) => ({ ...o, says: `${s.mechanism} ${o.words.zh} · ${o.words.en}` })),
  )
  for (const [id, of] of Map.groupBy(options, (o) => o.id))
    command.option(`--${flagOf(id)} <k>`, of.map((o) => o.says).join('; '), count, 0)
  command
    .option('--json', '只输出 JSON · JSON only')
    .addHelpText('after', `\n${all.map((s) => `  ${s.mechanism}  ${s.words.zh} · ${s.words.en}`).join('\n')}`)
    .action(run)
}
