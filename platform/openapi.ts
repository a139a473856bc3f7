import type { Operation } from '@yiwang/kernel'
import { z } from 'zod'

type Schema = Record<string, unknown>
const ref = (id: string) => ({ $ref: `#/components/schemas/${id}` })

const schemaOf = (t: z.ZodType, io: 'input' | 'output'): Schema => {
  const s = z.toJSONSchema(t, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Schema
  delete s.$schema
  return s
}

/** Moves what zod put under `$defs` into the document's components, under the names the contracts gave. */
const lift = (s: Schema, components: Record<string, Schema>): Schema => {
  const defs = (s.$defs ?? {}) as Record<string, Schema>
  delete s.$defs
  for (const [name, d] of Object.entries(defs)) if (!components[name]) components[name] = relink(d) as Schema
  return relink(s) as Schema
}
const relink = (v: unknown): unknown => {
  if (Array.isArray(v)) return v.map(relink)
  if (!v || typeof v !== 'object') return v
  const out: Schema = {}
  for (const [k, x] of Object.entries(v)) {
    if (k === 'id' && typeof x === 'string' && '$ref' in (v as Schema) === false && isSchema(v as Schema)) continue
    out[k] = k === '$ref' && typeof x === 'string' ? x.replace('#/$defs/', '#/components/schemas/') : relink(x)
  }
  return out
}
const isSchema = (v: Schema): boolean => 'type' in v || 'anyOf' in v || 'allOf' in v

const Problem: Schema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'request'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    detail: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    request: { type: 'string' },
    data: { type: 'object' },
    fields: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
    },
  },
}

export const methodAndPath = (op: Operation): { method: string; path: string; params: string[] } => {
  const [method, path] = op.http.split(' ') as [string, string]
  return { method, path, params: [...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1] as string) }
}

const parameters = (op: Operation, input: Schema): Schema[] => {
  const { method, params } = methodAndPath(op)
  const props = (input.properties ?? {}) as Record<string, Schema>
  const required = new Set((input.required ?? []) as string[])
  return Object.entries(props)
    .filter(([k]) => params.includes(k) || method === 'GET')
    .map(([name, schema]) => ({
      name,
      in: params.includes(name) ? 'path' : 'query',
      required: params.includes(name) || required.has(name),
      schema,
    }))
}

const bodyOf = (op: Operation, input: Schema): Schema | undefined => {
  const { method, params } = methodAndPath(op)
  if (method === 'GET') return undefined
  const props = Object.fromEntries(
    Object.entries((input.properties ?? {}) as Record<string, Schema>).filter(([k]) => !params.includes(k)),
  )
  const required = ((input.required ?? []) as string[]).filter((k) => !params.includes(k))
  const schema: Schema = { type: 'object', properties: props, ...(required.length ? { required } : {}) }
  if (!op.upload) return { required: required.length > 0, content: { 'application/json': { schema } } }
  const file = { ...props, file: { type: 'string', format: 'binary' } }
  return { required: true, content: { 'multipart/form-data': { schema: { type: 'object', properties: file } } } }
}

const operationDoc = (op: Operation, components: Record<string, Schema>): Schema => {
  const input = lift(schemaOf(op.input, 'input'), components)
  const body = bodyOf(op, input)
  const problem = { content: { 'application/problem+json': { schema: ref('Problem') } } }
  const statuses = new Set([422, 401, 403, 404, 429, ...Object.values(op.errors ?? {})])
  const ok = op.binary
    ? { description: 'file', content: { [op.binary]: { schema: { type: 'string', format: 'binary' } } } }
    : {
        description: 'ok',
        content: { 'application/json': { schema: lift(schemaOf(op.output, 'output'), components) } },
      }
  return {
    operationId: op.id,
    summary: `${op.title.zh} · ${op.title.en}`,
    tags: [op.id.split('.')[0]],
    parameters: parameters(op, input),
    ...(body ? { requestBody: body } : {}),
    responses: {
      200: ok,
      ...Object.fromEntries([...statuses].map((s) => [s, { description: 'problem', ...problem }])),
    },
    'x-yiwang': {
      subject: op.subject,
      purpose: op.purpose,
      dataClass: op.dataClass,
      retention: op.retention,
      lookers: op.lookers,
      caller: op.caller,
      errors: op.errors ?? {},
    },
  }
}

/** The OpenAPI 3.1 document of the operations; the web client's types are derived from it. */
export const openApi = (operations: readonly Operation[]): Schema => {
  const components: Record<string, Schema> = { Problem }
  const paths: Record<string, Record<string, Schema>> = {}
  for (const op of operations.filter((o) => o.caller !== 'system')) {
    const { method, path } = methodAndPath(op)
    const at = `/api${path}`
    paths[at] = { ...paths[at], [method.toLowerCase()]: operationDoc(op, components) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '一网 Yiwang',
      version: '0.1.0',
      description: 'One net for grassroots governance. Times are UTC; points are WGS-84.',
    },
    paths,
    components: { schemas: components },
  }
}
