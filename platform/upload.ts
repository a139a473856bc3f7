import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Failure, failure, invalid } from '@yiwang/kernel'
import type { FastifyRequest } from 'fastify'
import type { Upload } from './engine.ts'

/** Receives one file and the text fields beside it; the file lies in a private folder until the command has run. */
export const receiveUpload = async (
  rq: FastifyRequest,
  dir: string,
): Promise<{ fields: Record<string, string>; upload: Upload }> => {
  if (!rq.isMultipart()) throw new Failure('BAD_TYPE', 415, { data: { want: 'multipart/form-data' } })
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const fields: Record<string, string> = {}
  let upload: Upload | undefined
  const path = join(dir, randomUUID())
  try {
    for await (const part of rq.parts()) {
      if (part.type === 'field') {
        if (/^[a-z][a-zA-Z]{0,40}$/.test(part.fieldname)) fields[part.fieldname] = String(part.value)
        continue
      }
      await pipeline(part.file, createWriteStream(path, { mode: 0o600, flags: 'w' }))
      if (part.file.truncated) throw failure('TOO_LARGE', { max: '32 MB' })
      upload = { name: part.filename.slice(0, 200), path, bytes: part.file.bytesRead }
    }
  } catch (e) {
    await rm(path, { force: true })
    throw broken(e) ? new Failure('BAD_TYPE', 400, { data: { want: 'multipart/form-data' } }) : e
  }
  if (!upload) throw invalid([{ path: 'file', message: { zh: '请选一个文件', en: 'choose a file' } }])
  return { fields, upload }
}

/** The parser's own words for a body that ends half-way or has no boundary: the sender's fault, not ours. */
const broken = (e: unknown): boolean =>
  e instanceof Error && !('code' in e) && /multipart|boundary|part terminated|malformed part/i.test(e.message)
