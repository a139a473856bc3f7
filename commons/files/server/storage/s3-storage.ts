import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream, openAsBlob } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AwsClient } from 'aws4fetch'
import { hashOfKey, type Storage, StorageError, sha256 } from './storage.ts'

export type S3Settings = {
  /** Such as `http://minio:9000`; the bucket follows as the first path segment. */
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Tries after the first for a server that is busy (5xx, 429); 3 unless told. */
  readonly retries?: number
}

/**
 * Files in an S3-compatible store, addressed by path. The content hash is part of each signed upload, so the store
 * itself refuses bytes that changed on the way. A stream is first written to a temporary file: its length must be known.
 */
export const createS3Storage = (settings: S3Settings): Storage => {
  const { accessKeyId, secretAccessKey, region } = settings
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: settings.retries ?? 3 })
  const base = `${settings.endpoint.replace(/\/+$/, '')}/${encodeURIComponent(settings.bucket)}`
  const call = async (method: string, key: string, init: RequestInit = {}): Promise<Response> => {
    const response = await client.fetch(`${base}/${key}`, { method, ...init }).catch((error: Error) => {
      throw new StorageError('UNAVAILABLE', error.message)
    })
    if (response.ok || response.status === 404) return response
    await response.body?.cancel()
    throw new StorageError('UNAVAILABLE', `${method} answered ${response.status}`)
  }
  return {
    put: (key, data) => spool(key, data, async (body) => upload(call, key, body)),
    get: async (key) => {
      hashOfKey(key)
      const response = await call('GET', key)
      if (response.status === 404 || !response.body) {
        await response.body?.cancel()
        throw new StorageError('MISSING', key)
      }
      return Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0])
    },
    head: async (key) => {
      hashOfKey(key)
      const response = await call('HEAD', key)
      return response.ok ? { size: Number(response.headers.get('content-length')) } : undefined
    },
    remove: async (key) => {
      hashOfKey(key)
      await (await call('DELETE', key)).body?.cancel()
    },
  }
}

type Call = (method: string, key: string, init?: RequestInit) => Promise<Response>

const upload = async (call: Call, key: string, body: Blob): Promise<{ size: number }> => {
  const headers = { 'x-amz-content-sha256': hashOfKey(key), 'content-type': 'application/octet-stream' }
  const response = await call('PUT', key, { body, headers })
  await response.body?.cancel()
  if (!response.ok) throw new StorageError('UNAVAILABLE', `PUT answered ${response.status}`)
  return { size: body.size }
}

const spool = async (
  key: string,
  data: Uint8Array | Readable,
  use: (body: Blob) => Promise<{ size: number }>,
): Promise<{ size: number }> => {
  const hash = hashOfKey(key)
  if (!(data instanceof Readable)) {
    if (sha256(data) !== hash) throw new StorageError('HASH_MISMATCH', key)
    return use(new Blob([data as Uint8Array<ArrayBuffer>]))
  }
  const path = join(tmpdir(), `yiwang-upload-${randomUUID()}`)
  const digest = createHash('sha256')
  try {
    const tap = async function* (source: AsyncIterable<Buffer>) {
      for await (const chunk of source) {
        digest.update(chunk)
        yield chunk
      }
    }
    await pipeline(data, tap, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    if (digest.digest('hex') !== hash) throw new StorageError('HASH_MISMATCH', key)
    return await use(await openAsBlob(path))
  } finally {
    await rm(path, { force: true })
  }
}
