import { type Command, InvalidArgumentError } from 'commander'
import { refusal } from './cli-error.ts'
import { ownCommand } from './own-command.ts'
import { voice } from './voice.ts'

export const tenantName = (text: string): string => {
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(text))
    throw new InvalidArgumentError('小写字母、数字和 -，最多 40 个 · small letters, digits and -, at most 40')
  return text
}

const action = async (f: { tenant?: string; json?: boolean }): Promise<void> => {
  const v = voice(f)
  const [{ withDatabase }, { migrateDatabase }, { openDb }, publish, state, { DEMO_ACCOUNTS, DEMO_PASSWORD }] =
    await Promise.all([
      import('./open.ts'),
      import('@yiwang/platform/migrate'),
      import('@yiwang/platform/db'),
      import('./publish.ts'),
      import('./up-state.ts'),
      import('../demo/county.ts'),
    ])
  const tenant = f.tenant ?? publish.DEMO_TENANT
  await withDatabase({ voice: v }, async (d) => {
    await migrateDatabase(d.url)
    const db = openDb(d.url, 4)
    try {
      const h = await state.holdings(db)
      if (h.demo + h.real > 0)
        throw refusal(
          'NOT_EMPTY',
          '这个数据库里已有县区，没有改动。演示数据只装进空库：请换一个 YIWANG_VAR 或 DATABASE_URL。',
          'This database already holds a county and was not touched. Demo data goes into an empty one: choose another YIWANG_VAR or DATABASE_URL.',
        )
      const before = () =>
        v.step('正在载入演示县：区划、网格、1+2+3 小组', 'Loading the demo county: divisions, grids, teams')
      await state.loadDemo(db, { tenant, before })
    } finally {
      await db.close()
    }
    await publish.publishAll(d.url, tenant)
  })
  v.answer({ tenant, accounts: DEMO_ACCOUNTS.map((a) => a.username), password: DEMO_PASSWORD }, [
    `演示县已载入（${tenant}）。运行 ${ownCommand('up')} 打开 · Demo county loaded (${tenant}); open it with ${ownCommand('up')}`,
  ])
}

/** `seed`: the demo county into an empty database. */
export const registerSeed = (program: Command): void => {
  program
    .command('seed')
    .description('把演示县装进空数据库 · load the demo county into an empty database')
    .option('--tenant <id>', '叫什么 · its id', tenantName)
    .option('--json', '只输出 JSON · JSON only')
    .action(action)
}
