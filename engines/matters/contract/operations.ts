import { command, query } from '@yiwang/kernel/operation'
import { Done, Flag, Phone, Point, Text, Time, WordsShape } from '@yiwang/kernel/shape'
import { z } from 'zod'
import {
  ActionView,
  CategoryView,
  Channel,
  FileView,
  InboxRow,
  MatterView,
  NoticeRow,
  SimilarRow,
  Suggestion,
  TrackView,
} from './matter.ts'

const STAFF = ['handling unit', 'dispatcher', 'grid team', 'supervisor', 'auditor']
const mine = {
  subject: 'matter',
  purpose: 'casework',
  dataClass: 'personal',
  retention: 'P5Y',
  lookers: ['raiser'],
} as const
const work = {
  subject: 'matter',
  purpose: 'casework',
  dataClass: 'case',
  retention: 'P5Y',
  lookers: [...STAFF, 'raiser'],
  caller: 'staff',
  source: 'resident-word',
} as const
const open = {
  subject: 'matter',
  purpose: 'information',
  dataClass: 'public',
  retention: 'reference',
  lookers: ['everyone'],
  caller: 'anyone',
} as const

const where = {
  point: Point.optional(),
  datum: z.enum(['wgs84', 'gcj02']).default('wgs84'),
  grid: z.string().max(40).optional(),
  division: z.string().max(20).optional(),
  placeWords: z.string().trim().max(200).default(''),
}
const words = {
  text: Text(4000),
  title: z.string().trim().max(60).optional(),
  category: z.string().max(40).optional(),
  files: z.array(z.uuid()).max(9).default([]),
}
/** Who complains of whom, so that the one complained about never handles it (S5). */
const shield = {
  confidential: z.boolean().default(false),
  accusedUnit: z.uuid().optional(),
  accusedPerson: z.string().max(40).optional(),
}

/** A resident's own words. Without an account the number and the secret are the key. */
export const open_ = command({
  id: 'matters.open',
  http: 'POST /matters',
  title: { zh: '登记诉求', en: 'Register an appeal' },
  ...mine,
  caller: 'anyone',
  source: 'resident-word',
  perMinute: 20,
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
      why: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }),
    }),
  }),
  errors: { NO_PACK: 409, NO_PLACE: 422, BAD_FILE: 422 },
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
  errors: { NO_PACK: 409, NO_PLACE: 422, BAD_FILE: 422 },
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
  errors: { NO_PACK: 409, NO_PLACE: 422, BAD_FILE: 422, NOT_OFFERED: 409 },
})
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
export const join = command({
  id: 'matters.join',
  http: 'POST /track/join',
  title: { zh: '我也遇到了', en: 'Affects me too' },
  ...mine,
  caller: 'anyone',
  source: 'resident-word',
  perMinute: 20,
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

export const matter = query({
  id: 'matters.matter',
  http: 'GET /matters/{id}',
  title: { zh: '事项', en: 'A matter' },
  ...work,
  input: z.object({ id: z.string().max(40) }),
  output: MatterView,
})
export const track = query({
  id: 'matters.track',
  http: 'POST /track',
  title: { zh: '查进度', en: 'Check progress' },
  ...mine,
  caller: 'anyone',
  perMinute: 30,
  input: z.object({ ref: z.string().max(20), secret: z.string().max(40).optional() }),
  output: TrackView,
})
export const mineList = query({
  id: 'matters.mine',
  http: 'GET /me/matters',
  title: { zh: '我的事', en: 'My matters' },
  ...mine,
  caller: 'resident',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        ref: z.string(),
        title: z.string(),
        stageWords: WordsShape,
        super: z.enum(['open', 'fixed', 'closed']),
        waitsForMe: z.boolean(),
        unitName: z.string().nullable(),
        due: Time.nullable(),
        openedAt: Time,
      }),
    ),
  }),
})
/** Sorted by due time. `view` is a named filter of the face; the rest narrows it. */
export const inbox = query({
  id: 'matters.inbox',
  http: 'GET /inbox',
  title: { zh: '收件箱', en: 'Inbox' },
  ...work,
  input: z.object({
    view: z
      .enum([
        'mine',
        'to-dispatch',
        'due-soon',
        'late',
        'waiting',
        'rulings',
        'checks',
        'visits',
        'open',
        'closed',
        'all',
      ])
      .default('mine'),
    owner: z.string().max(80).optional(),
    unit: z.uuid().optional(),
    town: z.string().max(20).optional(),
    grid: z.string().max(40).optional(),
    category: z.string().max(40).optional(),
    stage: z.string().max(40).optional(),
    minPriority: z.coerce.number().int().min(1).max(5).optional(),
    find: z.string().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(80).optional(),
  }),
  output: z.object({ items: z.array(InboxRow), next: z.string().nullable(), now: Time }),
})
export const inboxCounts = query({
  id: 'matters.inbox-counts',
  http: 'GET /inbox/counts',
  title: { zh: '收件箱计数', en: 'Inbox counts' },
  ...work,
  input: z.object({}),
  output: z.object({ counts: z.record(z.string(), z.number()) }),
})
export const search = query({
  id: 'matters.search',
  http: 'GET /search',
  title: { zh: '搜索', en: 'Search' },
  ...work,
  input: z.object({ q: Text(80), limit: z.coerce.number().int().min(1).max(50).default(20) }),
  output: z.object({ items: z.array(InboxRow), total: z.number(), by: z.enum(['ref', 'tail', 'words', 'phone-tail']) }),
})
/** Alike by place and words, before a resident sends; shows only matters their raisers let be public. */
export const similarOpen = query({
  id: 'matters.similar-open',
  http: 'POST /similar',
  title: { zh: '附近相似的事', en: 'Similar nearby' },
  ...open,
  perMinute: 60,
  input: z.object({ text: z.string().max(4000).default(''), ...where }),
  output: z.object({ items: z.array(SimilarRow) }),
})
export const similar = query({
  id: 'matters.similar',
  http: 'GET /matters/{id}/similar',
  title: { zh: '像是同一件', en: 'Likely the same' },
  ...work,
  input: z.object({ id: z.uuid() }),
  output: z.object({ items: z.array(SimilarRow) }),
})
/** Where it may go and why; abstains below the pack's threshold. */
export const suggest = query({
  id: 'matters.suggest',
  http: 'GET /matters/{id}/suggest',
  title: { zh: '建议交给谁', en: 'Suggested units' },
  ...work,
  input: z.object({ id: z.uuid() }),
  output: z.object({
    category: z
      .object({ code: z.string(), path: z.array(z.string()), strength: z.enum(['strong', 'fair', 'weak']) })
      .nullable(),
    units: z.array(Suggestion),
    abstains: z.boolean(),
    ifNow: z.object({ signBy: Time.nullable(), replyBy: Time.nullable() }),
  }),
})
export const nearby = query({
  id: 'matters.nearby',
  http: 'GET /nearby',
  title: { zh: '附近正在办的事', en: 'Being handled nearby' },
  ...open,
  perMinute: 60,
  input: z.object({
    grid: z.string().max(40).optional(),
    division: z.string().max(20).optional(),
    town: z.string().max(20).optional(),
  }),
  output: z.object({ items: z.array(SimilarRow), hidden: z.boolean() }),
})
export const catalogue = query({
  id: 'matters.catalogue',
  http: 'GET /catalogue',
  title: { zh: '事项目录', en: 'Catalogue' },
  ...open,
  input: z.object({ pack: z.string().max(60).optional() }),
  output: z.object({ pack: z.string(), items: z.array(CategoryView) }),
})
/**
 * The duty list (派单目录): which unit is responsible for which category, in force from when, on what basis.
 * `unitName` is null where the list names no one unit: the town of the place answers.
 */
