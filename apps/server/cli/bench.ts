import { type Command, InvalidArgumentError } from 'commander'
import { bench } from '../bench/run.ts'

const amount = (v: string): number => {
  const m = /^(\d+)(k?)$/i.exec(v)
  const n = m ? Number(m[1]) * (m[2] ? 1000 : 1) : 0
  if (n < 1000 || n > 1_000_000) throw new InvalidArgumentError('1k 到 1000k · from 1k to 1000k')
  return n
}
const few = (v: string): number => {
  const n = Number(v)
  if (!Number.isInteger(n) || n < 1 || n > 64) throw new InvalidArgumentError('1 到 64 · from 1 to 64')
  return n
}

export const registerBench = (program: Command): void => {
  program
    .command('bench')
    .description('和裸服务器在同一次运行里比速度 · speed against the bare server, in one run')
    .option('--matters <n>', '事项数，如 100k · matters', amount, 100_000)
    .option('--clients <n>', '并发 · clients', few, 8)
    .option('--seconds <n>', '每轮秒数 · seconds a round', few, 5)
    .option('--rounds <n>', '轮数 · rounds', few, 5)
    .option('--json', '只输出 JSON · JSON only')
    .action(async (o: { matters: number; clients: number; seconds: number; rounds: number; json?: boolean }) => {
      const say = (l: string) => void process.stderr.write(o.json ? '' : `${l}\n`)
      const r = await bench({ ...o, say })
      process.stdout.write(`${JSON.stringify(r, null, o.json ? 0 : 2)}\n`)
    })
}
