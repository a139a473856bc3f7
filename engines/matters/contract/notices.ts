import { command, query } from '@yiwang/kernel/operation'
import { Done, Text, Time } from '@yiwang/kernel/shape'
import { z } from 'zod'
import { work } from './declarations.ts'
import { NoticeRow } from './matter.ts'

export const notices = query({
  id: 'matters.notices',
  http: 'GET /notices',
  title: { zh: '督办单与专报', en: 'Supervision notices and special reports' },
  ...work,
  input: z.object({
    series: z.enum(['supervision', 'special-report']),
    state: z.string().max(20).optional(),
    year: z.coerce.number().int().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  output: z.object({ items: z.array(NoticeRow), total: z.number(), gaps: z.array(z.number()) }),
})

export const actOnNotice = command({
  id: 'matters.act-on-notice',
  http: 'POST /notices/{id}/actions/{action}',
  title: { zh: '督办单办理', en: 'Act on a notice' },
  ...work,
  input: z.object({
    id: z.uuid(),
    action: z.enum(['feedback', 'accept', 'reject', 'check', 'release']),
    text: z.string().trim().max(2000).default(''),
  }),
  output: Done,
  errors: { NOT_OFFERED: 409, SAME_PERSON: 409 },
})

export const orderReport = command({
  id: 'matters.order-report',
  http: 'POST /notices/special-reports',
  title: { zh: '起草专报', en: 'Draft a special report' },
  ...work,
  input: z.object({ title: Text(100), cause: Text(500), matters: z.array(z.uuid()).min(1).max(100) }),
  output: z.object({ id: z.string() }),
})

export const notice = query({
  id: 'matters.notice-document',
  http: 'GET /notices/{id}/document',
  title: { zh: '督办单、专报文书', en: 'The document of a notice' },
  ...work,
  binary: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  input: z.object({ id: z.uuid() }),
  output: z.string(),
})

/** A numbered supervision notice, issued by the pack's trigger or after a supervisor's order. */
export const issueNotice = command({
  id: 'matters.issue-notice',
  http: 'POST /system/notices/supervision',
  title: { zh: '出督办单', en: 'Issue a supervision notice' },
  ...work,
  caller: 'system',
  source: 'derived',
  input: z.object({
    matter: z.uuid(),
    unit: z.uuid().nullable(),
    grade: z.enum(['blue', 'yellow', 'red']),
    cause: Text(500),
    causeCode: z.string().max(40),
    dedupe: z.string().max(200),
  }),
  output: z.object({ id: z.string(), number: z.number().nullable() }),
})

/** A special report drafted because the same category comes back on the same grid. */
export const draftReport = command({
  id: 'matters.draft-report',
  http: 'POST /system/notices/special-reports',
  title: { zh: '起草专报', en: 'Draft a special report' },
  ...work,
  caller: 'system',
  source: 'derived',
  input: z.object({
    grid: z.string().max(40),
    category: z.string().max(40),
    pack: z.string().max(60),
    type: z.string().max(60),
    at: Time,
  }),
  output: z.object({ id: z.string().nullable() }),
})
