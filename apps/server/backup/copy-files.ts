import { createHash } from 'node:crypto'
import { readdirSync, type Stats, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Manifest } from './manifest.ts'
import type { Sink } from './sink.ts'

const CHUNK = 1 << 20
/** Kept as empty folders: PostgreSQL makes their contents anew (docs, "Making a Base Backup Using the Low Level API"). */
const EMPTY = /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)$/
const LEFT_OUT =
  /(^|\/)(postmaster\.(pid|opts)|pg_internal\.init(\.\d+)?|pgsql_tmp.*|backup_label(\.old)?|tablespace_map(\.old)?)$/

export type Tree = { files: string[]; folders: string[] }

/** Files and folders below `root`, as paths from it. `skip` leaves a folder empty. */
export const treeOf = (root: string, skip: (path: string) => boolean = () => false): Tree => {
  const tree: Tree = { files: [], folders: [] }
  const walk = (at: string): void => {
    for (const e of readdirSync(join(root, at), { withFileTypes: true })) {
      const path = at ? `${at}/${e.name}` : e.name
      if (LEFT_OUT.test(path)) continue
      if (e.isDirectory()) {
        tree.folders.push(path)
        if (!skip(path)) walk(path)
      } else if (e.isFile()) tree.files.push(path)
      else if (e.isSymbolicLink())
        throw new Error(
          `数据文件夹里有链接，不能备份：${path} · a link in the data folder cannot be backed up: ${path}`,
        )
    }
  }
  walk('')
  return tree
}
export const postgresTree = (dataDir: string): Tree => {
  const tree = treeOf(dataDir, (path) => EMPTY.test(path))
  return { files: tree.files, folders: [...tree.folders, 'pg_wal/archive_status', 'pg_wal/summaries'] }
}

export const sizeOf = (paths: readonly string[]): number =>
  paths.reduce((n, p) => n + (statSync(p, { throwIfNoEntry: false })?.size ?? 0), 0)

type Hashed = { sha256: string }
/** Exactly `size` bytes of a file that may change meanwhile: what is gone by then is zeros, which the log puts right. */
async function* bytes(path: string, size: number, hashed: Hashed): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  const handle = await open(path, 'r')
  try {
    for (let at = 0; at < size; ) {
      const want = Math.min(CHUNK, size - at)
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(want), 0, want, at)
      const chunk = bytesRead === 0 ? buffer : buffer.subarray(0, bytesRead)
      hash.update(chunk)
      yield chunk
      at += chunk.length
    }
  } finally {
    await handle.close()
  }
  hashed.sha256 = hash.digest('hex')
}

export type Entry = Manifest['files'][number]
export type Copy = { readonly sink: Sink; readonly entries: Entry[]; readonly progress: (bytes: number) => void }

/** Copies one file under a name of its own; a file that is gone by now was dropped and needs no copy. */
export const copyFile = async (c: Copy, from: string, name: string): Promise<void> => {
  const stat: Stats | undefined = statSync(from, { throwIfNoEntry: false })
  if (!stat) return
  const hashed: Hashed = { sha256: '' }
  await c.sink.add(name, stat.size, bytes(from, stat.size, hashed))
  c.entries.push({ path: name, size: stat.size, sha256: hashed.sha256 })
  c.progress(stat.size)
}

export const copyText = async (c: Copy, name: string, text: string): Promise<void> => {
  const data = Buffer.from(text)
  async function* once() {
    yield data
  }
  await c.sink.add(name, data.length, once())
  c.entries.push({ path: name, size: data.length, sha256: createHash('sha256').update(data).digest('hex') })
}
