import type { Operation } from '@yiwang/kernel'
import { methodAndPath } from '@yiwang/platform/openapi'
import type { FastifyInstance, InjectOptions } from 'fastify'

export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly bytes: Buffer
  json(): Record<string, unknown>
}
export type Sender = {
  readonly token?: string | undefined
  readonly tenant?: string
  readonly headers?: Record<string, string>
}

/** Any value as an address holds it; lone halves of characters are what no address can hold. */
const asText = (v: unknown): string =>
  (typeof v === 'object' && v !== null ? (JSON.stringify(v) ?? '') : String(v)).toWellFormed()
const filled = (path: string, input: Record<string, unknown>): string =>
  path.replace(/\{(\w+)\}/g, (_, k) => encodeURIComponent(asText(input[k] ?? '-') || '-'))

const query = (input: Record<string, unknown>, params: string[]): string => {
  const q = new URLSearchParams()
  for (const [k, v] of Object.entries(input)) if (!params.includes(k) && v !== undefined) q.set(k, asText(v))
  const text = q.toString()
  return text ? `?${text}` : ''
}

export type FilePart = { readonly name: string; readonly type: string; readonly bytes: Buffer }
const BOUNDARY = '----trust-boundary-7d1a'
/** A multipart body with its text fields and one file. */
export const multipart = (fields: Record<string, unknown>, file: FilePart): Buffer =>
  Buffer.concat([
    ...Object.entries(fields).map(([k, v]) =>
      Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="${k}"\r\n\r\n${asText(v)}\r\n`),
    ),
    Buffer.from(
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: ${file.type}\r\n\r\n`,
    ),
    file.bytes,
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ])

const TINY: FilePart = { name: 'a.csv', type: 'text/csv', bytes: Buffer.from('a,b\n1,2\n') }

/** The request of an operation as `inject` takes it. */
export const requestOf = (op: Operation, input: Record<string, unknown>, from: Sender = {}): InjectOptions => {
  const { method, path, params } = methodAndPath(op)
  const body = method !== 'GET'
  const { file, ...rest } = input as { file?: FilePart } & Record<string, unknown>
  const fields = Object.fromEntries(Object.entries(rest).filter(([k]) => !params.includes(k)))
  return {
    method: method as 'GET',
    url: `/api${filled(path, rest)}${body ? '' : query(rest, params)}`,
    headers: {
      ...(from.token ? { authorization: `Bearer ${from.token}` } : {}),
      ...(from.tenant ? { 'x-yiwang-tenant': from.tenant } : {}),
      ...(body ? { 'content-type': op.upload ? `multipart/form-data; boundary=${BOUNDARY}` : 'application/json' } : {}),
      ...from.headers,
    },
    ...(body ? { payload: op.upload ? multipart(fields, file ?? TINY) : JSON.stringify(fields) } : {}),
  }
}

/** Sends one operation through the HTTP layer without a socket. */
export const send = async (
  app: FastifyInstance,
  op: Operation,
  at: { input: Record<string, unknown>; from?: Sender },
): Promise<Answer> => {
  const r = await app.inject(requestOf(op, at.input, at.from))
  return { status: r.statusCode, headers: r.headers, bytes: r.rawPayload, json: () => r.json() }
}
