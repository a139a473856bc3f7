import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'

/** Where file contents live. A key is the content's own hash, so the same bytes are kept once and never changed. */
export type Storage = {
  /** Keeps the bytes under their key. Throws HASH_MISMATCH when they are not what the key says, and keeps nothing. */
  readonly put: (key: string, data: Uint8Array | Readable) => Promise<{ readonly size: number }>
  /** Opens the bytes. Throws MISSING. */
  readonly get: (key: string) => Promise<Readable>
  /** Size in bytes, or undefined when nothing is kept under the key. */
  readonly head: (key: string) => Promise<{ readonly size: number } | undefined>
  /** Removes the bytes; removing what is not there is fine. */
  readonly remove: (key: string) => Promise<void>
}

export type StorageFailure = 'BAD_KEY' | 'MISSING' | 'HASH_MISMATCH' | 'UNAVAILABLE'

/** A failure of the place where files are kept. */
export class StorageError extends Error {
  override readonly name = 'StorageError'
  readonly code: StorageFailure
  constructor(code: StorageFailure, detail: string) {
    super(`${code}: ${detail}`)
    this.code = code
  }
}

const KEY = /^(?:[a-z0-9][a-z0-9-]{0,39}\/)?([0-9a-f]{2})\/([0-9a-f]{64})$/

/** The key for a content hash (sha-256 in hex), below a space of its own such as the tenant's id. */
export const storageKey = (sha256: string, space?: string): string => {
  const key = `${space ? `${space}/` : ''}${sha256.slice(0, 2)}/${sha256}`
  hashOfKey(key)
  return key
}

/** The hash a key stands for. Throws BAD_KEY for anything that is not exactly a key, such as a path that climbs. */
export const hashOfKey = (key: string): string => {
  const [, folder, hash] = KEY.exec(key) ?? []
  if (!hash?.startsWith(folder ?? '-')) throw new StorageError('BAD_KEY', JSON.stringify(key).slice(0, 120))
  return hash
}

/** sha-256 in hex. */
export const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex')
