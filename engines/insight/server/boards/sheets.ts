import type { OutputOf } from '@yiwang/kernel/operation'
import type { boardOf } from '../../contract/boards.ts'
import {
  type BulletinDocument,
  type Cell,
  type Column,
  figure,
  type Language,
  rate,
  type Table,
  text,
} from '../documents/index.ts'
import { dayOf } from '../figures/period.ts'
import type { BoardFigure, BoardTile } from './figures.ts'

type View = OutputOf<typeof boardOf>
/** `adds`: by place on the board, whether its numbers may be added; what is counted once each may not. */
export type SheetAsk = {
  readonly view: View
  readonly adds: readonly boolean[]
  readonly organ: string
  readonly language: Language
  /** What each thing counted means. */
  readonly definitions: BulletinDocument['definitions']
}

const LABELS = {
  'zh-CN': {
    item: '项目',
    value: '数',
    unit: '单位',
    qualifier: '限定',
    from: '从',
    to: '到',
    state: '状态',
    source: '来源',
    total: '合计',
    figures: '单个数',
    final: '已定',
    provisional: '初步',
    suppressed: '不显示',
    'too-few': '样本太少',
    'no-data': '没有数据',
    exact: '',
    noSum: '按不同对象各计一次的数，相加没有意义，不列合计。',
    hidden: '有的数不显示或样本太少，不列合计。',
    off: '各部分加起来不等于总数，不列合计。',
    figure: '',
    trend: '随时间变化',
    partition: '',
    'by-town': '各镇街',
    'by-grid': '各网格',
    'map-town': '地图各镇街',
    'map-grid': '地图各网格',
    'town-trends': '各镇街随时间变化',
    funnel: '现在到哪一步',
    heat: '一周里什么时候',
  },
  en: {
    item: 'Item',
    value: 'Number',
    unit: 'Unit',
    qualifier: 'Qualifier',
    from: 'From',
    to: 'To',
    state: 'State',
    source: 'Source',
    total: 'Total',
    figures: 'Single figures',
    final: 'final',
    provisional: 'provisional',
    suppressed: 'not shown',
    'too-few': 'too few',
    'no-data': 'no data',
    exact: '',
    noSum: 'Counted once each: a sum would mean nothing, so none is given.',
    hidden: 'Some numbers are not shown or too few, so no total is given.',
    off: 'The parts do not come to the whole, so no total is given.',
    figure: '',
    trend: 'over time',
    partition: '',
    'by-town': 'by town',
    'by-grid': 'by grid',
    'map-town': 'map of towns',
    'map-grid': 'map of grids',
    'town-trends': 'towns over time',
    funnel: 'stages',
    heat: 'hours of the week',
  },
} as const
type Labels = (typeof LABELS)[Language]
const KEYS = ['item', 'value', 'unit', 'qualifier', 'from', 'to', 'state', 'source'] as const

const shown = (f: BoardFigure): boolean => f.state === 'final' || f.state === 'provisional'
const isRate = (f: BoardFigure): f is BoardFigure & { of: number } => f.of !== null
const whole = (f: BoardFigure): boolean => Number.isSafeInteger(f.value) && Number.isSafeInteger(f.of)
const valueCell = (f: BoardFigure, l: Labels): Cell => {
  if (!shown(f) || f.value === null) return text(l[f.state])
  if (!isRate(f)) return figure(f.value, { qualifier: f.qualifier })
  return whole(f) ? rate(f.value, f.of) : text(`${f.value} / ${f.of} · ${f.percent?.toFixed(1)}%`)
}
type RowAsk = { readonly l: Labels; readonly language: Language; readonly source: string }
const rowOf = (f: BoardFigure, { l, language, source }: RowAsk): Record<string, Cell> => ({
  item: text(language === 'en' ? f.words.en : f.words.zh),
  value: valueCell(f, l),
  unit: text(f.unit),
  qualifier: text(f.qualifier === 'exact' ? l.exact : f.qualifier),
  from: text(f.period.from),
  to: text(f.period.to),
  state: text(l[f.state]),
  source: text(source),
})

