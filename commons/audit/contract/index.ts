import { query } from '@yiwang/kernel/operation'
import { Time, WordsShape } from '@yiwang/kernel/shape'
import { z } from 'zod'

export const entries = query({
  id: 'audit.entries',
  http: 'GET /audit',
  title: { zh: '审计', en: 'Audit' },
  subject: 'audit',
  purpose: 'oversight',
  dataClass: 'sensitive',
  retention: 'P3Y',
  lookers: ['auditor'],
  caller: 'staff',
  auditRead: true,
  input: z.object({
    subject: z.string().max(60).optional(),
    operation: z.string().max(60).optional(),
    outcome: z.enum(['ok', 'refused', 'read']).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
    after: z.string().max(60).optional(),
  }),
  output: z.object({
    items: z.array(
      z.object({
        at: Time,
        actor: z.string().nullable(),
        actorKind: z.string(),
        /** Masked; null without an account. */
        actorName: z.string().nullable(),
        capacity: z.string().nullable(),
        /** The capacity in words, with the place it was held at. */
        capacityWords: WordsShape.nullable(),
        operation: z.string(),
        title: WordsShape,
        subject: z.string().nullable(),
        outcome: z.string(),
        change: z.record(z.string(), z.unknown()),
        request: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
})
export const operations = [entries]
