import type { Command } from 'commander'
import { voice } from './voice.ts'

const action = async (f: { status?: boolean; json?: boolean }): Promise<void> => {
  const v = voice(f)
  const { migrateDatabase } = await import('@yiwang/platform/migrate')
  const { appliedMigrations, pendingMigrations, withDatabase } = await import('./open.ts')
  const { repairXids } = await import('../backup/repair-xids.ts')
  await withDatabase({ voice: v, beside: f.status ?? false }, async (d) => {
    if (f.status) {
      const [applied, pending] = [await appliedMigrations(d.url), await pendingMigrations(d.url)]
      v.answer({ applied, pending }, [
        `已执行 ${applied.length} 步，还差 ${pending.length} 步 · ${applied.length} applied, ${pending.length} pending`,
        ...pending.map((name) => `  ${name}`),
      ])
      return
    }
    v.step('正在更新数据库结构', 'Migrating')
    const { applied } = await migrateDatabase(d.url)
    const xids = await repairXids(d.url, v.step)
    v.answer({ applied, xids: xids.done }, [
      applied.length
        ? `已更新 ${applied.length} 步 · ${applied.length} migrations applied`
        : '已是最新 · Up to date, nothing to do',
      ...applied.map((name) => `  ${name}`),
    ])
  })
}

/** `migrate`: brings the database to this build's shape; `--status` only looks. */
export const registerMigrate = (program: Command): void => {
  program
    .command('migrate')
    .description('更新数据库结构 · bring the database up to date')
    .option('--status', '只看，不改 · look, change nothing')
    .option('--json', '只输出 JSON · JSON only')
    .action(action)
}
