import {
  type BulletinDocument,
  type Cell,
  type Column,
  chineseIssue,
  figure,
  hidden,
  type Para,
  rate,
  type Table,
  text,
} from '../documents/index.ts'
import { type Figure, type FigureTable, figureOf, type Setting } from '../figures/figure.ts'
import { MEASURES } from '../figures/measures.ts'
import { count, type Flag, type MonthModel, type Plan } from '../figures/model.ts'
import { dayOf, monthPeriod } from '../figures/period.ts'
import { equation } from '../figures/sentences.ts'
import { hotCategories, townTable, unitTable } from '../figures/tables.ts'
import type { BulletinRecord } from './record.ts'
import { titleOf } from './view.ts'

/** Names on the paper, by tenant. */
export type Head = {
  readonly organ: string
  readonly redHead: string
  readonly addressee?: string
  readonly copyTo?: readonly string[]
}

const cellOf = (f: Figure): Cell => {
  if (f.state === 'suppressed') return hidden()
  if (f.state === 'no-data') return figure(null)
  if (f.unit !== '%') return figure(f.value)
  return f.state === 'too-few' || f.value === null ? text('样本太少') : rate(f.value, f.of ?? 0)
}
const SUMS = new Set(['dispatched', 'reply-late', 'collected', 'on-the-spot', 'forwarded'])
const columnsOf = (t: FigureTable, first: string): Column[] => [
  { key: 'label', label: first },
  ...t.columns.map((c) => ({
    key: c.key,
    label: c.words.zh,
    align: 'right' as const,
    ...(SUMS.has(c.key) ? { sum: true } : {}),
  })),
]
const lineOf = (label: string, cells: Record<string, Figure>): Record<string, Cell> => ({
  label: text(label),
  ...Object.fromEntries(Object.entries(cells).map(([k, f]) => [k, cellOf(f)])),
})
const tableOf = (t: FigureTable, first: string, notes: string[]): Table => ({
  id: t.id,
  title: t.title.zh,
  columns: columnsOf(t, first),
  rows: t.rows.map((r) => lineOf(r.label, r.cells)),
  ...(t.total ? { total: lineOf('合计', t.total) } : {}),
  notes,
})

const head = (words: string): Para => ({ kind: 'heading', level: 1, runs: [text(words)] })
const say = (...runs: (Cell | string)[]): Para => ({
  kind: 'text',
  runs: runs.map((r) => (typeof r === 'string' ? text(r) : r)),
})

const collectedRuns = (m: MonthModel, plan: Plan): Para[] => {
  const { whole, terms } = equation(m.counts, plan.partition)
  if (whole === 0) return [say('本月没有收集到诉求，共收集诉求', figure(0, { unit: '件' }), '。')]
  const spot = count(m.counts, 'on-the-spot')
  const shares =
    whole < plan.bulletin.rateLeast ? [] : ['当场办结占收集总数的', rate(spot, whole, { form: 'share' }), '。']
  const runs = terms.flatMap((t, i) => [i === 0 ? '其中，' : '，', t.words.zh, figure(t.n, { unit: '件' })])
  return [
    say('共收集诉求', figure(whole, { unit: '件' }), '。', ...runs, '。', ...shares),
    say(`各项相加与收集总数相符：${whole}＝${terms.map((t) => t.n).join('＋')}。`),
  ]
}

const ratioRuns = (m: MonthModel, plan: Plan, r: { words: string; met: Flag; of: Flag }): (Cell | string)[] => {
  const of = count(m.counts, r.of)
  if (of === 0) return [`${r.words}没有数据`]
  return of < plan.bulletin.rateLeast ? [`${r.words}样本太少`] : [r.words, rate(count(m.counts, r.met), of)]
}
const limits = (m: MonthModel, plan: Plan): Para[] => {
  const due = count(m.counts, 'reply-due') >= plan.bulletin.hideUnder
  return [
    say(
      ...ratioRuns(m, plan, { words: '按时签收', met: 'sign-met', of: 'sign-due' }),
      '；',
      ...ratioRuns(m, plan, { words: '按期答复', met: 'reply-met', of: 'reply-due' }),
      ...(due ? ['；超期答复和仍未答复', figure(count(m.counts, 'reply-late'), { unit: '件' })] : []),
      '。',
    ),
  ]
}
const answers = (m: MonthModel, plan: Plan): Para[] => [
  say(
    '当月完成的回访和评价中，',
    ...ratioRuns(m, plan, { words: '作答', met: 'answered', of: 'asked' }),
    '；作答的人中，',
    ...ratioRuns(m, plan, { words: '说已解决的', met: 'solved', of: 'answered' }),
    '，',
    ...ratioRuns(m, plan, { words: '说满意的', met: 'satisfied', of: 'answered' }),
    '。没有作答的不算满意。',
  ),
]
const supervision = (m: MonthModel): Para[] => [
  say(
    '本月印发督办通知单',
    figure(count(m.counts, 'supervision-notice'), { unit: '份' }),
    '，发布专报',
    figure(count(m.counts, 'special-report'), { unit: '期' }),
    '；超时未签收',
    figure(count(m.counts, 'sign-breach'), { unit: '次' }),
    '。',
  ),
]

