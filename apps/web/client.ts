import createClient, { type Client, type Middleware } from 'openapi-fetch'
import type { paths } from './api.gen.ts'
import { deviceId } from './device-id.ts'
import { ProblemError, problemFrom } from './problem.ts'

export { type FieldRefusal, ProblemError } from './problem.ts'

/** A fresh idempotency key (UUID v4). Keep one per intended act: resending it must reuse the same key. */
export const newKey = (): string => {
  // randomUUID exists only on https and localhost; a county's inner network often serves plain http
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** `headers: withKey(key)` on a POST that may be sent again later. */
export const withKey = (key: string): { 'Idempotency-Key': string } => ({ 'Idempotency-Key': key })

const house: Middleware = {
  onRequest: ({ request }) => {
    request.headers.set('x-yiwang-csrf', '1')
    request.headers.set('x-yiwang-device', deviceId())
    // refusals come back in the language of the page, not of the browser
    const lang = globalThis.document?.documentElement.lang
    if (lang) request.headers.set('Accept-Language', lang)
    if (request.method === 'POST' && !request.headers.has('Idempotency-Key')) {
      request.headers.set('Idempotency-Key', newKey())
    }
    return request
  },
  onResponse: async ({ response }) => {
    if (response.ok) return undefined
    throw await problemFrom(response)
  },
  onError: ({ error }) => {
    if (error instanceof ProblemError) return error
    if (error instanceof DOMException && error.name === 'AbortError') return error
    return new ProblemError(0, { code: 'NETWORK', detail: error instanceof Error ? error.message : 'no answer' })
  },
}

export type Api = Client<paths>

/**
 * The typed client of the server's operations. Every call resolves with `data` or throws.
 * @throws ProblemError on any answer that is not 2xx, and with code NETWORK when there was none.
 */
export const createApi = (options: { baseUrl: string; fetch?: (request: Request) => Promise<Response> }): Api => {
  const api = createClient<paths>({ ...options, credentials: 'same-origin' })
  api.use(house)
  return api
}
