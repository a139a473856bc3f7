import type { Operation } from '@yiwang/kernel'
import { command, query } from '@yiwang/kernel/operation'
import { Done, Time, WordsShape } from '@yiwang/kernel/shape'
import { z } from 'zod'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const Id = z.string().trim().min(1).max(60)

const kept = {
  subject: 'rhythm',
  purpose: 'duty',
  dataClass: 'internal',
  retention: 'P3Y',
  source: 'work',
} as const
const READERS = [
  'community-officer',
  'town-dispatcher',
  'town-leader',
  'county-dispatcher',
  'supervisor',
  'leader',
  'auditor',
]

const Marked = z.object({ mark: z.number().min(0).max(100), comment: z.string() })
export const Holding = z
  .object({
    heldOn: Day,
    present: z.number().nullable(),
    note: z.string(),
    /** Why not on the fixed day. */
    reason: z.string(),
    /** Held on another day than the fixed one. */
    moved: z.boolean(),
    recordedAt: Time,
    subjects: z.record(z.string(), Marked),
  })
  .meta({ id: 'RhythmHolding' })

const State = z.enum(['free', 'coming', 'open', 'held', 'late', 'missed'])
const PeriodShape = z
  .object({
    from: Day,
    to: Day,
    planned: Day.nullable(),
    deadline: Time,
    state: State,
    /** Open, and 80 % of the period gone. */
    amber: z.boolean(),
    holding: Holding.nullable(),
  })
  .meta({ id: 'RhythmPeriod' })

const what = {
  pack: z.string(),
  rhythm: z.string(),
  title: WordsShape,
  every: z.enum(['day', 'week', 'month', 'quarter', 'half-year', 'year']),
  unit: z.string(),
  unitName: z.string(),
}

/** What the caller's posts keep; with `unit`, what that place keeps, for who reads it. */
export const calendar = query({
  id: 'rhythm.calendar',
  http: 'GET /rhythms',
  title: { zh: '例行安排', en: 'Calendar of rhythms' },
  ...kept,
  lookers: ['keeper', ...READERS],
  caller: 'staff',
  input: z.object({ unit: z.string().max(60).optional() }),
  output: z.object({
    today: Day,
    items: z.array(
      z.object({
        ...what,
        packTitle: WordsShape,
        /** Where it is kept: written down here, or by a record of another page. */
        keptBy: z.enum(['holding', 'daily', 'sitting']),
        /** Whether the limit is printed in the source, and where. */
        basis: z.object({ stated: z.boolean(), source: WordsShape }),
        subjects: z.array(z.object({ id: z.string(), title: WordsShape })),
        mayHold: z.boolean(),
        lastHeld: Day.nullable(),
        /** Days since it was last held. */
        gap: z.number().nullable(),
        /** Oldest first: some past ones, this one, the next. */
        periods: z.array(PeriodShape),
      }),
    ),
  }),
})

const Share = {
  /** Periods that were owed and are over. */
  due: z.number(),
  held: z.number(),
  missed: z.number(),
  /** Missed ones that were held after all. */
  late: z.number(),
  /** Held of due in %, null below 10. */
  share: z.number().nullable(),
}

export const missed = query({
  id: 'rhythm.missed',
  http: 'GET /rhythms/missed',
  title: { zh: '漏办清单', en: 'Missed list' },
  ...kept,
  lookers: READERS,
  caller: 'staff',
  input: z.object({
    /** Lists one rhythm alone; the figures stay of all. */
    pack: Id.optional(),
    rhythm: Id.optional(),
    /** 90 days back unless told; at most 400 days. */
    from: Day.optional(),
    to: Day.optional(),
    limit: z.coerce.number().int().min(1).max(500).default(200),
  }),
  output: z.object({
    from: Day,
    to: Day,
    figures: z.array(z.object({ pack: z.string(), rhythm: z.string(), title: WordsShape, ...Share })),
    /** Newest first. */
    items: z.array(
      z.object({ ...what, townName: z.string(), from: Day, to: Day, lateOn: Day.nullable(), reason: z.string() }),
    ),
    total: z.number(),
  }),
})

/** What the packs show to everybody of one place: the next fixed day, and what was missed in the last 90 days. No names. */
export const shown = query({
  id: 'rhythm.shown',
  http: 'GET /public/rhythms',
  title: { zh: '公开的例行安排', en: 'Rhythms shown to everybody' },
  subject: 'rhythm',
  purpose: 'publicity',
  dataClass: 'public',
  retention: 'reference',
  lookers: ['everyone'],
  caller: 'anyone',
  input: z.object({ place: Id }),
  output: z.object({
    items: z.array(
      z.object({
        ...what,
        planned: Day.nullable(),
        lastHeld: Day.nullable(),
        missed: z.array(z.object({ from: Day, to: Day, lateOn: Day.nullable() })),
      }),
    ),
  }),
})

/** Writes down that a period was kept. Again before the deadline is a correction; the first words stay in the record. */
export const hold = command({
  id: 'rhythm.hold',
  http: 'POST /rhythms/holdings',
  title: { zh: '登记例行安排', en: 'Record a holding' },
  ...kept,
  lookers: ['keeper', ...READERS],
  caller: 'staff',
  input: z.object({
    pack: Id,
    rhythm: Id,
    unit: Id,
    /** First day of the period. */
    from: Day,
    heldOn: Day,
    present: z.number().int().min(0).max(100_000).optional(),
    note: z.string().trim().max(500).default(''),
    reason: z.string().trim().max(200).default(''),
    subjects: z
      .record(z.string().max(60), z.object({ mark: z.number().min(0).max(100), comment: z.string().trim().max(300) }))
      .default({}),
  }),
  output: z.object({ state: State }),
  errors: { KEPT_ELSEWHERE: 409, PERIOD_OVER: 409 },
})

/** Closes a period whose deadline has passed: one row a place that owed it, one event a miss. Once only. */
export const close = command({
  id: 'rhythm.close',
  http: 'POST /system/rhythms/close',
  title: { zh: '到期结账', en: 'Close a period' },
  ...kept,
  source: 'derived',
  lookers: ['keeper', ...READERS],
  caller: 'system',
  input: z.object({ pack: Id, rhythm: Id, from: Day }),
  output: z.object({ closed: z.number(), missed: z.number() }),
})
/** Notes that a rhythm is in force here, so that its periods are closed from now on. */
export const begin = command({
  id: 'rhythm.begin',
  http: 'POST /system/rhythms/begin',
  title: { zh: '开始计例行安排', en: 'Begin a rhythm' },
  ...kept,
  source: 'derived',
  lookers: ['keeper', ...READERS],
  caller: 'system',
  input: z.object({ pack: Id, rhythm: Id }),
  output: Done,
})

export const operations: readonly Operation[] = [calendar, missed, shown, hold, close, begin]