const HIDDEN = '标“少于5”的格子，有的是不足5件，有的是为防止倒推一并不列的。'
const tablesOf = (m: MonthModel, plan: Plan): Table[] => {
  const s: Setting = {
    final: true,
    rateLeast: plan.bulletin.rateLeast,
    hideUnder: plan.bulletin.hideUnder,
    query: () => null,
  }
  const none = () => null
  const [units, towns] = [unitTable(m, s, none), townTable(m, s, none)]
  return [
    ...(units
      ? [tableOf(units, '承办单位', ['派单少的单位合并列出。', '总数不足10件的不列比率，印“样本太少”。', HIDDEN])]
      : []),
    ...(towns ? [tableOf(towns, '镇街', [HIDDEN])] : []),
  ]
}
const hotWords = (m: MonthModel, plan: Plan): Para[] => {
  const hot = hotCategories(m, plan.bulletin.hideUnder).slice(0, 5)
  if (hot.length === 0) return []
  return [
    say(
      '反映较多的类别：',
      ...hot.flatMap((h, i) => [i ? '，' : '', h.category, figure(h.count, { unit: '件' })]),
      '。',
    ),
  ]
}

const paragraphs = (m: MonthModel, plan: Plan, tables: readonly Table[]): Para[] => {
  const words = `${Number(m.month.slice(0, 4))}年${Number(m.month.slice(5))}月`
  return [
    say(`现将${words}民意诉求办理情况通报如下。`),
    head('收集情况'),
    ...collectedRuns(m, plan),
    ...hotWords(m, plan),
    head('办理时限'),
    ...limits(m, plan),
    head('群众评价'),
    ...answers(m, plan),
    head('督办情况'),
    ...supervision(m),
    ...(tables.some((t) => t.id === 'by-unit')
      ? [head('各承办单位办理情况'), { kind: 'table' as const, table: 'by-unit' }]
      : []),
  ]
}

/** The bulletin on paper, out of the same computation as the page. `issue` is the number it has or would have. */
export const documentOf = (
  b: BulletinRecord,
  plan: Plan,
  o: { head: Head; issue: number; now: number },
): BulletinDocument => {
  const m = b.computed
  const tables = tablesOf(m, plan)
  const { from, to } = monthPeriod(b.month)
  const number = chineseIssue(o.issue)
  const s: Setting = {
    final: true,
    rateLeast: plan.bulletin.rateLeast,
    hideUnder: plan.bulletin.hideUnder,
    query: () => null,
  }
  const shown = plan.bulletin.parts.map((id) => figureOf(id, m.counts, s).id)
  return {
    kind: 'bulletin',
    organ: o.head.organ,
    redHead: o.head.redHead,
    number,
    title: titleOf(b.month),
    ...(o.head.addressee ? { addressee: o.head.addressee } : {}),
    period: { from: dayOf(from), to: dayOf(to - 1) },
    paragraphs: paragraphs(m, plan, tables),
    tables,
    definitions: shown.map((id) => ({
      term: MEASURES[id as keyof typeof MEASURES].words.zh,
      text: MEASURES[id as keyof typeof MEASURES].definition.zh,
    })),
    signatory: o.head.organ,
    date: dayOf(b.releasedAt ?? o.now),
    ...(o.head.copyTo?.length ? { copyTo: [...o.head.copyTo] } : {}),
    draft: b.state !== 'released',
    ...(b.corrections.length > 0 ? { correctionOf: number } : {}),
  }
}
