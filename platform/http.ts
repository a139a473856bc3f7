import { createHash, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import { Failure, failure, type Operation, type Words } from '@yiwang/kernel'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Call } from './command.ts'
import type { Upload } from './engine.ts'
import { methodAndPath } from './openapi.ts'
import type { Platform } from './platform.ts'
import { localeOf, problemOf } from './problem.ts'
import { rateLimit } from './rate.ts'
import { receiveUpload } from './upload.ts'
import { issueWords } from './words.ts'

export type HttpOptions = {
  readonly platform: Platform
  readonly operations: readonly Operation[]
  readonly words: Readonly<Record<string, Words>>
  readonly defaultTenant: string
  readonly tenants: () => ReadonlySet<string>
  readonly uploadDir: string
  /** Set by a terminating proxy: cookies then carry `Secure` and the `__Host-` prefix. */
  readonly https: boolean
  /** Counting calls a minute is switched off only for load runs on loopback. */
  readonly limits: boolean
}

export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url')
const DEVICE = /^[\w-]{8,64}$/
const KEY = /^[\w.:-]{1,120}$/
const TENANT = /^[a-z][a-z0-9-]{1,40}$/

const isUnsafe = (rq: FastifyRequest): boolean => rq.method !== 'GET' && rq.method !== 'HEAD'

/** A cookie is only believed on a write when the page's own script sent the request. */
const tokenOf = (rq: FastifyRequest, name: string): string | undefined => {
  const bearer = /^Bearer ([\w-]{20,100})$/.exec(rq.headers.authorization ?? '')?.[1]
  if (bearer) return bearer
  const held = rq.cookies[name]
  if (!held) return undefined
  if (isUnsafe(rq) && rq.headers['x-yiwang-csrf'] !== '1')
    throw new Failure('BAD_HEADER', 400, { data: { header: 'x-yiwang-csrf' } })
  return held
}

const header = (rq: FastifyRequest, name: string, form: RegExp): string | undefined => {
  const v = rq.headers[name]
  if (v === undefined || v === '') return undefined
  if (typeof v !== 'string' || !form.test(v)) throw new Failure('BAD_HEADER', 400, { data: { header: name } })
  return v
}

const tenantOf = (rq: FastifyRequest, o: HttpOptions): string => {
  const t = header(rq, 'x-yiwang-tenant', TENANT) ?? o.defaultTenant
  if (!o.tenants().has(t)) throw new Failure('NO_TENANT', 404)
  return t
}

/** Where a text holds half of a character: it could be stored nowhere, or only as something else. */
const illFormed = (v: unknown, path: string): string | undefined => {
  if (typeof v === 'string') return v.isWellFormed() ? undefined : path
  if (typeof v !== 'object' || v === null) return undefined
  for (const [k, x] of Object.entries(v)) {
    if (!k.isWellFormed()) return path
    const bad = illFormed(x, path ? `${path}.${k}` : k)
    if (bad !== undefined) return bad
  }
  return undefined
}

const parse = (op: Operation, raw: unknown): unknown => {
  const half = illFormed(raw, '')
  if (half !== undefined)
    throw new Failure('INVALID', 422, {
      fields: [{ path: half, message: { zh: '含有不能存的字符', en: 'holds a character that cannot be stored' } }],
    })
  const r = op.input.safeParse(raw)
  if (r.success) return r.data
  const fields = r.error.issues.slice(0, 50).map((i) => ({
    path: i.path.join('.'),
    message: issueWords({ ...i, input: at(raw, i.path) } as z.core.$ZodIssue),
  }))
  throw new Failure('INVALID', 422, { fields })
}
const at = (v: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (x, k) => (x && typeof x === 'object' && Object.hasOwn(x, k) ? (x as Record<PropertyKey, unknown>)[k] : undefined),
    v,
  )

const plain = (v: unknown): Record<string, unknown> => {
  if (v === undefined || v === null) return {}
  if (typeof v !== 'object' || Array.isArray(v))
    throw new Failure('BAD_TYPE', 400, { data: { want: 'application/json {…}' } })
  return v as Record<string, unknown>
}

const gather = async (
  op: Operation,
  rq: FastifyRequest,
  o: HttpOptions,
): Promise<{ raw: Record<string, unknown>; upload?: Upload }> => {
  const params = rq.params as Record<string, string>
  if (!isUnsafe(rq)) return { raw: { ...(rq.query as object), ...params } }
  if (!op.upload) return { raw: { ...plain(rq.body), ...params } }
  const { fields, upload } = await receiveUpload(rq, o.uploadDir)
  return { raw: { ...fields, ...params }, upload }
}

type SignIn = { token?: string; expires?: string }
const CARRIES_TOKEN = new Set(['identity.sign-in', 'identity.sign-in-code'])

const send = (
  rs: FastifyReply,
  op: Operation,
  reply: { status: number; answer: unknown },
  o: HttpOptions & { cookieName: string; wantsToken: boolean },
) => {
  if (op.binary) return sendBinary(rs, op, reply.answer)
  let answer = reply.answer
  if (CARRIES_TOKEN.has(op.id)) {
    const a = answer as SignIn
    rs.setCookie(o.cookieName, a.token ?? '', {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: o.https,
      expires: new Date(a.expires ?? 0),
    })
    if (!o.wantsToken) answer = { ...(answer as object), token: '' }
  }
  if (op.id === 'identity.sign-out') rs.clearCookie(o.cookieName, { path: '/' })
  return rs
    .code(reply.status)
    .header('cache-control', op.dataClass === 'public' && op.kind === 'query' ? 'no-cache' : 'no-store')
    .send(answer)
}

