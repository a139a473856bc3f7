import { command } from '@yiwang/kernel/operation'
import { Done, Flag, Phone, Point, Text, Time, WordsShape } from '@yiwang/kernel/shape'
import { z } from 'zod'
import { mine, STAFF, shield, where, words, work } from './declarations.ts'
import { Channel, FileView } from './matter.ts'

/** A resident's own words. Without an account the number and the secret are the key. */
export const open_ = command({
  id: 'matters.open',
  http: 'POST /matters',
  title: { zh: '登记诉求', en: 'Register an appeal' },
  ...mine,
  caller: 'anyone',
  source: 'resident-word',
  perMinute: 60,
  input: z.object({
    ...words,
    ...where,
    ...shield,
    phone: Phone.optional(),
    name: z.string().trim().max(40).optional(),
    mayPublish: z.boolean().default(false),
    sms: z.boolean().default(false),
    pack: z.string().max(60).optional(),
    priority: z.int().min(1).max(5).default(1),
  }),
  output: z.object({
    id: z.string(),
    ref: z.string(),
    secret: z.string(),
    stage: z.string(),
    promised: z.object({
      dispatchBy: Time.nullable(),
      replyBy: Time.nullable(),
      /** When it is done she is asked what she makes of it. */
      asked: z.boolean(),
      why: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }),
    }),
  }),
  errors: { NO_PACK: 409, NO_PLACE: 422, BAD_FILE: 422, FORM_CHANGED: 409 },
})

/** Intake by staff: by phone, at the counter, by a grid worker; for somebody else, both identities kept. */
export const register = command({
  id: 'matters.register',
  http: 'POST /staff/matters',
  title: { zh: '代为登记', en: 'Register on behalf' },
  ...work,
  dataClass: 'personal',
  input: z.object({
    ...words,
    ...where,
    ...shield,
    channel: Channel,
    phone: Phone.optional(),
    name: z.string().trim().max(40).optional(),
    at: Time.optional(),
    priority: z.int().min(1).max(5).default(1),
    pack: z.string().max(60).optional(),
    emergency: z.boolean().default(false),
  }),
  output: z.object({ id: z.string(), ref: z.string(), secret: z.string(), stage: z.string() }),
  errors: { NO_PACK: 409, NO_PLACE: 422, BAD_FILE: 422, FORM_CHANGED: 409 },
})

/** The 20-second flow: heard and settled in one act. Counts as settled only with the resident's tick or a sampled call-back. */
export const settleOnSpot = command({
  id: 'matters.settle-on-spot',
  http: 'POST /staff/matters/settled',
  title: { zh: '当场办结', en: 'Settle on the spot' },
  ...work,
  dataClass: 'personal',
  input: z.object({
    ...words,
    ...where,
    channel: Channel.default('grid'),
    result: Text(500),
    confirmed: z.enum(['tick', 'call-back', 'absent']),
    phone: Phone.optional(),
    name: z.string().trim().max(40).optional(),
    at: Time.optional(),
    pack: z.string().max(60).optional(),
  }),
  output: z.object({ id: z.string(), ref: z.string(), secret: z.string(), stage: z.string(), counted: z.boolean() }),
  errors: { NO_PACK: 409, NO_PLACE: 422, BAD_FILE: 422, FORM_CHANGED: 409, NOT_OFFERED: 409 },
})

export const join = command({
  id: 'matters.join',
  http: 'POST /track/join',
  title: { zh: '我也遇到了', en: 'Affects me too' },
  ...mine,
  caller: 'anyone',
  source: 'resident-word',
  perMinute: 60,
  input: z.object({
    ref: z.string().max(20),
    text: z.string().trim().max(1000).default(''),
    phone: Phone.optional(),
    sms: z.boolean().default(false),
  }),
  output: z.object({ ref: z.string(), secret: z.string(), joins: z.number() }),
  errors: { NOT_OPEN: 409 },
})

/** Consent given or taken back: messages by SMS, being shown to people nearby. Has no other consequence (S6). */
export const consent = command({
  id: 'matters.consent',
  http: 'POST /track/consents',
  title: { zh: '同意或撤回同意', en: 'Give or withdraw consent' },
  ...mine,
  caller: 'anyone',
  source: 'resident-word',
  perMinute: 30,
  input: z.object({
    ref: z.string().max(20),
    secret: z.string().max(40).optional(),
    sms: z.boolean().optional(),
    mayPublish: z.boolean().optional(),
  }),
  output: Done,
})

export const attach = command({
  id: 'matters.attach',
  http: 'POST /files',
  title: { zh: '上传照片或文件', en: 'Upload a file' },
  subject: 'file',
  purpose: 'casework',
  dataClass: 'personal',
  retention: 'P5Y',
  lookers: ['raiser', ...STAFF],
  caller: 'anyone',
  source: 'resident-word',
  upload: true,
  perMinute: 40,
  input: z.object({ note: z.string().max(200).optional() }),
  output: z.object({ file: FileView, position: Point.nullable() }),
  errors: { BAD_FILE: 422 },
})

export const importAppeals = command({
  id: 'matters.import',
  http: 'POST /matters-import',
  title: { zh: '导入诉求', en: 'Import appeals' },
  ...work,
  dataClass: 'personal',
  upload: true,
  input: z.object({
    pack: z.string().max(60).optional(),
    mapping: z.string().max(4000).optional(),
    apply: Flag.default(false),
    source: Text(60).default('file'),
  }),
  output: z.object({
    rows: z.number(),
    create: z.number(),
    same: z.number(),
    joins: z.number(),
    problems: z.array(
      z.object({ line: z.number(), column: z.string(), value: z.string(), message: WordsShape, remedy: WordsShape }),
    ),
    problemsTotal: z.number(),
    applied: z.boolean(),
    fileHash: z.string(),
  }),
  errors: { BAD_FILE: 422, NO_PACK: 409 },
})
