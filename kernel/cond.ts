import { z } from 'zod'
import type { Cond } from './holds.ts'

// apart from the schema: a browser evaluates conditions without zod
export { type Cond, field, holds } from './holds.ts'

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])
export const CondSchema: z.ZodType<Cond> = z.lazy(() =>
  z.union([
    z.object({ op: z.enum(['eq', 'ne', 'gt', 'ge', 'lt', 'le']), field: z.string(), value: scalar }),
    z.object({ op: z.literal('in'), field: z.string(), value: z.array(z.union([z.string(), z.number()])) }),
    z.object({ op: z.literal('has'), field: z.string() }),
    z.object({ op: z.enum(['all', 'any']), of: z.array(CondSchema) }),
    z.object({ op: z.literal('not'), of: CondSchema }),
  ]),
)
