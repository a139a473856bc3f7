import { once } from 'node:events'
import { createWriteStream, mkdirSync, renameSync, rmSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { tarEnd, tarHeader, tarPadding } from './tar.ts'

/** Where a backup goes. It appears under its name only when `close` has been called. */
export type Sink = {
  add(path: string, size: number, chunks: AsyncIterable<Buffer>): Promise<void>
  close(): Promise<void>
  /** Takes away what was begun. */
  drop(): void
}

/** One `.tar.gz` file. */
export const archiveSink = (path: string): Sink => {
  const draft = `${path}.part`
  const zip = createGzip({ level: 1 })
  const out = createWriteStream(draft, { mode: 0o600 })
  let broken: unknown
  out.on('error', (e) => {
    broken = e
    zip.destroy(e)
  })
  zip.pipe(out)
  const put = async (b: Buffer): Promise<void> => {
    if (broken) throw broken
    if (b.length > 0 && !zip.write(b)) await once(zip, 'drain')
  }
  return {
    async add(name, size, chunks) {
      await put(tarHeader(name, size))
      for await (const c of chunks) await put(c)
      await put(tarPadding(size))
    },
    async close() {
      await put(tarEnd())
      zip.end()
      await finished(out)
      const done = await open(draft, 'r')
      await done.sync()
      await done.close()
      await rename(draft, path)
    },
    drop() {
      zip.destroy()
      out.destroy()
      rmSync(draft, { force: true })
    },
  }
}

/** A folder with the files as they are. */
export const folderSink = (path: string): Sink => {
  const draft = `${path}.part`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  return {
    async add(name, _size, chunks) {
      const file = join(draft, name)
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
      const handle = await open(file, 'wx', 0o600)
      try {
        for await (const c of chunks) await handle.write(c)
        await handle.sync()
      } finally {
        await handle.close()
      }
    },
    async close() {
      rmSync(path, { recursive: true, force: true })
      renameSync(draft, path)
    },
    drop: () => rmSync(draft, { recursive: true, force: true }),
  }
}
