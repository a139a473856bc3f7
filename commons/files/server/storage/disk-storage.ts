import { createHash, randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { hashOfKey, type Storage, StorageError } from './storage.ts'

/**
 * Files below one folder. A file appears under its key only when complete and on the disk: it is written beside,
 * synced, renamed, and its folder synced. What a crash leaves in `tmp` is never read and may be deleted at any time.
 */
export const createDiskStorage = (root: string): Storage => ({
  put: async (key, data) => {
    const hash = hashOfKey(key)
    const temporary = join(root, 'tmp', randomUUID())
    await mkdir(dirname(temporary), { recursive: true })
    try {
      const written = await write(temporary, data)
      if (written.hash !== hash) throw new StorageError('HASH_MISMATCH', key)
      const target = join(root, key)
      await mkdir(dirname(target), { recursive: true })
      await rename(temporary, target)
      await syncFolder(dirname(target))
      return { size: written.size }
    } finally {
      await rm(temporary, { force: true })
    }
  },
  get: async (key) => {
    hashOfKey(key)
    // A link put into the folder by somebody else is not followed.
    const handle = await open(join(root, key), constants.O_RDONLY | constants.O_NOFOLLOW).catch((error) => {
      throw isMissing(error) ? new StorageError('MISSING', key) : error
    })
    return handle.createReadStream()
  },
  head: async (key) => {
    hashOfKey(key)
    const found = await stat(join(root, key)).catch((error) => {
      if (isMissing(error)) return undefined
      throw error
    })
    return found && { size: found.size }
  },
  remove: async (key) => {
    hashOfKey(key)
    await rm(join(root, key), { force: true })
  },
})

const write = async (path: string, data: Uint8Array | Readable): Promise<{ size: number; hash: string }> => {
  const hash = createHash('sha256')
  let size = 0
  const handle = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of data instanceof Readable ? data : [data]) {
      hash.update(chunk)
      size += await writeAll(handle, chunk)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { size, hash: hash.digest('hex') }
}

const writeAll = async (handle: FileHandle, chunk: Uint8Array): Promise<number> => {
  let done = 0
  while (done < chunk.byteLength) done += (await handle.write(chunk, done)).bytesWritten
  return done
}

const syncFolder = async (path: string): Promise<void> => {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'
