import type { Command } from 'commander'
import { varDir } from '../database-place.ts'
import { existingFile } from './argument-file.ts'
import { onlyEmbedded } from './backup.ts'
import { examples } from './examples.ts'
import { ownCommand } from './own-command.ts'
import { voice } from './voice.ts'

const restore = async (given: string, f: { json?: boolean }): Promise<void> => {
  onlyEmbedded()
  const from = existingFile(given)
  const v = voice(f)
  const { checkRestored, restoreBackup } = await import('../backup/restore-backup.ts')
  const dir = varDir()
  v.step('正在恢复并逐个核对', 'Restoring and checking every file')
  const m = await restoreBackup({ from, dir, progress: () => undefined })
  v.step('正在启动数据库，核对审计封存', 'Starting the database, verifying the audit seals')
  const audit = await checkRestored(dir)
  const broken = audit.filter((a) => a.broken.length > 0)
  const lines = audit.map(
    (a) =>
      `  ${a.tenant}：封存 ${a.blocks} 块 ${a.rows} 行，未封 ${a.unsealed} 行，${a.broken.length ? '有断裂' : '完好'} · ${a.blocks} blocks, ${a.broken.length ? 'BROKEN' : 'sound'}`,
  )
  v.answer({ dir, files: m.files.length, at: m.at, audit, sound: broken.length === 0 }, [
    `已恢复到 ${dir}（备份时间 ${m.at}）· restored`,
    ...lines,
    broken.length === 0
      ? `启动它 · Start it:  ${ownCommand('up')}`
      : '审计封存对不上：请查明备份来源 · The audit does not verify: find out where this backup comes from',
  ])
  if (broken.length > 0) process.exitCode = 1
}

/** `restore` of an installation with the built-in database. */
export const registerRestore = (program: Command): void => {
  program
    .command('restore')
    .description(
      '恢复到空的数据文件夹，核对每个文件和审计 · restore into an empty data folder, checking every file and the audit',
    )
    .argument('<source>', '备份文件或文件夹 · backup file or folder')
    .option('--json', '只输出 JSON · JSON only')
    .addHelpText('after', examples('YIWANG_VAR=./var-restored ./yiwang restore backup.tar.gz'))
    .action(restore)
}
