import type { Words } from '@yiwang/kernel/message'
import type { FigureId } from '../../pack/index.ts'
import { type Figure, type FigureTable, figureOf, hide, plainFigure, type Setting } from './figure.ts'
import { countable, MEASURES } from './measures.ts'
import { mergeSmall } from './merge-small.ts'
import { type Counts, count, type Flag, type Group, type MonthModel } from './model.ts'
import { type Published, protect } from './protect.ts'

/** Address of a cell's cases. */
export type CellQuery = (name: string, dim: 'unit' | 'town', key: string) => string | null
type Column = { readonly key: string; readonly base: Flag; readonly figure: (c: Counts, s: Setting) => Figure }

const known = (id: FigureId, base: Flag): Column => ({ key: id, base, figure: (c, s) => figureOf(id, c, s) })
const dispatched: Column = {
  key: 'dispatched',
  base: 'dispatched',
  figure: (c, s) =>
    plainFigure('dispatched', { ...countable('dispatched')!, unit: '件' }, { n: count(c, 'dispatched'), s }),
}
const UNIT_COLUMNS = [
  dispatched,
  known('sign-on-time', 'sign-due'),
  known('reply-on-time', 'reply-due'),
  known('reply-late', 'reply-due'),
]
const wordsOf = (c: Column): Words =>
  c.key === 'dispatched' ? countable('dispatched')!.words : MEASURES[c.key as FigureId].words

export type Row = { readonly key: string; readonly label: string; readonly counts: Counts }

/** The unit table's rows: small units in one row `others` whose members it names. */
export const unitRows = (m: MonthModel, least: number): Row[] => {
  const { rows, others } = mergeSmall(m.units, least)
  const named = rows.map((g) => ({ key: g.key ?? 'none', label: g.name, counts: g.counts }))
  if (!others) return named
  const names = others.members.map((g) => g.name).join('、')
  return [...named, { key: 'others', label: `其他（${names}）`, counts: others.counts }]
}
/** The unit ids that a row of the table stands for. */
export const unitsOfRow = (m: MonthModel, least: number, key: string): (string | null)[] => {
  if (key === 'none') return [null]
  return key === 'others' ? (mergeSmall(m.units, least).others?.members.map((g) => g.key) ?? []) : [key]
}

type Build = {
  rows: readonly Row[]
  columns: readonly Column[]
  total: Counts
  dim: 'unit' | 'town'
  s: Setting
  query: CellQuery
}
const build = (
  b: Build,
  hidden: (row: number, column: number) => boolean,
): Pick<FigureTable, 'columns' | 'rows' | 'total'> => ({
  columns: b.columns.map((c) => ({ key: c.key, words: wordsOf(c) })),
  rows: b.rows.map((r, i) => ({
    key: r.key,
    label: r.label,
    cells: Object.fromEntries(
      b.columns.map((c, k) => {
        const f = c.figure(r.counts, { ...b.s, query: (name) => b.query(name, b.dim, r.key) })
        return [c.key, hidden(i, k) ? hide(f) : f]
      }),
    ),
  })),
  total: Object.fromEntries(b.columns.map((c) => [c.key, c.figure(b.total, b.s)])),
})

/** Orders, signing and answering by unit. Null when nothing can be shown without telling of a small group. */
export const unitTable = (m: MonthModel, s: Setting, query: CellQuery): FigureTable | null => {
  const rows = unitRows(m, s.hideUnder)
  if (rows.length === 0) return null
  const gone = UNIT_COLUMNS.map((c) => {
    const cells = rows.map((r) => count(r.counts, c.base))
    return protect({ cells, sums: [cells.map((_, i) => [i, 1] as const)] }, s.hideUnder)
  })
  if (gone.some((g) => g === undefined)) return null
  const b = { rows, columns: UNIT_COLUMNS, total: m.counts, dim: 'unit', s, query } as const
  return {
    id: 'by-unit',
    title: { zh: '各承办单位办理情况', en: 'By unit' },
    ...build(b, (i, k) => gone[k]!.has(i)),
  }
}

const TOWN_COLUMNS = [
  known('collected', 'collected'),
  known('on-the-spot', 'on-the-spot'),
  known('forwarded', 'forwarded'),
]
const rest = (g: Counts): number => count(g, 'collected') - count(g, 'on-the-spot') - count(g, 'forwarded')
/** Cells of the town table with the class that is not printed, since it follows from the others. */
const townCells = (towns: readonly Group[]): Published => {
  const width = TOWN_COLUMNS.length + 1
  const cells = towns.flatMap((g) => [...TOWN_COLUMNS.map((c) => count(g.counts, c.base)), rest(g.counts)])
  const lines = towns.map((_, i) => TOWN_COLUMNS.map((_, k) => [i * width + k, k === 0 ? 1 : -1] as const))
  const across = lines.map((l, i) => [...l, [i * width + width - 1, -1] as const])
  const down = Array.from({ length: width }, (_, k) => towns.map((_, i) => [i * width + k, 1] as const))
  return { cells, sums: [...across, ...down] }
}

/** Collected matters by town, small cells hidden with what would give them away. */
export const townTable = (m: MonthModel, s: Setting, query: CellQuery): FigureTable | null => {
  const shown = m.towns.filter((g) => count(g.counts, 'collected') > 0)
  const hidden = shown.length < 2 ? undefined : protect(townCells(shown), s.hideUnder)
  if (hidden === undefined) return null
  const rows = shown.map((g) => ({ key: g.key ?? 'none', label: g.name, counts: g.counts }))
  const b = { rows, columns: TOWN_COLUMNS, total: m.counts, dim: 'town', s, query } as const
  const plain = build(b, (i, k) => hidden.has(i * (TOWN_COLUMNS.length + 1) + k))
  // A share would give back what its numerator hides.
  for (const r of plain.rows) for (const c of Object.values(r.cells)) Object.assign(c, { percent: null, of: null })
  return { id: 'by-town', title: { zh: '各镇街收集情况', en: 'By town' }, ...plain }
}

/** Categories of at least `least`, most first, ten at most; never so many that the rest is one small group. */
export const hotCategories = (m: MonthModel, least: number): { category: string; count: number }[] => {
  const all = m.categories
    .filter((g) => g.key !== null)
    .map((g) => ({ category: g.name, count: count(g.counts, 'collected') }))
  const out = all
    .filter((c) => c.count >= least)
    .sort((a, b) => b.count - a.count || (a.category < b.category ? -1 : 1))
    .slice(0, 10)
  const left = () => count(m.counts, 'collected') - out.reduce((n, c) => n + c.count, 0)
  while (out.length > 0 && left() > 0 && left() < least) out.pop()
  return out
}
