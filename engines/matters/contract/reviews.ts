import { command, query } from '@yiwang/kernel/operation'
import { Done, Text, Time, WordsShape } from '@yiwang/kernel/shape'
import { z } from 'zod'
import { open, work } from './declarations.ts'
import { Level } from './matter.ts'
import { AgendaItem, Day, SittingRow } from './review-shapes.ts'

export const sittings = query({
  id: 'matters.sittings',
  http: 'GET /sittings',
  title: { zh: '会审', en: 'Joint reviews' },
  ...work,
  input: z.object({ limit: z.coerce.number().int().min(1).max(100).default(30) }),
  output: z.object({
    items: z.array(SittingRow),
    /** Agendas that wait for a chair who reads this, and what is on them. */
    waiting: z.array(z.object({ level: Level, area: z.string(), areaName: z.string(), items: z.array(AgendaItem) })),
  }),
})

export const sitting = query({
  id: 'matters.sitting',
  http: 'GET /sittings/{id}',
  title: { zh: '一场会审', en: 'A sitting of the joint review' },
  ...work,
  input: z.object({ id: z.uuid() }),
  output: SittingRow.extend({
    present: z.string(),
    minutes: z.array(z.object({ at: Time, text: z.string(), who: z.string().nullable() })),
    agenda: z.array(AgendaItem),
    mayChair: z.boolean(),
  }),
})

/** Opens a sitting and locks its agenda: every matter enrolled in the area at that moment. */
export const openSitting = command({
  id: 'matters.open-sitting',
  http: 'POST /sittings',
  title: { zh: '开会审', en: 'Open a joint review' },
  ...work,
  input: z.object({ level: Level, area: z.string().max(40), present: Text(500) }),
  output: z.object({ id: z.string(), tabled: z.number() }),
  errors: { IN_SESSION: 409, NO_SITTING: 409 },
})
export const minuteSitting = command({
  id: 'matters.minute-sitting',
  http: 'POST /sittings/{id}/minutes',
  title: { zh: '记会审', en: 'Take minutes' },
  ...work,
  input: z.object({ id: z.uuid(), text: Text(2000) }),
  output: Done,
  errors: { NO_SITTING: 409 },
})
/** Closes a sitting with its number; matters still on the agenda without a decision stop it. */
export const closeSitting = command({
  id: 'matters.close-sitting',
  http: 'POST /sittings/{id}/close',
  title: { zh: '结束会审', en: 'Close a joint review' },
  ...work,
  input: z.object({ id: z.uuid() }),
  output: z.object({ number: z.number(), label: z.string() }),
  errors: { NO_SITTING: 409, UNDECIDED: 409 },
})

/** What each level did with a matter: when it came and went, the decision, its closing number. */
export const levels = query({
  id: 'matters.levels',
  http: 'GET /matters/{id}/levels',
  title: { zh: '各级办理记录', en: 'What each level did' },
  ...work,
  input: z.object({ id: z.uuid() }),
  output: z.object({
    items: z.array(
      z.object({
        level: Level,
        levelWords: WordsShape,
        arrived: Time,
        left: Time,
        decision: WordsShape,
        label: z.string(),
      }),
    ),
  }),
})
export const recordLevel = command({
  id: 'matters.record-level',
  http: 'POST /system/matters/{id}/levels',
  title: { zh: '记本级销号', en: 'Number what a level did' },
  ...work,
  caller: 'system',
  source: 'derived',
  input: z.object({
    id: z.uuid(),
    event: z.string().max(60),
    level: Level,
    decision: z.string().max(40),
    at: Time,
  }),
  output: z.object({ number: z.number().nullable() }),
})

/** Matters left out of the figures, for everybody to read: unit, class of reason, day; nobody's words. */
export const exclusions = query({
  id: 'matters.exclusions',
  http: 'GET /public/exclusions',
  title: { zh: '剔除公示', en: 'Matters left out of the figures' },
  ...open,
  input: z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
  output: z.object({
    items: z.array(z.object({ unitName: z.string(), reason: WordsShape, decidedAt: Time })),
    total: z.number(),
  }),
})

export const dailies = query({
  id: 'matters.dailies',
  http: 'GET /dailies',
  title: { zh: '网格日报', en: 'Daily reports' },
  ...work,
  /** Today unless told. */
  input: z.object({ day: Day.optional() }),
  output: z.object({
    day: z.string(),
    items: z.array(
      z.object({
        grid: z.string(),
        gridName: z.string(),
        filedAt: Time.nullable(),
        text: z.string().nullable(),
        /** Filed after the day's midnight, or not at all when it is past. */
        late: z.boolean(),
        counts: z.object({ registered: z.number(), settled: z.number(), raised: z.number(), open: z.number() }),
      }),
    ),
    filed: z.number(),
    missing: z.number(),
    mayFile: z.array(z.string()),
  }),
})
/** A grid's daily report (网格日报): the counts come from the records, the worker adds a sentence or says all is quiet. */
export const fileDaily = command({
  id: 'matters.file-daily',
  http: 'POST /dailies',
  title: { zh: '报网格日报', en: 'File a daily report' },
  ...work,
  input: z.object({ grid: z.string().max(40), day: Day, text: z.string().trim().max(1000).default('') }),
  output: Done,
  errors: { TOO_LATE: 409 },
})

/** Takes out what a closed matter of a sensitive kind may not keep any longer. */
export const purgeMatter = command({
  id: 'matters.purge',
  http: 'POST /system/matters/{id}/purge',
  title: { zh: '到期清除', en: 'Purge what may not be kept' },
  ...work,
  caller: 'system',
  source: 'derived',
  input: z.object({ id: z.uuid() }),
  output: Done,
})