export const dutyList = query({
  id: 'matters.duty-list',
  http: 'GET /duty-list',
  title: { zh: '派单目录', en: 'Duty list' },
  ...open,
  input: z.object({ pack: z.string().max(60).optional() }),
  output: z.object({
    version: z.number(),
    items: z.array(
      z.object({
        item: z.string(),
        category: z.string(),
        categoryName: z.string(),
        unitName: z.string().nullable(),
        basis: z.string(),
      }),
    ),
  }),
})
export const plan = query({
  id: 'matters.plan',
  http: 'GET /packs/{pack}/plan',
  title: { zh: '机制方案', en: 'The plan of a pack' },
  ...open,
  input: z.object({ pack: z.string().max(60) }),
  output: z.object({
    pack: z.string(),
    mechanism: z.string(),
    version: z.number(),
    name: WordsShape,
    stages: z.array(
      z.object({
        id: z.string(),
        words: WordsShape,
        super: z.string(),
        owner: WordsShape,
        untimed: z.string().nullable(),
        open: z.number().nullable(),
      }),
    ),
    actions: z.array(
      z.object({
        id: z.string(),
        verb: z.string(),
        words: WordsShape,
        from: z.array(z.string()),
        to: z.string(),
        who: z.array(WordsShape),
      }),
    ),
    clocks: z.array(
      z.object({
        id: z.string(),
        words: WordsShape,
        from: WordsShape,
        to: WordsShape,
        within: WordsShape,
        breach: WordsShape,
        basis: z.enum(['stated', 'default']),
        source: WordsShape,
      }),
    ),
    values: z.array(
      z.object({
        id: z.string(),
        words: WordsShape,
        value: WordsShape,
        basis: z.enum(['stated', 'default']),
        source: WordsShape,
      }),
    ),
  }),
})
export const cannedReplies = query({
  id: 'matters.canned-replies',
  http: 'GET /canned-replies',
  title: { zh: '常用答复', en: 'Canned replies' },
  ...work,
  dataClass: 'internal',
  input: z.object({ category: z.string().max(40).optional(), verb: z.string().max(30).optional() }),
  output: z.object({ items: z.array(z.object({ id: z.string(), title: WordsShape, text: z.string() })) }),
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
export const exportMatters = query({
  id: 'matters.export',
  http: 'GET /matters-export',
  title: { zh: '导出事项', en: 'Export matters' },
  ...work,
  binary: 'text/csv; charset=utf-8',
  auditRead: true,
  input: z.object({
    view: z.enum(['open', 'closed', 'all']).default('all'),
    from: Time.optional(),
    to: Time.optional(),
  }),
  output: z.string(),
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
  input: z.object({ grid: z.string().max(40), category: z.string().max(40), pack: z.string().max(60), at: Time }),
  output: z.object({ id: z.string().nullable() }),
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

export const operations = [
  open_,
  register,
  settleOnSpot,
  act,
  actAsRaiser,
  join,
  consent,
  bulk,
  matter,
  track,
  mineList,
  inbox,
  inboxCounts,
  search,
  similarOpen,
  similar,
  suggest,
  nearby,
  catalogue,
  dutyList,
  plan,
  cannedReplies,
  reveal,
  notices,
  actOnNotice,
  orderReport,
  notice,
  exportMatters,
  importAppeals,
  attach,
  ring,
  issueNotice,
  draftReport,
]
export { ActionView }
