/** One refused field: path as in the request body, message in the reader's language. */
export type FieldRefusal = { path: string; message: string }

/**
 * A refusal of the server (RFC 9457 problem), or code `NETWORK` with status 0 when no answer came.
 * `code` is the SCREAMING code of the operation; `errorNo` is the `request`
 * of the problem: what the desk asks for and finds in the log.
 */
export class ProblemError extends Error {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly fields: readonly FieldRefusal[]
  readonly errorNo: string | undefined
  /** Everything else the problem carried, for codes that bring more (STALE: what changed). */
  readonly more: Readonly<Record<string, unknown>>

  constructor(status: number, body: Readonly<Record<string, unknown>>) {
    const text = (key: string) => (typeof body[key] === 'string' ? body[key] : undefined)
    const detail = text('detail') ?? text('title') ?? `HTTP ${status}`
    super(detail)
    this.name = 'ProblemError'
    this.status = status
    this.code = text('code') ?? 'UNKNOWN'
    this.detail = detail
    this.fields = Array.isArray(body.fields) ? body.fields.filter(isRefusal) : []
    this.errorNo = text('request')
    this.more = body
  }

  /** True when sending the same again cannot help: the request itself was refused. */
  get final(): boolean {
    return this.status >= 400 && this.status < 500 && this.status !== 408 && this.status !== 429
  }
}

const isRefusal = (value: unknown): value is FieldRefusal =>
  typeof value === 'object' && value !== null && 'path' in value && 'message' in value

/** Reads a failed answer; a body that is no problem document still gives a ProblemError. */
export const problemFrom = async (response: Response): Promise<ProblemError> => {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined)
  return new ProblemError(response.status, typeof body === 'object' && body !== null ? { ...body } : {})
}
