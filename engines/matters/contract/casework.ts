import { command } from '@yiwang/kernel/operation'
import { Time, WordsShape } from '@yiwang/kernel/shape'
import { z } from 'zod'
import { mine, work } from './declarations.ts'

/** One act on a matter: the pack's action names one of the engine's verbs. `seq` is the version the actor last saw. */
export const act = command({
  id: 'matters.act',
  http: 'POST /matters/{id}/actions/{action}',
  title: { zh: '办理', en: 'Act on a matter' },
  ...work,
  input: z.object({
    id: z.uuid(),
    action: z.string().max(60),
    seq: z.int().optional(),
    form: z.record(z.string(), z.unknown()).default({}),
  }),
  output: z.object({
    id: z.string(),
    ref: z.string(),
    seq: z.number(),
    stage: z.string(),
    can: z.array(z.string()),
    due: Time.nullable(),
  }),
  errors: {
    STALE: 409,
    NOT_OFFERED: 409,
    MISSING_FACT: 409,
    SAME_PERSON: 409,
    DESIGNATED: 409,
    WINDOW_CLOSED: 409,
    OVER_CAP: 409,
    OUT_OF_LIST: 409,
    TOO_LATE: 409,
    MERGE_CHAIN: 409,
    LEVEL_SKIPPED: 409,
    TOP_LEVEL: 409,
    NO_SITTING: 409,
  },
})

/** The raiser's own acts, by account or by number and secret. */
export const actAsRaiser = command({
  id: 'matters.act-as-raiser',
  http: 'POST /track/actions/{action}',
  title: { zh: '反映人办理', en: 'Act as the raiser' },
  ...mine,
  caller: 'anyone',
  source: 'resident-word',
  perMinute: 30,
  input: z.object({
    ref: z.string().max(20),
    secret: z.string().max(40).optional(),
    action: z.string().max(60),
    seq: z.int().optional(),
    form: z.record(z.string(), z.unknown()).default({}),
  }),
  output: z.object({ ref: z.string(), seq: z.number(), stage: z.string() }),
  errors: { STALE: 409, NOT_OFFERED: 409, WINDOW_CLOSED: 409, OTHERS_JOINED: 409 },
})

export const bulk = command({
  id: 'matters.bulk',
  http: 'POST /matters/bulk/{action}',
  title: { zh: '批量办理', en: 'Act on many matters' },
  ...work,
  input: z.object({
    action: z.string().max(60),
    items: z
      .array(z.object({ id: z.uuid(), seq: z.int().optional(), form: z.record(z.string(), z.unknown()).optional() }))
      .min(1)
      .max(200),
    form: z.record(z.string(), z.unknown()).default({}),
  }),
  output: z.object({
    done: z.array(z.object({ id: z.string(), ref: z.string() })),
    failed: z.array(z.object({ id: z.string(), ref: z.string(), code: z.string(), why: WordsShape })),
  }),
  errors: { NOT_BULK: 409 },
})

/** Opening the raiser's name and phone: purpose and reason, audited, shown to the person. */
export const reveal = command({
  id: 'matters.reveal',
  http: 'POST /matters/{id}/reveal',
  title: { zh: '显示反映人', en: 'Reveal the raiser' },
  ...work,
  dataClass: 'sensitive',
  auditRead: true,
  input: z.object({
    id: z.uuid(),
    appeal: z.uuid(),
    purpose: z.enum(['contact', 'visit', 'verify', 'supervise']),
    reason: z.string().trim().min(10).max(300),
  }),
  output: z.object({ name: z.string().nullable(), phone: z.string().nullable(), seconds: z.number() }),
  errors: { SHIELDED: 403 },
})

/** Due-time work of the matters engine: one clock has rung. */
export const ring = command({
  id: 'matters.ring',
  http: 'POST /system/matters/{id}/ring',
  title: { zh: '到点', en: 'A clock rang' },
  ...work,
  caller: 'system',
  source: 'derived',
  input: z.object({ id: z.uuid(), clock: z.uuid(), what: z.enum(['remind', 'due', 'after']), cycle: z.int() }),
  output: z.object({ did: z.string() }),
})
