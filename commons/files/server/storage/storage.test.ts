import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDiskStorage } from './disk-storage.ts'
import { createS3Storage } from './s3-storage.ts'
import { hashOfKey, type Storage, sha256, storageKey } from './storage.ts'

const stored = new Map<string, Buffer>()
const refusals: string[] = []
const s3 = createServer(async (request, response) => {
  const body = await buffer(request)
  const signature = request.headers.authorization ?? ''
  const signed =
    /^AWS4-HMAC-SHA256 Credential=KEY\/\d{8}\/cn\/s3\/aws4_request, SignedHeaders=\S*host;x-amz-content-sha256;x-amz-date\S*, Signature=[0-9a-f]{64}$/
  const length = Number(request.headers['content-length'] ?? 0)
  const honest = request.method !== 'PUT' || request.headers['x-amz-content-sha256'] === sha256(body)
  if (!signed.test(signature) || !request.headers['x-amz-date'] || !honest || length !== body.length) {
    refusals.push(`${request.method} ${signature}`)
    return response.writeHead(403).end()
  }
  const key = request.url ?? ''
  if (request.method === 'PUT') stored.set(key, body)
  if (request.method === 'DELETE') return response.writeHead(stored.delete(key) ? 204 : 404).end()
  const found = stored.get(key)
  if (!found) return response.writeHead(404).end()
  return response.writeHead(200, { 'content-length': found.length }).end(request.method === 'GET' ? found : undefined)
})

let folder = ''
const places: Record<string, Storage> = {}
const settings = () => ({
  endpoint: `http://127.0.0.1:${(s3.address() as AddressInfo).port}`,
  bucket: 'files',
  region: 'cn',
  accessKeyId: 'KEY',
  secretAccessKey: 'SECRET',
  retries: 0,
})

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storage-'))
  await new Promise<void>((done) => s3.listen(0, '127.0.0.1', done))
  places.disk = createDiskStorage(folder)
  places.s3 = createS3Storage(settings())
})
afterAll(async () => {
  await new Promise((done) => s3.close(done))
  await rm(folder, { recursive: true })
})

describe.each(['disk', 's3'])('%s', (place) => {
  const data = Buffer.from('路灯不亮'.repeat(40_000))
  const key = storageKey(sha256(data), 'county')

  it('keeps, gives, measures and removes', async () => {
    const storage = places[place]!
    expect(await storage.head(key)).toBeUndefined()
    expect(await storage.put(key, data)).toEqual({ size: data.length })
    expect(await storage.head(key)).toEqual({ size: data.length })
    expect(await buffer(await storage.get(key))).toEqual(data)
    await storage.remove(key)
    await storage.remove(key)
    await expect(storage.get(key)).rejects.toMatchObject({ code: 'MISSING' })
  })

  it('takes a stream, and the same bytes twice', async () => {
    const storage = places[place]!
    for (const _ of [1, 2])
      expect(await storage.put(key, Readable.from([data.subarray(0, 7), data.subarray(7)]))).toEqual({
        size: data.length,
      })
    expect(await buffer(await storage.get(key))).toEqual(data)
  })

  it('keeps nothing of bytes that are not what the key says, nor of half a stream', async () => {
    const storage = places[place]!
    const other = storageKey(sha256(Buffer.from('other')))
    await expect(storage.put(other, data)).rejects.toMatchObject({ code: 'HASH_MISMATCH' })
    await expect(storage.put(other, Readable.from([data]))).rejects.toMatchObject({ code: 'HASH_MISMATCH' })
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('oth')
        throw new Error('line cut')
      })(),
    )
    await expect(storage.put(other, broken)).rejects.toThrow('line cut')
    expect(await storage.head(other)).toBeUndefined()
  })

  it('refuses any key that is not a key', async () => {
    const storage = places[place]!
    for (const bad of ['../x', `../${key}`, `${key}/..`, `ab/${'0'.repeat(64)}`, '', `a/../${key}`])
      for (const act of [
        () => storage.put(bad, data),
        () => storage.get(bad),
        () => storage.head(bad),
        () => storage.remove(bad),
      ])
        await expect(act()).rejects.toMatchObject({ code: 'BAD_KEY' })
  })
})

describe('the rest', () => {
  it('leaves nothing in the temporary folder', async () => expect(await readdir(join(folder, 'tmp'))).toEqual([]))

  it('does not follow a link', async () => {
    await writeFile(join(folder, 'outside'), 'secret')
    const key = storageKey(sha256(Buffer.from('linked')))
    await places.disk!.put(key, Buffer.from('linked'))
    await rm(join(folder, key))
    await symlink(join(folder, 'outside'), join(folder, key))
    await expect(places.disk!.get(key)).rejects.toMatchObject({ code: 'ELOOP' })
  })

  it('signed everything it sent, and says so when the store refuses or is away', async () => {
    expect(refusals).toEqual([])
    const wrong = createS3Storage({ ...settings(), accessKeyId: 'OTHER' })
    await expect(wrong.head(storageKey(sha256(Buffer.from('a'))))).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    const away = createS3Storage({ ...settings(), endpoint: 'http://127.0.0.1:1' })
    await expect(away.head(storageKey(sha256(Buffer.from('a'))))).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  })

  it('takes no made-up text for a key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => void expect(() => hashOfKey(text)).toThrow('BAD_KEY')),
    )
    expect(() => storageKey(sha256(Buffer.from('a')), '../x')).toThrow('BAD_KEY')
  })
})
