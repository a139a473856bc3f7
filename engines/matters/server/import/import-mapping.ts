import { Failure } from '@yiwang/kernel'
import type { Mapping } from '@yiwang/tables/server'
import { z } from 'zod'

/** Fields of an appeal that a file may give. */
export const IMPORT_FIELDS = [
  'id',
  'text',
  'title',
  'at',
  'closedAt',
  'due',
  'place',
  'lon',
  'lat',
  'category',
  'phone',
  'name',
  'joins',
  'reply',
  'replyAt',
  'department',
] as const
export type ImportField = (typeof IMPORT_FIELDS)[number]
type Columns = Readonly<Partial<Record<ImportField, string | readonly string[]>>>

/** Which column is which field. */
export type ImportMapping = {
  /** Stands before the file's own numbers, so that two sources never meet; from the call unless the mapping says it. */
  readonly source?: string
  /** Zone of the clock on the wall in the file's times. */
  readonly zone: string
  readonly columns: Columns
  /** Cells of a row made from its other cells, before anything is read. */
  readonly expand?: (values: Readonly<Record<string, string>>) => Record<string, string>
}

const column = z.union([z.string().max(100), z.array(z.string().max(100)).max(5)])
const Given = z.strictObject({
  source: z
    .string()
    .regex(/^[\w.-]{1,40}$/)
    .optional(),
  zone: z.string().max(40).default('Asia/Shanghai'),
  columns: z.partialRecord(z.enum(IMPORT_FIELDS), column),
})

const badMapping = (zh: string, en: string): Failure =>
  new Failure('BAD_FILE', 422, {
    data: { why: zh, whyEn: en, zh, en },
    fields: [{ path: 'mapping', message: { zh, en } }],
  })
const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined
  } catch {
    return false
  }
}

/** A mapping as somebody wrote it. Throws BAD_FILE with what is wrong. */
export const parseMapping = (json: string): ImportMapping => {
  let raw: unknown
  try {
    raw = JSON.parse(json)
  } catch {
    throw badMapping('对照表写得不完整，请检查括号和引号', 'The mapping is not complete JSON')
  }
  const read = Given.safeParse(raw)
  if (!read.success) {
    const at = read.error.issues[0]?.path.join('.') || 'columns'
    throw badMapping(
      `对照表的“${at}”不对，可用的字段：${IMPORT_FIELDS.join('、')}`,
      `Wrong mapping at "${at}"; fields: ${IMPORT_FIELDS.join(', ')}`,
    )
  }
  const { source, zone, columns } = read.data
  if (!columns.text)
    throw badMapping('对照表里要写明哪一列是“text”（诉求内容）', 'The mapping must name the column of "text"')
  if (!isZone(zone))
    throw badMapping(`没有“${zone}”这个时区，例如 Asia/Shanghai`, `No time zone "${zone}"; such as Asia/Shanghai`)
  return { zone, columns: columns as Columns, ...(source ? { source } : {}) }
}

type Known = ImportMapping & { readonly when: readonly string[] }

type Reply = { readonly org?: unknown; readonly date?: unknown; readonly text?: unknown }
const text = (v: unknown): string => (typeof v === 'string' ? v : '')
/** Letters carry their answers as a list; the first is the answer, the file gives only days. */
const firstReply = (values: Readonly<Record<string, string>>): Record<string, string> => {
  let replies: unknown = []
  try {
    replies = JSON.parse(values.replies || '[]')
  } catch {
    replies = []
  }
  const first: Reply = Array.isArray(replies) ? (replies[0] ?? {}) : {}
  return { 'reply.text': text(first.text), 'reply.date': text(first.date), 'reply.org': text(first.org) }
}

/** Files that are known by the names of their columns. */
const KNOWN: readonly Known[] = [
  {
    when: ['message_no', 'user', 'subject', 'time', 'detail'],
    source: 'messages',
    zone: 'Asia/Shanghai',
    columns: {
      id: 'message_no',
      name: 'user',
      title: 'subject',
      at: 'time',
      text: 'detail',
      joins: 'for',
      reply: 'reply',
      replyAt: 'reply_time',
    },
  },
  {
    when: ['id', 'title', 'content', 'institution', 'replies'],
    source: 'letters',
    zone: 'Asia/Shanghai',
    columns: {
      id: 'id',
      title: 'title',
      text: 'content',
      at: 'date',
      reply: 'reply.text',
      replyAt: 'reply.date',
      department: ['institution', 'reply.org'],
    },
    expand: firstReply,
  },
  {
    when: ['case_enquiry_id', 'open_dt', 'target_dt', 'closed_dt', 'case_title'],
    source: 'open311',
    zone: 'America/New_York',
    columns: {
      id: 'case_enquiry_id',
      at: 'open_dt',
      due: 'target_dt',
      closedAt: 'closed_dt',
      title: 'case_title',
      text: 'case_title',
      place: 'location',
      lon: 'longitude',
      lat: 'latitude',
      reply: 'closure_reason',
    },
  },
  {
    when: ['诉求内容'],
    zone: 'Asia/Shanghai',
    columns: {
      id: ['编号', '工单编号', '来件编号'],
      text: '诉求内容',
      title: ['标题', '主题'],
      at: ['来件时间', '登记时间', '时间'],
      closedAt: ['办结时间'],
      place: ['地点', '地址'],
      category: ['分类', '诉求分类'],
      phone: ['电话', '联系电话', '手机'],
      name: ['姓名', '诉求人'],
      joins: ['附议人数', '点赞数'],
      reply: ['答复', '答复内容'],
      replyAt: ['答复时间'],
      department: ['承办单位', '答复单位'],
    },
  },
]

/** The mapping for a file with these columns. Throws BAD_FILE when the file is not known and none was given. */
export const mappingFor = (columns: readonly string[], given: string | undefined): ImportMapping => {
  if (given !== undefined && given.trim() !== '') return parseMapping(given)
  const known = KNOWN.find((k) => k.when.every((name) => columns.includes(name)))
  if (!known)
    throw badMapping(
      `认不出这个表的列：${columns.slice(0, 8).join('、')}。请给出对照表，写明哪一列是诉求内容、时间、编号`,
      `The columns are not known: ${columns.slice(0, 8).join(', ')}. Give a mapping that names text, time and number`,
    )
  return known
}

/** The mapping as the table reader takes it. */
export const tableMapping = (m: ImportMapping): Mapping => {
  const time = { kind: 'dateTime', zone: m.zone } as const
  const parse = {
    id: { kind: 'text', max: 80 },
    text: { kind: 'text', max: 20_000 },
    title: { kind: 'text', max: 300 },
    at: time,
    closedAt: time,
    due: time,
    place: { kind: 'text', max: 300 },
    lon: { kind: 'number', min: -180, max: 180 },
    lat: { kind: 'number', min: -90, max: 90 },
    category: { kind: 'text', max: 80 },
    phone: { kind: 'phone' },
    name: { kind: 'text', max: 60 },
    joins: { kind: 'number', min: 0, max: 1_000_000, integer: true },
    reply: { kind: 'text', max: 20_000 },
    replyAt: time,
    department: { kind: 'text', max: 100 },
  } as const
  return Object.fromEntries(
    IMPORT_FIELDS.flatMap((f) => {
      const from = m.columns[f]
      return from === undefined ? [] : [[f, { from, parse: parse[f], required: f === 'text' }]]
    }),
  )
}
