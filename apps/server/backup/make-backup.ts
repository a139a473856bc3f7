import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { embeddedBinaries } from '@yiwang/platform/postgres/binaries'
import pg from 'pg'
import { type Copy, copyFile, copyText, postgresTree, sizeOf, treeOf } from './copy-files.ts'
import { MANIFEST, MANIFEST_HASH, type Manifest } from './manifest.ts'
import type { Sink } from './sink.ts'

export type BackupOptions = {
  /** The installation's var folder; its `postgres` is the running server's data. */
  readonly dir: string
  readonly url: string
  readonly sink: Sink
  /** ISO 8601. */
  readonly at: string
  progress(done: number, of: number): void
}

/** Copies the data between the server's own start and stop marks, with all write-ahead log in between. */
const copyDatabase = async (c: Copy, o: { url: string; dataDir: string; files: readonly string[] }) => {
  const client = new pg.Client({ connectionString: o.url })
  await client.connect()
  try {
    // A temporary slot keeps the log that the copy needs, however long it takes; it ends with this session.
    await client.query('select pg_create_physical_replication_slot($1, true, true)', [`yiwang_backup_${process.pid}`])
    const start = (await client.query("select pg_backup_start('yiwang', true)::text as lsn")).rows[0].lsn
    const from = (await client.query('select pg_walfile_name($1::pg_lsn) as name', [start])).rows[0].name as string
    for (const f of o.files) await copyFile(c, join(o.dataDir, f), `postgres/${f}`)
    const stop = (await client.query('select lsn::text as lsn, labelfile from pg_backup_stop(false)')).rows[0]
    const to = (await client.query('select pg_walfile_name($1::pg_lsn) as name', [stop.lsn])).rows[0].name as string
    const wal = readdirSync(join(o.dataDir, 'pg_wal')).filter((n) => /^[0-9A-F]{24}$/.test(n) && n >= from && n <= to)
    for (const n of wal.sort()) await copyFile(c, join(o.dataDir, 'pg_wal', n), `postgres/pg_wal/${n}`)
    await copyText(c, 'postgres/backup_label', stop.labelfile)
    return { from, to }
  } finally {
    await client.end()
  }
}

const KEPT = ['link-secret', 'engine.json']

/**
 * A whole backup of an installation with the built-in database, while it runs: database first, then uploaded files,
 * of which there are then at least those that the copied rows name.
 */
export const makeBackup = async (o: BackupOptions): Promise<Manifest> => {
  const dataDir = join(o.dir, 'postgres')
  const filesDir = join(o.dir, 'files')
  const tree = postgresTree(dataDir)
  const total = sizeOf(tree.files.map((f) => join(dataDir, f)))
  let done = 0
  const progress = (n: number) => {
    done += n
    o.progress(Math.min(done, total), total)
  }
  const entries: Manifest['files'] = []
  const c: Copy = { sink: o.sink, entries, progress }
  const wal = await copyDatabase(c, { url: o.url, dataDir, files: tree.files })
  const uploads = existsSync(filesDir) ? treeOf(filesDir, (p) => p === 'tmp').files : []
  for (const f of uploads) await copyFile(c, join(filesDir, f), `files/${f}`)
  for (const name of KEPT) await copyFile(c, join(o.dir, name), name)
  const { major, version } = embeddedBinaries()
  const folders = tree.folders.map((f) => `postgres/${f}`)
  const manifest: Manifest = {
    kind: 'yiwang-backup',
    format: 1,
    at: o.at,
    engine: { major, version },
    wal,
    files: [...entries],
    folders,
  }
  const text = JSON.stringify(manifest)
  await copyText(c, MANIFEST, text)
  await copyText(c, MANIFEST_HASH, `${createHash('sha256').update(text).digest('hex')}\n`)
  await o.sink.close()
  return manifest
}
