import type { z } from 'zod'

/** How sensitive what the operation touches is; decides masking, audit of reads and who may look. */
export type DataClass = 'public' | 'internal' | 'case' | 'personal' | 'sensitive'

/** Who may call at all; finer rules are the policy's. */
/** `person`: whoever has an account, resident or staff. */
export type Caller = 'anyone' | 'person' | 'resident' | 'staff' | 'system'

/**
 * Where the substance of a record may come from. The forbidden kinds exist so that a test can name and refuse them (S2).
 */
export type SourceKind = 'work' | 'resident-word' | 'official-document' | 'self-declared' | 'derived'
export const FORBIDDEN_SOURCES = [
  'private-life',
  'location-track',
  'chat',
  'social-media',
  'anonymous-appraisal',
] as const

/**
 * The declaration every operation carries. It is read by the HTTP layer, OpenAPI, the rights tests and the
 * safeguards; an operation without one of these fields does not compile.
 */
export type Declaration = {
  /** `engine.verb`, e.g. `matters.act`. */
  readonly id: string
  /** `METHOD /path/{param}` below `/api`. */
  readonly http: `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`
  readonly title: { readonly zh: string; readonly en: string }
  /** Kind of record acted on or read. */
  readonly subject: string
  readonly purpose: string
  readonly dataClass: DataClass
  /** ISO 8601 duration after which records of this kind are de-identified, or `reference` for data about no person. */
  readonly retention: `P${string}` | 'reference'
  /** Post kinds or relations that may look at what it answers; `everyone` only for class `public`. */
  readonly lookers: readonly string[]
  readonly caller: Caller
  readonly source?: SourceKind
  /** Reads that must leave a row in the audit (personal data shown in clear). */
  readonly auditRead?: boolean
  /** Requests a minute from one address or device, for open doors. */
  readonly perMinute?: number
  /** Answers bytes of this media type instead of JSON. */
  readonly binary?: string
  /** Accepts one uploaded file (multipart) beside the fields. */
  readonly upload?: boolean
  readonly errors?: Readonly<Record<string, number>>
}

export type Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = Declaration & {
  readonly kind: 'command' | 'query'
  readonly input: I
  readonly output: O
}

export type InputOf<Op> = Op extends Operation<infer I, z.ZodType> ? z.output<I> : never
export type OutputOf<Op> = Op extends Operation<z.ZodType, infer O> ? z.input<O> : never

type Shape<I extends z.ZodType, O extends z.ZodType> = Declaration & { readonly input: I; readonly output: O }

/** A write. One call, one transaction, one audit row. */
export const command = <I extends z.ZodType, O extends z.ZodType>(d: Shape<I, O>): Operation<I, O> => ({
  ...d,
  kind: 'command',
})

/** A read. */
export const query = <I extends z.ZodType, O extends z.ZodType>(d: Shape<I, O>): Operation<I, O> => ({
  ...d,
  kind: 'query',
})