/** What a query with a binary answer gives: bytes and how to name them. */
export type Binary = {
  readonly bytes: Uint8Array | NodeJS.ReadableStream
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
}
const sendBinary = (rs: FastifyReply, op: Operation, answer: unknown) => {
  // A contract that speaks of text may answer text (csv); its bytes are the file.
  const b: Binary =
    typeof answer === 'string'
      ? { bytes: Buffer.from(answer), headers: { 'content-disposition': 'attachment' } }
      : (answer as Binary)
  rs.header('content-type', b.type ?? op.binary)
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
  for (const [k, v] of Object.entries(b.headers ?? {})) rs.header(k, v)
  return rs.send(b.bytes)
}

const jsonSchema = (op: Operation): Record<string, unknown> | undefined => {
  if (op.binary) return undefined
  const s = z.toJSONSchema(op.output, {
    io: 'output',
    target: 'draft-7',
    unrepresentable: 'any',
    reused: 'inline',
  }) as Record<string, unknown>
  delete s.$schema
  return s
}

/** Binds every operation to its route; what is not in the list does not exist. */
export const createHttp = async (o: HttpOptions): Promise<FastifyInstance> => {
  const app = fastify({
    logger: false,
    bodyLimit: 1_000_000,
    genReqId: () => randomUUID().slice(0, 13),
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    requestTimeout: 120_000,
    // Prototype keys are refused outright, not silently dropped.
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
  })
  await app.register(cookie)
  await app.register(multipart, { limits: { fileSize: 32_000_000, files: 1, fields: 20, fieldSize: 20_000 } })
  app.setValidatorCompiler(() => () => true)
  const limit = rateLimit(() => Date.now())
  const fail = (e: unknown, rq: FastifyRequest, rs: FastifyReply) => {
    const f = translate(e)
    if (!(f instanceof Failure))
      o.platform.log.error(
        { request: rq.id, path: rq.routeOptions.url, error: String((f as Error)?.stack ?? f) },
        'failed',
      )
    const p = problemOf(f, { locale: localeOf(rq.headers['accept-language']), request: rq.id, words: o.words })
    if (p.status === 429 || p.status === 503) rs.header('retry-after', String(p.data?.seconds ?? 2))
    return rs
      .code(p.status)
      .header('cache-control', 'no-store')
      .type('application/problem+json')
      .send(JSON.stringify(p))
  }
  app.setErrorHandler(fail)
  app.setNotFoundHandler((rq, rs) => fail(new Failure('NO_ROUTE', 404), rq, rs))
  app.addHook('onRequest', (_rq, rs, done) => {
    rs.headers(SECURITY)
    done()
  })
  const cookieName = o.https ? '__Host-yiwang' : 'yiwang'
  for (const op of o.operations.filter((x) => x.caller !== 'system')) {
    const { method, path } = methodAndPath(op)
    const schema = jsonSchema(op)
    app.route({
      method: method as 'GET',
      url: `/api${path.replace(/\{(\w+)\}/g, ':$1')}`,
      ...(schema ? { schema: { response: { 200: schema } } } : {}),
      async handler(rq, rs) {
        if (o.limits && op.perMinute) limit(`${op.id} ${rq.ip}`, op.perMinute)
        const { raw, upload } = await gather(op, rq, o)
        try {
          const token = tokenOf(rq, cookieName)
          const call: Call = {
            tenant: tenantOf(rq, o),
            token: token === undefined ? undefined : tokenHash(token),
            device: header(rq, 'x-yiwang-device', DEVICE),
            key: op.kind === 'command' ? header(rq, 'idempotency-key', KEY) : undefined,
            request: rq.id,
            input: parse(op, raw),
            ...(upload ? { upload } : {}),
          }
          const reply = await o.platform.run(op, call)
          return send(rs, op, reply, { ...o, cookieName, wantsToken: rq.headers['x-yiwang-token'] === '1' })
        } finally {
          if (upload) await rm(upload.path, { force: true })
        }
      },
    })
  }
  return app
}

const SECURITY: Record<string, string> = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(self), geolocation=(self)',
}

/** What the HTTP layer, the parser and the database say of themselves, in our words; the rest stays a bug. */
const translate = (e: unknown): unknown => {
  if (e instanceof Failure) return e
  const code = (e as { code?: string }).code ?? ''
  const status = (e as { statusCode?: number }).statusCode ?? 500
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || status === 413) return failure('TOO_LARGE', { max: '1 MB' })
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || status === 415)
    return new Failure('BAD_TYPE', 415, { data: { want: 'application/json' } })
  if (['22021', '22P05'].includes(code))
    return new Failure('INVALID', 422, {
      fields: [{ path: '', message: { zh: '含有不能存的字符', en: 'holds a character that cannot be stored' } }],
    })
  if (
    [
      '57014',
      '53300',
      '08006',
      '08001',
      '57P01',
      '57P02',
      '57P03',
      '08000',
      '08003',
      '08P01',
      'EPIPE',
      'ECONNREFUSED',
      'ENOENT',
      'ECONNRESET',
    ].includes(code)
  )
    return failure('BUSY', { seconds: 2 })
  if (
    /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/.test(
      String((e as Error).message),
    )
  )
    return failure('BUSY', { seconds: 2 })
  if (status >= 400 && status < 500) return new Failure('BAD_JSON', status === 400 ? 400 : status)
  return e
}
