import { command, query } from '@yiwang/kernel/operation'
import { z } from 'zod'
import { declaredGround } from './ground.ts'
import type { Ground, PackFacts, Table } from './safeguard.ts'

const base = {
  id: 'planted.thing',
  http: 'POST /planted',
  title: { zh: '假的', en: 'Planted' },
  subject: 'planted',
  purpose: 'test',
  dataClass: 'internal',
  retention: 'P1Y',
  lookers: ['nobody'],
  caller: 'staff',
  input: z.object({}),
  output: z.object({}),
} as const
type Over = { [K in keyof typeof base]?: unknown } & { source?: unknown; errors?: unknown; auditRead?: boolean }
/** A command, or a query, that breaks a rule; everything not given is harmless. */
export const fakeCommand = (over: Over) => command({ ...base, ...over } as never)
export const fakeQuery = (over: Over) => query({ ...base, http: 'GET /planted', ...over } as never)
type Op = Ground['operations'][number]

const declared = declaredGround()
/** The real ground with something planted in it. */
export const planted = (o: {
  add?: Op[]
  tables?: Table[]
  change?: (op: Op) => Op
  without?: string
  packs?: (p: PackFacts) => PackFacts
}): Ground => ({
  operations: [
    ...declared.operations.filter((op) => op.id !== o.without).map(o.change ?? ((op) => op)),
    ...(o.add ?? []),
  ],
  tables: [...declared.tables, ...(o.tables ?? [])],
  packs: declared.packs.map(o.packs ?? ((p) => p)),
})
export const real = declared
/** What a safeguard says, as `where: what`. */
export const said = (s: { check: (g: Ground) => { where: string; what: string }[] }, g: Ground): string[] =>
  s.check(g).map((f) => `${f.where}: ${f.what}`)
