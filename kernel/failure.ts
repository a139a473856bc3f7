import type { Words } from './message.ts'

/** One problem with one field of the input: where, and what to put right. */
export type FieldProblem = { readonly path: string; readonly message: Words }

/** Codes every operation may answer and none has to list. */
export const EVERYWHERE = {
  INVALID: 422,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  KEY_REUSED: 422,
  TOO_MANY: 429,
  TOO_LARGE: 413,
  BUSY: 503,
} as const

/**
 * An expected refusal. Thrown before anything was written; travels to the caller as problem+json.
 *
 * `code` is listed by the operation or in {@link EVERYWHERE}; `data` fills the words of the message `failure.<code>`.
 */
export class Failure extends Error {
  readonly code: string
  readonly status: number
  readonly data: Readonly<Record<string, unknown>>
  readonly fields: readonly FieldProblem[]
  constructor(code: string, status: number, more: { data?: Record<string, unknown>; fields?: FieldProblem[] } = {}) {
    super(code)
    this.name = 'Failure'
    this.code = code
    this.status = status
    this.data = more.data ?? {}
    this.fields = more.fields ?? []
  }
}

type Code = keyof typeof EVERYWHERE
export const failure = (code: Code, data: Record<string, unknown> = {}): Failure =>
  new Failure(code, EVERYWHERE[code], { data })
export const invalid = (fields: FieldProblem[]): Failure => new Failure('INVALID', 422, { fields })
export const notFound = (data: Record<string, unknown> = {}): Failure => failure('NOT_FOUND', data)
export const forbidden = (why: string): Failure => failure('FORBIDDEN', { why })
