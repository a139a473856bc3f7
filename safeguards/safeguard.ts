import type { Operation } from '@yiwang/kernel'
import type { Words } from '@yiwang/kernel/message'
import { z } from 'zod'

/** What a safeguard may look at: the declarations, the tables as they are, the packs in the build. */
export type Ground = {
  readonly operations: readonly Operation[]
  readonly tables: readonly Table[]
  readonly packs: readonly PackFacts[]
}
export type Table = { readonly name: string; readonly columns: readonly string[] }
/** The parts of a pack that safeguards ask about. */
export type PackFacts = {
  readonly id: string
  readonly channels: readonly string[]
  readonly smallGroup: number
  readonly hideUnder: readonly number[]
  readonly actions: readonly {
    id: string
    verb: string
    who: readonly string[]
    to: string
    fields: readonly string[]
  }[]
}
export type Finding = { readonly where: string; readonly what: string }
export type Safeguard = {
  readonly id: `S${number}`
  readonly title: Words
  /** How many things it watches now; 0 is "nothing to guard yet". */
  readonly guards: (g: Ground) => number
  readonly check: (g: Ground) => Finding[]
}
export const safeguard = (s: Safeguard): Safeguard => s

type Schema = {
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
  additionalProperties?: unknown
  $ref?: string
  $defs?: Record<string, Schema>
}
type Walk = { readonly defs: Record<string, Schema>; readonly out: string[]; readonly open: readonly string[] }
const walk = (given: Schema | undefined, at: string, w: Walk): void => {
  if (!given || typeof given !== 'object') return
  const ref = given.$ref?.split('/').at(-1)
  if (ref !== undefined && w.open.includes(ref)) return
  const s = ref === undefined ? given : (w.defs[ref] ?? {})
  const next = ref === undefined ? w : { ...w, open: [...w.open, ref] }
  for (const [k, v] of Object.entries(s.properties ?? {})) {
    const path = at ? `${at}.${k}` : k
    w.out.push(path)
    walk(v, path, next)
  }
  walk(s.items, `${at}[]`, next)
  for (const v of s.anyOf ?? []) walk(v, at, next)
  if (typeof s.additionalProperties === 'object') walk(s.additionalProperties as Schema, `${at}{}`, next)
}
const known = new WeakMap<z.ZodType, string[]>()
/** Every field of a schema by its path, `items[].title`. */
export const fieldsOf = (schema: z.ZodType, io: 'input' | 'output'): string[] => {
  const seen = known.get(schema)
  if (seen) return seen
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Schema
  const out: string[] = []
  walk(json, '', { defs: json.$defs ?? {}, out, open: [] })
  const fields = [...new Set(out)]
  known.set(schema, fields)
  return fields
}
export const inputs = (op: Operation): string[] => fieldsOf(op.input, 'input')
export const outputs = (op: Operation): string[] => (op.binary ? [] : fieldsOf(op.output, 'output'))
/** The last word of a path: `items[].title` is `title`. */
export const leaf = (path: string): string =>
  path
    .split('.')
    .at(-1)
    ?.replaceAll(/[[\]{}]/g, '') ?? path
export const about = (op: Operation, what: string): Finding => ({ where: op.id, what })

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)
/** Fields and columns whose names match, with where they are. */
export const named = (g: Ground, name: RegExp): { where: string; name: string }[] => [
  ...g.operations.flatMap((op) =>
    [...inputs(op), ...outputs(op)].filter((f) => name.test(snake(leaf(f)))).map((f) => ({ where: op.id, name: f })),
  ),
  ...g.tables.flatMap((t) => [
    ...(name.test(t.name) ? [{ where: t.name, name: t.name }] : []),
    ...t.columns.filter((c) => name.test(c)).map((c) => ({ where: t.name, name: c })),
  ]),
]
/** Operations whose id or subject matches. */
export const dealing = (g: Ground, name: RegExp): Operation[] =>
  g.operations.filter((op) => name.test(op.id) || name.test(op.subject))
