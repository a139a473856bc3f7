import { existsSync, readdirSync, statSync } from 'node:fs'
import type { Command } from 'commander'
import { varDir } from '../database-place.ts'
import { argumentFile, fileToMake } from './argument-file.ts'
import { refusal } from './cli-error.ts'
import { voice } from './voice.ts'

const ARCHIVE = /\.(tar\.gz|tgz)$/

/** Refuses where the data are another server's. */
export const onlyEmbedded = (): void => {
  if (process.env.DATABASE_URL)
    throw refusal(
      'OWN_SERVER',
      '设置了 DATABASE_URL：请用这台 PostgreSQL 自己的工具备份和恢复（pg_dump、pg_restore 或 pg_basebackup），并另外备份 YIWANG_VAR 里的 files 文件夹和 link-secret。',
      'DATABASE_URL is set: back up and restore with the tools of that PostgreSQL (pg_dump, pg_restore or pg_basebackup), and copy the files folder and link-secret of YIWANG_VAR as well.',
    )
}

const target = (given: string, force: boolean | undefined): string => {
  const path = argumentFile(given)
  const emptyFolder = existsSync(path) && statSync(path).isDirectory() && readdirSync(path).length === 0
  return emptyFolder && !ARCHIVE.test(path) ? path : fileToMake(given, ARCHIVE.test(path) && force)
}

const mb = (n: number): string => `${(n / 1e6).toFixed(1)} MB`

const backup = async (given: string, f: { force?: boolean; json?: boolean }): Promise<void> => {
  onlyEmbedded()
  const path = target(given, f.force)
  const v = voice(f)
  const [{ withDatabase }, { makeBackup }, { archiveSink, folderSink }] = await Promise.all([
    import('./open.ts'),
    import('../backup/make-backup.ts'),
    import('../backup/sink.ts'),
  ])
  await withDatabase({ voice: v, beside: true }, async (d) => {
    const sink = ARCHIVE.test(path) ? archiveSink(path) : folderSink(path)
    v.step('正在备份数据库和文件', 'Backing up database and files')
    const of = { dir: varDir(), url: d.url, sink, at: new Date().toISOString(), progress: v.bar }
    const m = await makeBackup(of).catch((e) => {
      sink.drop()
      throw e
    })
    const bytes = m.files.reduce((n, x) => n + x.size, 0)
    v.answer({ file: path, files: m.files.length, bytes, at: m.at, engine: m.engine }, [
      `已备份 ${m.files.length} 个文件（${mb(bytes)}）→ ${path} · ${m.files.length} files backed up`,
      '备份里有居民的话和电话，请像数据本身一样保管 · It holds what residents said: guard it like the data',
    ])
  })
}

/** `backup` of an installation with the built-in database. */
export const registerBackup = (program: Command): void => {
  program
    .command('backup')
    .description('备份内置数据库和文件，运行中也可以 · back up the built-in database and files, also while running')
    .argument('<target>', '新文件（.tar.gz）或新文件夹 · new file (.tar.gz) or new folder')
    .option('--force', '覆盖已有的 .tar.gz · overwrite a .tar.gz')
    .option('--json', '只输出 JSON · JSON only')
    .action(backup)
}
