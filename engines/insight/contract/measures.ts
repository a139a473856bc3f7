import { command } from '@yiwang/kernel/operation'
import { z } from 'zod'

const counting = {
  subject: 'figure',
  purpose: 'publicity',
  dataClass: 'internal',
  retention: 'P10Y',
  lookers: ['system'],
  caller: 'system',
  source: 'derived',
} as const

/** Counts these matters anew and corrects the sums by the difference; the same again changes nothing. */
export const countMatters = command({
  id: 'insight.count-matters',
  http: 'POST /system/figures/count',
  title: { zh: '更新计数', en: 'Count matters' },
  ...counting,
  input: z.object({ items: z.array(z.uuid()).max(1_000) }),
  output: z.object({ changed: z.number() }),
})
/** Forgets a pack's facts and sums and computes them from nothing; they come out the same. */
export const rebuildFigures = command({
  id: 'insight.rebuild-figures',
  http: 'POST /system/figures/rebuild',
  title: { zh: '从头重算计数', en: 'Compute figures anew' },
  ...counting,
  input: z.object({ pack: z.string().max(60) }),
  output: z.object({ matters: z.number(), facts: z.number() }),
})
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
/** Computes some sums from the matters themselves and compares. */
export const recheckFigures = command({
  id: 'insight.recheck-figures',
  http: 'POST /system/figures/recheck',
  title: { zh: '抽查计数', en: 'Recheck figures' },
  ...counting,
  input: z.object({
    pack: z.string().max(60),
    sample: z.array(z.object({ measure: z.string().max(60), day: Day })).max(1_000),
  }),
  output: z.object({ agreed: z.number(), differ: z.array(z.object({ measure: z.string(), day: Day })) }),
})
/** Writes down what everybody may read of an ended month or year, once. */
export const publishFigures = command({
  id: 'insight.publish-figures',
  http: 'POST /system/figures/publish',
  title: { zh: '定下公开数字', en: 'Fix public figures' },
  ...counting,
  input: z.object({ pack: z.string().max(60), period: z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/) }),
  output: z.object({ published: z.boolean(), hidden: z.number() }),
})
