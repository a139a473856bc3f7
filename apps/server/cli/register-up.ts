import { type Command, InvalidArgumentError } from 'commander'
import { examples } from './examples.ts'
import { addressFrom } from './listen-address.ts'
import { stopSignals } from './stop-signals.ts'

type Role = 'web' | 'worker'
const roles = (text: string): Role[] => {
  const all = text.split(',').map((r) => r.trim())
  if (all.some((r) => r !== 'web' && r !== 'worker'))
    throw new InvalidArgumentError('只能是 web、worker 或 web,worker · use web, worker or web,worker')
  return all as Role[]
}
type Flags = { real?: boolean; web: boolean; worker: boolean; role: Role[]; json?: boolean }

const tell = (line: string): void => void process.stderr.write(`${line}\n`)

const action = async (f: Flags): Promise<void> => {
  const address = addressFrom(process.env)
  const say = f.json ? () => undefined : tell
  say('正在启动一网…… · Starting Yiwang…')
  let pid: number | undefined
  const stopped = stopSignals({
    asked: () => say('正在停下（再按一次 Ctrl-C 立即结束）…… · Stopping (Ctrl-C again ends at once)…'),
    forced: () => {
      // Its own fast shutdown goes on after us; the next start waits for it.
      if (pid !== undefined) process.kill(pid, 'SIGINT')
      process.exit(130)
    },
  })
  const [{ startUp }, { greeting }, { explain }] = await Promise.all([
    import('./up.ts'),
    import('./greeting.ts'),
    import('./explain.ts'),
  ])
  const real = f.real ?? false
  const running = await startUp({
    ...address,
    real,
    web: f.web,
    serve: f.role.includes('web'),
    worker: f.worker && f.role.includes('worker'),
    say,
    lost: async (e) => {
      const { words } = await explain(e)
      tell(`${words.zh}\n${words.en}`)
      process.exit(1)
    },
    database: (p) => {
      pid = p
    },
  })
  const greeted = { address: running.address, real, staff: running.holds.staff, web: f.web }
  if (f.json) process.stdout.write(`${JSON.stringify({ ready: true, ...greeted })}\n`)
  else for (const line of greeting(greeted)) process.stdout.write(`${line}\n`)
  await stopped
  await running.stop()
}

/** `up`: everything on one port, demo mode unless told. */
export const registerUp = (program: Command): void => {
  program
    .command('up')
    .description('启动（默认演示模式） · start; demo mode unless --real')
    .option('--real', '正式运行：没有演示账号 · real use: no demo accounts')
    .option('--role <roles>', '只担任：web、worker 或两者 · run as web, worker or both', roles, ['web', 'worker'])
    .option('--no-web', '只提供接口，不提供网页 · API only, no pages')
    .option('--no-worker', '不跑后台任务 · without background work')
    .option('--json', '就绪时只输出一行 JSON · one line of JSON when ready')
    .addHelpText(
      'after',
      `
环境变量 · Environment:
  PORT          端口，默认 8311 · port
  HOST          监听地址，默认 127.0.0.1；0.0.0.0 对外开放 · address to listen on
  YIWANG_VAR    数据文件夹，默认 ./var · where data lie
  DATABASE_URL  用自己的 PostgreSQL 15-18 · a PostgreSQL of your own
${examples('./yiwang up', 'PORT=8312 YIWANG_VAR=./var2 ./yiwang up', 'YIWANG_VAR=/srv/yiwang ./yiwang up --real')}`,
    )
    .action(action)
}
