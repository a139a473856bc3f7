import { query } from '@yiwang/kernel/operation'
import { WordsShape } from '@yiwang/kernel/shape'
import { z } from 'zod'

const open = {
  subject: 'portal',
  purpose: 'publicity',
  dataClass: 'public',
  retention: 'reference',
  lookers: ['everyone'],
  caller: 'anyone',
} as const
/** Which of the 39 mechanisms run here, which wait and for what. */
export const atlas = query({
  id: 'portal.atlas',
  http: 'GET /atlas',
  title: { zh: '机制图谱', en: 'Atlas of mechanisms' },
  ...open,
  input: z.object({}),
  output: z.object({
    places: z.array(
      z.object({
        place: WordsShape,
        mechanisms: z.array(
          z.object({
            id: z.string(),
            name: WordsShape,
            purpose: WordsShape,
            state: z.enum(['runs', 'waits']),
            waitsFor: z.array(WordsShape),
            statements: z.object({ total: z.number(), run: z.number(), waiting: z.array(WordsShape) }),
            way: z.string().nullable(),
          }),
        ),
      }),
    ),
    total: z.number(),
    runs: z.number(),
  }),
})
export const tenantInfo = query({
  id: 'portal.tenant',
  http: 'GET /tenant',
  title: { zh: '这里是', en: 'This place' },
  ...open,
  input: z.object({}),
  output: z.object({
    tenant: z.string(),
    name: WordsShape,
    demo: z.boolean(),
    hotline: z.string(),
    pack: z.string().nullable(),
    notBuilt: z.array(WordsShape),
  }),
})
