import { query } from '@yiwang/kernel/operation'
import { WordsShape } from '@yiwang/kernel/shape'
import { z } from 'zod'
import { work } from './declarations.ts'

/**
 * A kind of matter in force as a flow chart: stages, what leads from one to the next, and what the asker may see of it:
 * how many stand in each stage now, and of each clock how many were missed among those that ended in the last 90 days.
 * `mayCount` is false where the kind is restricted and her posts do not read it; then all numbers are null. `now` is
 * null at an end. A share below `least` is not told; its two numbers are.
 */
export const flow = query({
  id: 'matters.flow',
  http: 'GET /flow',
  title: { zh: '流程图', en: 'Flow chart of a mechanism' },
  ...work,
  input: z.object({ pack: z.string().max(60).optional(), type: z.string().max(60).optional() }),
  output: z.object({
    kinds: z.array(z.object({ pack: z.string(), packWords: WordsShape, type: z.string(), typeWords: WordsShape })),
    pack: z.string(),
    type: z.string(),
    version: z.number(),
    mayCount: z.boolean(),
    least: z.number(),
    stages: z.array(
      z.object({
        id: z.string(),
        words: WordsShape,
        super: z.enum(['open', 'fixed', 'closed']),
        end: z.boolean(),
        start: z.boolean(),
        now: z.number().nullable(),
      }),
    ),
    steps: z.array(z.object({ from: z.string(), to: z.string(), words: z.array(WordsShape) })),
    clocks: z.array(
      z.object({
        id: z.string(),
        words: WordsShape,
        within: WordsShape,
        ended: z.number().nullable(),
        missed: z.number().nullable(),
        percent: z.number().nullable(),
      }),
    ),
  }),
})
