import { afterEach, describe, expect, it, vi } from 'vitest'
import { createApi, newKey, ProblemError, withKey } from './client.ts'
import { makeQueryClient } from './shell/query-client.ts'

type Answer = (request: Request) => Response | Promise<Response>
const json = (status: number, body: unknown, type = 'application/problem+json') =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': type } })

const call = async (answer: Answer, method: 'GET' | 'POST' = 'POST', headers: Record<string, string> = {}) => {
  const seen: Request[] = []
  const api = createApi({
    baseUrl: 'http://here.test',
    fetch: async (request) => {
      seen.push(request)
      return answer(request)
    },
  })
  const send = api[method] as unknown as (path: string, init: object) => Promise<{ data?: unknown }>
  const result = await send('/api/thing', { headers, ...(method === 'POST' ? { body: { a: 1 } } : {}) }).then(
    (ok) => ok.data,
    (error: unknown) => error,
  )
  return { result, request: seen[0] as Request }
}

afterEach(() => vi.unstubAllGlobals())

describe('createApi', () => {
  it('marks every request and gives a POST a key', async () => {
    const { result, request } = await call(() => json(200, { ok: true }, 'application/json'))
    expect(result).toEqual({ ok: true })
    expect(request.headers.get('x-yiwang-csrf')).toBe('1')
    expect(request.headers.get('x-yiwang-device')).toMatch(/^[\w-]{16,64}$/)
    expect(request.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/)
    expect(request.credentials).toBe('same-origin')
  })
  it('keeps a key that was given and adds none to a GET', async () => {
    const given = await call(() => json(200, {}), 'POST', withKey('k-1'))
    expect(given.request.headers.get('Idempotency-Key')).toBe('k-1')
    const read = await call(() => json(200, {}), 'GET')
    expect(read.request.headers.has('Idempotency-Key')).toBe(false)
  })
  it('turns a problem into a ProblemError with its fields', async () => {
    const body = {
      code: 'INVALID',
      detail: '手机号少一位',
      fields: [{ path: 'phone', message: '少一位' }, 'noise'],
      request: '7F3A-22',
    }
    const { result } = await call(() => json(422, body))
    expect(result).toBeInstanceOf(ProblemError)
    expect(result).toMatchObject({
      status: 422,
      code: 'INVALID',
      detail: '手机号少一位',
      errorNo: '7F3A-22',
      final: true,
    })
    expect((result as ProblemError).fields).toEqual([{ path: 'phone', message: '少一位' }])
  })
  it('survives an answer that is no problem document', async () => {
    const { result } = await call(() => new Response('<h1>bad gateway</h1>', { status: 502 }))
    expect(result).toMatchObject({ status: 502, code: 'UNKNOWN', final: false })
  })
  it('names a dead network', async () => {
    const { result } = await call(() => Promise.reject(new TypeError('fetch failed')))
    expect(result).toMatchObject({ status: 0, code: 'NETWORK', final: false })
  })
})

describe('newKey', () => {
  it('is a v4 UUID without randomUUID too', () => {
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
    const keys = new Set(Array.from({ length: 50 }, newKey))
    expect(keys.size).toBe(50)
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})

describe('makeQueryClient', () => {
  it('never repeats a refused request and repeats trouble twice', () => {
    const retry = makeQueryClient().getDefaultOptions().queries?.retry
    if (typeof retry !== 'function') throw new Error('retry must decide by error')
    expect(retry(0, new ProblemError(403, {}))).toBe(false)
    expect(retry(0, new ProblemError(503, {}))).toBe(true)
    expect(retry(1, new ProblemError(0, {}))).toBe(true)
    expect(retry(2, new ProblemError(503, {}))).toBe(false)
  })
})
