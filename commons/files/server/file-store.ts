import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { linkKey, readLinkKey } from './link-key.ts'
import { createDiskStorage } from './storage/disk-storage.ts'
import { createS3Storage } from './storage/s3-storage.ts'
import type { Storage } from './storage/storage.ts'

/** Where files lie and how links to them are made. */
export type FileStore = {
  readonly storage: Storage
  /** Addresses of a file for somebody without an account; good for an hour. `thumb` is null when there is none. */
  link(
    file: { readonly id: string; readonly thumb: boolean },
    to: { readonly appeal: string; readonly now: number },
  ): {
    readonly url: string
    readonly thumb: string | null
  }
  /** The appeal a key speaks for; undefined when it does not open this file now. */
  readKey(key: string, at: { readonly file: string; readonly now: number }): string | undefined
}

const HOUR = 3_600_000

/** Addresses without a key, for readers with an account. */
export const filePath = (id: string, thumb: boolean): { url: string; thumb: string | null } => ({
  url: `/api/files/${id}`,
  thumb: thumb ? `/api/files/${id}?size=thumb` : null,
})

export const createFileStore = (o: { readonly storage: Storage; readonly secret: string }): FileStore => ({
  storage: o.storage,
  link(file, to) {
    // Whole hours, so that a page read twice asks for the same address and the browser keeps the picture.
    const until = Math.ceil(to.now / HOUR) * HOUR + HOUR
    const key = linkKey(o.secret, { file: file.id, appeal: to.appeal, until })
    const url = `/api/files/${file.id}?key=${key}`
    return { url, thumb: file.thumb ? `${url}&size=thumb` : null }
  },
  readKey: (key, at) => readLinkKey(o.secret, key, at),
})

type Env = Readonly<Record<string, string | undefined>>
const NEEDED = ['YIWANG_S3_ENDPOINT', 'YIWANG_S3_BUCKET', 'YIWANG_S3_KEY_ID', 'YIWANG_S3_SECRET'] as const

/** S3 when YIWANG_S3_ENDPOINT is set, else a folder. Throws when the S3 settings are given in part. */
const storageFrom = (env: Env, dir: string): Storage => {
  if (!env.YIWANG_S3_ENDPOINT) return createDiskStorage(join(dir, 'files'))
  const missing = NEEDED.filter((k) => !env[k])
  if (missing.length > 0) throw new Error(`对象存储设置不全 · S3 settings missing: ${missing.join(', ')}`)
  return createS3Storage({
    endpoint: env.YIWANG_S3_ENDPOINT,
    bucket: env.YIWANG_S3_BUCKET as string,
    region: env.YIWANG_S3_REGION ?? 'us-east-1',
    accessKeyId: env.YIWANG_S3_KEY_ID as string,
    secretAccessKey: env.YIWANG_S3_SECRET as string,
  })
}

/** Servers that share one database set YIWANG_LINK_SECRET alike; a single one makes its own and keeps it. */
const secretFrom = (env: Env, dir: string): string => {
  if (env.YIWANG_LINK_SECRET) return env.YIWANG_LINK_SECRET
  const path = join(dir, 'link-secret')
  mkdirSync(dirname(path), { recursive: true })
  try {
    writeFileSync(path, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code !== 'EEXIST') throw e
  }
  return readFileSync(path, 'utf8')
}

/** The store an installation names in its environment. `dir` is its var folder. */
export const fileStoreFrom = (env: Env, dir: string): FileStore =>
  createFileStore({ storage: storageFrom(env, dir), secret: secretFrom(env, dir) })
