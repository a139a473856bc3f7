import type { Words } from '@yiwang/kernel/message'
import type { z } from 'zod'
import type { BoardFigure as FigureShape, BoardTile as TileShape } from '../../contract/boards.ts'
import { type Days, type QualifiedFigure, rate, type Tile } from '../../pack/index.ts'
import { type MeasurePlan, measureOf, wordsOf } from '../measures/plan.ts'

export type BoardFigure = z.input<typeof FigureShape>
export type BoardTile = z.input<typeof TileShape>

/** Where a number stands on a tile. */
export type Spot = {
  readonly key: string
  readonly words: Words
  readonly days: Days
  readonly state: 'final' | 'provisional'
}
/** A number as counted, or hidden; `query` null where nobody may open it. */
export type Counted = { readonly n: number | null; readonly query: string | null }

export const countFigure = (unit: string, s: Spot, c: Counted): BoardFigure => ({
  key: s.key,
  words: s.words,
  value: c.n,
  of: null,
  percent: null,
  unit,
  qualifier: 'exact',
  state: c.n === null ? 'suppressed' : s.state,
  period: s.days,
  query: c.query,
  ofQuery: null,
})

const qualified = (n: number, unit: QualifiedFigure['unit'], s: Spot): QualifiedFigure => ({
  value: n,
  qualifier: 'exact',
  unit,
  period: s.days,
  source: '',
  query: null,
})
type Pair = {
  readonly of: Counted
  readonly over: Counted
  readonly least: number
  readonly unit: QualifiedFigure['unit']
}
/** A share with its denominator; hidden when either is, for one would follow from the other. */
export const rateFigure = (s: Spot, p: Pair): BoardFigure => {
  const base = { ...countFigure(p.unit, s, p.of), ofQuery: p.over.query }
  if (p.of.n === null || p.over.n === null) return { ...base, value: null, of: null, state: 'suppressed' }
  const r = rate(qualified(p.of.n, p.unit, s), qualified(p.over.n, p.unit, s), p.least)
  if (!r.ok || r.value.state === 'no-data') return { ...base, value: null, of: r.ok ? 0 : null, state: 'no-data' }
  if (r.value.state === 'too-few') return { ...base, value: null, of: p.over.n, state: 'too-few' }
  return { ...base, of: p.over.n, percent: r.value.percent }
}

/** Parts less whole; null while one of them is hidden. */
export const offBy = (figures: readonly BoardFigure[]): number | null => {
  const [whole, ...parts] = figures.map((f) => f.value)
  if (whole === undefined || whole === null || parts.some((p) => p === null)) return null
  const hundredths = parts.reduce<number>((n, p) => n + Math.round(p! * 100), 0) - Math.round(whole * 100)
  return hundredths / 100
}

export type Named = { readonly title: Words; readonly measures: readonly string[]; readonly least: number }
/** What a tile shows: its title, the measures behind it (of a rate: numerator, denominator; of an equation: whole, parts). */
export const namedBy = (p: MeasurePlan, t: Tile): Named => {
  if ('measure' in t) return { title: wordsOf(p, `measure.${t.measure}`), measures: [t.measure], least: 0 }
  if ('rate' in t) {
    const r = p.rates.find((x) => x.id === t.rate)
    return { title: wordsOf(p, `rate.${t.rate}`), measures: r ? [r.of, r.over] : [], least: r?.least ?? 0 }
  }
  if ('rhythm' in t) {
    const { zh, en } = wordsOf(p, `rhythm.${t.rhythm}`)
    return { title: { zh: `${zh}：按期办的`, en: `${en}: kept in time` }, measures: [`rhythm:${t.rhythm}`], least: 0 }
  }
  const s = p.splits.find((x) => x.id === t.partition)
  return { title: wordsOf(p, `split.${t.partition}`), measures: s ? [s.whole, ...s.parts] : [], least: 0 }
}
export const unitOf = (p: MeasurePlan, measure: string): QualifiedFigure['unit'] => measureOf(p, measure)?.unit ?? '件'
export const sourceOf = (p: MeasurePlan, t: Tile): string =>
  `${p.pack}@${p.version} ${namedBy(p, t).measures.join(' ')}`
