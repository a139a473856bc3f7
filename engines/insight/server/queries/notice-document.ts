import { type Actor, inForce, notFound } from '@yiwang/kernel'
import { notice as noticeOp } from '@yiwang/matters/contract'
import { sql } from '@yiwang/platform/db'
import { querySpec } from '@yiwang/platform/engine'
import type { Deps } from '../deps.ts'
import {
  type BulletinDocument,
  chineseIssue,
  documentNumber,
  figure,
  officialDate,
  renderDocx,
  type Table,
  text,
} from '../documents/index.ts'

type Case = { ref: string; title: string; opened: string; unit: string | null; super: 'open' | 'fixed' | 'closed' }
type Paper = {
  series: 'supervision' | 'special-report'
  year: number
  number: number | null
  grade: string | null
  title: string
  cause: string
  state: string
  unit: string | null
  unit_name: string | null
  issued_at: Date
  due_at: Date | null
  matters: Case[]
  accused_units: string[]
}

const READERS = new Set([
  'supervisor',
  'leader',
  'auditor',
  'county-dispatcher',
  'bulletin-editor',
  'bulletin-checker',
  'bulletin-releaser',
])
/** County desks that work with notices, and the unit the notice is for; never a unit complained about. */
const mayRead = (a: Actor, p: Paper, now: number): boolean => {
  const posts = inForce(a, now)
  if (posts.some((x) => x.unit !== null && p.accused_units.includes(x.unit))) return false
  return posts.some((x) => READERS.has(x.kind) || (x.unit !== null && x.unit === p.unit))
}

const day = (d: Date | string): string => new Date(new Date(d).getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
const grouped = (ref: string): string => `${ref.slice(0, 4)} ${ref.slice(4, 8)} ${ref.slice(8)}`
const STATE = { open: '办理中', fixed: '已解决', closed: '已办结' } as const

const form = (p: Paper): Table => {
  const m = p.matters[0]
  const rows: [string, string][] = [
    ['诉求编号', m ? grouped(m.ref) : '—'],
    ['反映事项', p.title],
    ['登记时间', m ? officialDate(day(m.opened)) : '—'],
    ['督办依据', p.cause],
    ['办理要求', '先到现场核查，再答复反映人，并说明长期解决的办法和日期。'],
  ]
  const columns = [
    { key: 'label', label: '' },
    { key: 'content', label: '' },
  ]
  return {
    id: 'form',
    title: '督办事项',
    layout: 'form',
    columns,
    rows: rows.map(([a, b]) => ({ label: text(a), content: text(b) })),
  }
}
const casesTable = (p: Paper): Table => ({
  id: 'cases',
  title: '涉及诉求',
  columns: [
    { key: 'ref', label: '编号' },
    { key: 'received', label: '收到日期' },
    { key: 'unit', label: '承办单位' },
    { key: 'state', label: '办理状态' },
  ],
  rows: p.matters.map((m) => ({
    ref: text(grouped(m.ref)),
    received: text(officialDate(day(m.opened))),
    unit: text(m.unit ?? '网格小组'),
    state: text(STATE[m.super]),
  })),
})

const base = (d: Deps, tenant: string, p: Paper) => {
  const head = d.headOf(tenant)
  return {
    organ: head.organ,
    redHead: head.organ,
    signatory: head.organ,
    date: day(p.issued_at),
    definitions: [],
    draft: p.number === null,
    ...(head.copyTo ? { copyTo: [...head.copyTo] } : {}),
  }
}

/** The paper of a supervision notice or a special report, laid out like the bulletin. */
const documentOf = (d: Deps, tenant: string, p: Paper): BulletinDocument =>
  p.series === 'supervision'
    ? {
        ...base(d, tenant, p),
        kind: 'supervision-notice',
        number: documentNumber(p.year, p.number ?? 0, '民督'),
        title: '督办通知单',
        addressee: p.unit_name ?? '承办单位',
        paragraphs: [
          { kind: 'text', runs: [text(`${p.cause}，现予督办。`)] },
          { kind: 'table', table: 'form' },
          {
            kind: 'text',
            runs: [text(p.due_at ? `请于${officialDate(day(p.due_at))}前反馈办理结果。` : '请按时反馈办理结果。')],
          },
        ],
        tables: [form(p)],
      }
    : {
        ...base(d, tenant, p),
        kind: 'special-report',
        number: p.number === null ? '（草稿）' : chineseIssue(p.number),
        title: `关于${p.title}的专报`,
        paragraphs: [
          { kind: 'heading', level: 1, runs: [text('反映情况')] },
          { kind: 'text', runs: [text(`${p.cause}，涉及诉求`), figure(p.matters.length, { unit: '件' }), text('。')] },
          { kind: 'table', table: 'cases' },
        ],
        tables: [casesTable(p)],
      }

export const noticeDocument = (d: Deps) =>
  querySpec<typeof noticeOp>({
    op: noticeOp,
    async run({ db, tenant, actor, now }, { id }) {
      const p = await db.one<Paper>(sql('select * from insight.notice_paper where tenant=$1 and id=$2', [tenant, id]))
      if (!p || !mayRead(actor, p, now)) throw notFound()
      const bytes = await renderDocx(documentOf(d, tenant, p))
      const name = `${p.series}-${p.year}-${p.number ?? 'draft'}.docx`
      // A binary operation answers bytes with their name; the contract's text is what they say.
      return {
        bytes,
        type: noticeOp.binary,
        headers: { 'content-disposition': `attachment; filename="${name}"` },
      } as unknown as string
    },
  })