const cents = (list: readonly number[]): number => list.reduce((n, x) => n + Math.round(x * 100), 0) / 100
/** The sum of the rows, or of what they are parts of; none where it would say more, or something else, than they do. */
const totalOf = (rows: readonly BoardFigure[]): Cell | undefined => {
  if (rows.length < 2 || !rows.every((f) => shown(f) && f.value !== null)) return undefined
  const values = rows.map((f) => f.value ?? 0)
  if (!rows.some(isRate)) return figure(cents(values))
  return rows.every((f) => isRate(f) && whole(f)) ? rate(cents(values), cents(rows.map((f) => f.of ?? 0))) : undefined
}

const columnsOf = (l: Labels): Column[] =>
  KEYS.map((key) => ({ key, label: l[key], ...(key === 'value' ? { align: 'right' } : { align: 'left' }) }))
const blank = (l: Labels, value: Cell): Record<string, Cell> => ({
  ...Object.fromEntries(KEYS.map((key) => [key, text('')])),
  item: text(l.total),
  value,
})
const titleOf = (t: BoardTile, o: { l: Labels; language: Language }): string => {
  const name = o.language === 'en' ? t.title.en : t.title.zh
  const kind = o.l[t.show]
  return kind ? `${name}${o.language === 'en' ? ': ' : '：'}${kind}` : name
}
/** Why there is no total, said under the rows. */
const noteOf = (t: BoardTile, o: { l: Labels; adds: boolean }): string[] => {
  if (t.figures.length < 2) return []
  if (t.show === 'partition') return t.off === 0 ? [] : [o.l.off]
  if (!o.adds) return [o.l.noSum]
  return totalOf(t.figures) ? [] : [o.l.hidden]
}
const tableOf = (t: BoardTile, o: { l: Labels; language: Language; adds: boolean }): Table => {
  const [first, ...parts] = t.figures
  const equation = t.show === 'partition' && t.off === 0 && first !== undefined
  const rows = equation ? parts : t.figures
  const total = equation ? totalOf(parts) : t.show !== 'partition' && o.adds ? totalOf(rows) : undefined
  return {
    id: `tile-${t.n}`,
    title: titleOf(t, o),
    columns: columnsOf(o.l),
    rows: rows.map((f) => rowOf(f, { ...o, source: t.source })),
    ...(total
      ? { total: { ...blank(o.l, total), ...(equation ? { item: rowOf(first, { ...o, source: '' }).item! } : {}) } }
      : {}),
    notes: noteOf(t, o),
  }
}
/** Single figures count different things: one sheet, no total. */
const figuresTable = (tiles: readonly BoardTile[], o: { l: Labels; language: Language }): Table[] =>
  tiles.length === 0
    ? []
    : [
        {
          id: 'figures',
          title: o.l.figures,
          columns: columnsOf(o.l),
          rows: tiles.flatMap((t) => t.figures.map((f) => rowOf(f, { ...o, source: t.source }))),
        },
      ]

/**
 * A board as the tables of a workbook: the single figures on one sheet, every other tile on its own, a total of what adds up
 * as a live sum. Says no more than the board does. `view` is what its reader was given.
 */
export const sheetsOf = (a: SheetAsk): BulletinDocument => {
  const { view, language } = a
  const o = { l: LABELS[language], language }
  const words = (w: { zh: string; en: string }) => (language === 'en' ? w.en : w.zh)
  const charts = view.tiles.filter((t) => t.show !== 'figure')
  return {
    kind: 'bulletin',
    language,
    organ: a.organ,
    redHead: '',
    number: words(view.mechanism),
    title: words(view.title),
    paragraphs: [],
    tables: [
      ...figuresTable(
        view.tiles.filter((t) => t.show === 'figure'),
        o,
      ),
      ...charts.map((t) => tableOf(t, { ...o, adds: a.adds[t.n] ?? false })),
    ],
    definitions: [...a.definitions],
    signatory: '',
    date: dayOf(Date.parse(view.asOf)),
    draft: false,
  }
}
