/**
 * The one data structure behind an official document (公文) of Yiwang: the monthly bulletin (通报), the special
 * report (专报) and the supervision notice (督办通知单). It is computed once; the web page, the `.docx` and the
 * `.xlsx` print it and compute nothing themselves.
 */

export type Language = 'zh-CN' | 'en'

/** Words a figure carries in print: 余 over, 近 nearly, 约 about, 以上 or more. `exact` prints nothing. */
export type Qualifier = 'exact' | '余' | '近' | '约' | '以上'

export type TextCell = { kind: 'text'; text: string }

export type FigureCell = {
  kind: 'figure'
  /** `null` prints 没有数据. Must be finite. */
  value: number | null
  /** Chinese measure word: 件 人 人次 个 期 份 … (`words.ts` knows its English). */
  unit?: string
  qualifier?: Qualifier
  /** A group under 5: prints 少于5 whatever `value` holds. Set `value` to `null` as well so it cannot leak. */
  suppressed?: boolean
  /** Id of the query that opens the cases behind the number; the web page uses it, files leave it out. */
  query?: string
}

export type RateCell = {
  kind: 'rate'
  /** Numerator and stated denominator, whole numbers, 0 <= met <= of. Under 10 prints 样本太少, 0 of 0 没有数据. */
  met: number
  of: number
  /** `share` prints the percentage alone, for sentences that name both numbers already. Default `both`. */
  form?: 'both' | 'share'
  suppressed?: boolean
  query?: string
}

export type Cell = TextCell | FigureCell | RateCell

export type Column = {
  key: string
  label: string
  align?: 'left' | 'right'
  /** true: the total must equal the sum of the rows, or the document is refused. false: it is no sum (distinct counts). */
  sum?: boolean
}

export type Table = {
  id: string
  title: string
  /** `form`: two columns, label and content, no header row (the sheet of a supervision notice). Default `list`. */
  layout?: 'list' | 'form'
  columns: Column[]
  rows: Record<string, Cell>[]
  total?: Record<string, Cell>
  notes?: string[]
}

/**
 * A paragraph. Headings carry no number of their own: `numberedHeadings` gives 一、（一）1.（1） in order.
 * `table` puts a table here; tables no paragraph names go to the annex (附件).
 */
export type Para =
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; runs: Cell[] }
  | { kind: 'text'; runs: Cell[] }
  | { kind: 'table'; table: string }

export type Definition = { term: string; text: string }

export type BulletinDocument = {
  kind: 'bulletin' | 'special-report' | 'supervision-notice'
  /** Language of the printed labels; official documents are Chinese. Default zh-CN. */
  language?: Language
  /** Issuing organ (发文机关), also printed as the one that prints and sends (印发机关). */
  organ: string
  /** Words of the red head (发文机关标志). */
  redHead: string
  /** 〔2020〕1号 form, or 第1期 form, which puts organ and date on a line under it. */
  number: string
  title: string
  addressee?: string
  /** Inclusive local dates, YYYY-MM-DD. */
  period?: { from: string; to: string }
  paragraphs: Para[]
  tables: Table[]
  definitions: Definition[]
  /** Signing organ (署名); '' prints no signature block. */
  signatory: string
  /** Local date of the document, YYYY-MM-DD. */
  date: string
  copyTo?: string[]
  draft: boolean
  /** Number of the document this one corrects. */
  correctionOf?: string
}

export const text = (value: string): TextCell => ({ kind: 'text', text: value })

export const figure = (value: number | null, rest: Omit<FigureCell, 'kind' | 'value'> = {}): FigureCell => ({
  kind: 'figure',
  value,
  ...rest,
})

export const rate = (met: number, of: number, rest: Omit<RateCell, 'kind' | 'met' | 'of'> = {}): RateCell => ({
  kind: 'rate',
  met,
  of,
  ...rest,
})

/** A figure whose group is under 5: holds no value at all. */
export const hidden = (unit?: string): FigureCell => ({
  kind: 'figure',
  value: null,
  suppressed: true,
  ...(unit === undefined ? {} : { unit }),
})

/** Tables that no paragraph places, in order: they print in the annex. */
export const annexTables = (doc: Pick<BulletinDocument, 'paragraphs' | 'tables'>): Table[] => {
  const placed = new Set(doc.paragraphs.flatMap((para) => (para.kind === 'table' ? [para.table] : [])))
  return doc.tables.filter((table) => !placed.has(table.id))
}
