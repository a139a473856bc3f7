import { command, query } from '@yiwang/kernel/operation'
import { Done, Time, WordsShape } from '@yiwang/kernel/shape'
import { z } from 'zod'

export const notices = query({
  id: 'notify.notices',
  http: 'GET /notifications',
  title: { zh: '提醒', en: 'Notifications' },
  subject: 'notification',
  purpose: 'casework',
  dataClass: 'personal',
  retention: 'P1Y',
  lookers: ['self'],
  caller: 'person',
  input: z.object({
    unread: z.enum(['true', 'false']).default('false'),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({
    items: z.array(
      z.object({ id: z.string(), at: Time, words: WordsShape, link: z.string().nullable(), read: z.boolean() }),
    ),
    unread: z.number(),
  }),
})
export const markRead = command({
  id: 'notify.mark-read',
  http: 'POST /notifications/read',
  title: { zh: '标为已读', en: 'Mark as read' },
  subject: 'notification',
  purpose: 'casework',
  dataClass: 'personal',
  retention: 'P1Y',
  lookers: ['self'],
  caller: 'person',
  input: z.object({ ids: z.array(z.uuid()).max(200) }),
  output: Done,
})
/**
 * What the provider simulator was handed, and the notices inside; only in demo mode. `to`: the phone, or of a colleague
 * `name · username`.
 */
export const outbox = query({
  id: 'notify.outbox',
  http: 'GET /demo/outbox',
  title: { zh: '演示发件箱', en: 'Demo outbox' },
  subject: 'notification',
  purpose: 'demo',
  dataClass: 'internal',
  retention: 'P1D',
  lookers: ['demo visitors'],
  caller: 'anyone',
  input: z.object({ limit: z.coerce.number().int().min(1).max(200).default(100) }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        at: Time,
        channel: z.enum(['sms', 'in-app']),
        to: z.string(),
        text: z.string(),
        state: z.enum(['queued', 'sent', 'failed', 'dead']),
      }),
    ),
  }),
})
export const operations = [notices, markRead, outbox]
