import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import type { Command } from 'commander'
import { ROOT } from '../database.ts'

type Options = { long?: boolean; seed?: string }
const SUITES = ['apps/server/trust', 'safeguards']

/** `--long` tries every property of the project, not only those of the trust folders, and replays whole histories. */
const suites = (o: Options): number => {
  const env = {
    ...process.env,
    ...(o.long ? { YIWANG_TRUST_LONG: '1' } : {}),
    ...(o.seed ? { YIWANG_SEED: o.seed } : {}),
  }
  const vitest = (...args: string[]): number =>
    spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...args], {
      cwd: ROOT,
      env,
      stdio: 'inherit',
    }).status ?? 1
  const sample = vitest('--project', 'unit', '--project', 'db', ...SUITES)
  const more = () => vitest('--project', 'unit') || vitest('--project', 'db', 'apps/server/replay')
  return sample || (o.long ? more() : 0)
}

const whole = (text: string, name: string): number => {
  const n = Number(text)
  if (!Number.isSafeInteger(n) || n < 1)
    throw new Error(`--${name}：要一个正整数 · --${name} wants a whole number above 0`)
  return n
}

const kill = async (o: { n: string; seed: string; json?: boolean }): Promise<number> => {
  const { runKills } = await import('../trust/kill/run-kills.ts')
  const say = (line: string): void => void process.stderr.write(`${line}\n`)
  const k = await runKills({ n: whole(o.n, 'n'), seed: whole(o.seed, 'seed'), say })
  const line = `${k.findings.length} of ${k.acknowledged} acknowledged writes lost, doubled or wrong over ${k.n} kills (server ${k.server}, database ${k.database}; seed ${k.seed}); ${k.retried} retried; restart median ${k.restartMs.median} ms, most ${k.restartMs.most} ms`
  process.stdout.write(o.json ? `${JSON.stringify(k)}\n` : `${line}\n${k.findings.map((f) => `  ${f}\n`).join('')}`)
  return k.findings.length ? 1 : 0
}

/** `trust`: rights, safeguards, fuzz and races; `--long` more of each and 200 kills. `trust kill`: kills under load. */
export const registerTrust = (program: Command): void => {
  const trust = program
    .command('trust')
    .description('权限、底线、乱输入、抢办、断电 · rights, safeguards, fuzz, races, kills')
    .option('--long', '多跑几倍，加 200 次断电 · many more of each, and 200 kills')
    .option('--seed <n>', '随机种子 · seed')
    .action(async (given: Options) => {
      const o = given.long ? { ...given, seed: given.seed ?? String(randomInt(2 ** 31)) } : given
      if (o.long) process.stderr.write(`随机种子 · seed ${o.seed}\n`)
      const status = suites(o)
      const killed = o.long ? await kill({ n: '200', seed: o.seed ?? '1' }) : 0
      process.exitCode = status || killed
    })
  trust
    .command('kill')
    .description('边办边断：强行结束服务或数据库，再看答应过的都在不在 · kill server and database under load')
    .option('--n <count>', '次数 · how many kills', '20')
    .option('--seed <n>', '随机种子 · seed', '1')
    .option('--json', '机器可读 · machine readable')
    .action(async (_: unknown, own: Command) => {
      // `--seed` is an option of both; where it stands must not matter.
      process.exitCode = await kill(own.optsWithGlobals())
    })
}
