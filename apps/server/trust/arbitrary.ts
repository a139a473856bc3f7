import type { Operation } from '@yiwang/kernel'
import * as fc from 'fast-check'
import { z } from 'zod'

type Schema = {
  type?: string
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  minimum?: number
  maximum?: number
  maxLength?: number
  maxItems?: number
  minItems?: number
  additionalProperties?: unknown
  $ref?: string
}
export type Known = {
  readonly ids: readonly string[]
  readonly refs: readonly string[]
  readonly words: readonly string[]
}

const HOSTILE = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\uffff',
  '💥'.repeat(50),
  '‮abc',
  '../../../etc/passwd',
  "' or 1=1 --",
  '%',
  '_%\\',
  '=1+1',
  '<script>alert(1)</script>',
  '${7*7}',
  '9'.repeat(400),
  '路'.repeat(5000),
  'null',
  'true',
  '-1',
  '1e309',
  '2026-13-45T99:99:99Z',
  '0000-00-00T00:00:00Z',
  '275760-09-13T00:00:00.001Z',
  '９９９',
]
/** Anything that JSON can say and a form does not expect. */
export const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...HOSTILE, null, true, false, 0, -1, 1e308, -0.5, 2 ** 53, 2 ** 31, [], {}, [[]], [null], {
    a: { b: 1 },
  }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 2 }),
  fc.array(fc.constant('x'), { minLength: 300, maxLength: 400 }),
  fc.dictionary(
    fc.constantFrom('constructor', 'toString', 'hasOwnProperty', 'length', 'then', '$ref', 'a'),
    fc
      .anything({ maxDepth: 1, withNullPrototype: false })
      .map((v) => (typeof v === 'bigint' || typeof v === 'symbol' || typeof v === 'function' ? 1 : v)),
    { maxKeys: 4 },
  ),
)

const text = (s: Schema, k: Known): fc.Arbitrary<unknown> => {
  if (s.format === 'uuid') return fc.oneof(fc.constantFrom(...k.ids), fc.uuid())
  if (s.format === 'date-time')
    return fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }).map((d) => d.toISOString())
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...k.words, ...k.refs) },
    { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: Math.min(s.maxLength ?? 60, 200) }) },
    { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
  )
}
const number = (s: Schema): fc.Arbitrary<unknown> => {
  const [min, max] = [Math.max(s.minimum ?? -1000, -1e9), Math.min(s.maximum ?? 1000, 1e9)]
  return s.type === 'integer' ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true })
}

type At = { readonly k: Known; readonly defs: Record<string, Schema>; readonly wild: number }
/** Mostly what the schema asks for, now and then something else altogether. */
const of = (given: Schema, at: At): fc.Arbitrary<unknown> => {
  const s = given.$ref ? (at.defs[given.$ref.split('/').at(-1) ?? ''] ?? {}) : given
  const good = right(s, at)
  return fc.oneof({ weight: at.wild, arbitrary: good }, { weight: 1, arbitrary: odd })
}
const right = (s: Schema, at: At): fc.Arbitrary<unknown> => {
  if (s.const !== undefined) return fc.constant(s.const)
  if (s.enum) return fc.constantFrom(...s.enum)
  if (s.anyOf) return fc.oneof(...s.anyOf.map((x) => of(x, at)))
  if (s.type === 'string') return text(s, at.k)
  if (s.type === 'number' || s.type === 'integer') return number(s)
  if (s.type === 'boolean') return fc.boolean()
  if (s.type === 'array')
    return fc.array(of(s.items ?? {}, at), { minLength: s.minItems ?? 0, maxLength: Math.min(s.maxItems ?? 3, 4) })
  if (s.properties) return object(s, at)
  if (s.type === 'object')
    return fc.dictionary(fc.constantFrom('unit', 'note', 'result', 'solved', 'category', 'reason', 'x', 'into'), odd, {
      maxKeys: 3,
    })
  return odd
}
const object = (s: Schema, at: At): fc.Arbitrary<unknown> => {
  const fields = Object.fromEntries(Object.entries(s.properties ?? {}).map(([name, x]) => [name, of(x, at)]))
  return fc.oneof(
    { weight: 6, arbitrary: fc.record(fields, { requiredKeys: (s.required ?? []).filter((r) => r in fields) }) },
    { weight: 1, arbitrary: fc.record(fields, { requiredKeys: [] }) },
  )
}

/** Inputs for an operation, from its own schema; one in `wild` values is out of place. */
export const inputOf = (op: Operation, k: Known, wild = 8): fc.Arbitrary<Record<string, unknown>> => {
  const json = z.toJSONSchema(op.input, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Schema & {
    $defs?: Record<string, Schema>
  }
  const at = { k, defs: json.$defs ?? {}, wild }
  return json.properties && Object.keys(json.properties).length
    ? (object(json, at) as fc.Arbitrary<Record<string, unknown>>)
    : fc.constant({})
}
