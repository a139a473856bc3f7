import { Command } from 'commander'
import { registerBench } from './cli/bench.ts'
import { registerImport } from './cli/import.ts'
import { registerReplay } from './cli/replay.ts'
import { greeting, startUp } from './cli/up.ts'

const say = (line: string): void => void process.stderr.write(`${line}\n`)
const fail = (e: unknown): never => {
  say(e instanceof Error ? e.message : String(e))
  process.exit(1)
}

const waitForStop = (): Promise<string> =>
  new Promise((resolve) => {
    for (const s of ['SIGINT', 'SIGTERM'] as const) process.once(s, () => resolve(s))
  })

const program = new Command('yiwang').description('一网 · one net for grassroots governance')

program
  .command('up')
  .description('启动（默认演示模式） · start; demo mode unless --real')
  .option('--real', '正式运行：无演示账号 · real use: no demo accounts')
  .option('--no-web', '不提供网页 · API only')
  .option('--no-worker', '不跑后台任务 · without the worker role')
  .action(async (o: { real?: boolean; web: boolean; worker: boolean }) => {
    const running = await startUp({
      real: o.real ?? false,
      port: Number(process.env.PORT ?? 8311),
      host: process.env.HOST ?? '127.0.0.1',
      web: o.web,
      worker: o.worker,
      say,
    })
    for (const line of greeting(running, o.real ?? false)) process.stdout.write(`${line}\n`)
    await waitForStop()
    say('正在停下…… · Stopping…')
    await running.stop()
  })

registerImport(program)
registerReplay(program)
registerBench(program)

program
  .command('test')
  .description('全部检查和测试 · every check and test')
  .option('--quick', '不含浏览器和长测试 · without browser and long tests')
  .action(async (o: { quick?: boolean }) => {
    const { spawnSync } = await import('node:child_process')
    const r = spawnSync(process.execPath, ['tools/test/main.ts', ...(o.quick ? ['--quick'] : [])], { stdio: 'inherit' })
    process.exit(r.status ?? 1)
  })

program.parseAsync(process.argv).catch(fail)
