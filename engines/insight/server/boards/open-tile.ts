import type { Words } from '@yiwang/kernel/message'
import { NEEDS } from '../../pack/board.ts'
import type { Tile } from '../../pack/index.ts'
import { NO_KEY } from '../measures/evaluate.ts'
import { type MeasurePlan, wordsOf } from '../measures/plan.ts'
import { ALL, type Cell } from '../measures/public-cells.ts'
import { daysOf } from '../measures/publish.ts'
import type { Publication } from '../store/publication-store.ts'
import {
  type BoardFigure,
  type BoardTile,
  type Counted,
  countFigure,
  namedBy,
  offBy,
  rateFigure,
  type Spot,
  sourceOf,
  unitOf,
} from './figures.ts'

export type OpenAsk = {
  readonly plan: MeasurePlan
  /** All that is fixed, oldest first. */
  readonly fixed: readonly Publication[]
  /** Only these periods and what came before them; the latest when none is named. */
  readonly period: string | undefined
  readonly towns: ReadonlyMap<string, string>
}
const TREND = { month: 12, year: 5 } as const

const wordsOfKey = (a: OpenAsk, key: string): Words => {
  if (key === NO_KEY) return { zh: '未写明镇街', en: 'No town given' }
  const name = a.towns.get(key) ?? key
  return { zh: name, en: name }
}
/**
 * Nothing counted then is told apart from hidden: a measure younger than the period. A town is written down with the
 * first case of any measure, so one that is not among those of its period had none.
 */
const cellAt = (p: Publication, measure: string, key: string): Cell | undefined => {
  const own = p.cells.filter((c) => c.measure === measure)
  const none =
    key !== ALL && own.some((c) => c.key !== ALL) ? { measure, key, n: 0, rows: 0, hidden: false } : undefined
  return own.find((c) => c.key === key) ?? none
}
const figureAt = (a: OpenAsk, o: { tile: Tile; spot: Spot; p: Publication; key: string }): BoardFigure => {
  const { measures, least } = namedBy(a.plan, o.tile)
  const cells = measures.slice(0, 'rate' in o.tile ? 2 : 1).map((m) => cellAt(o.p, m, o.key))
  const unit = unitOf(a.plan, measures[0] ?? '')
  if (cells.some((c) => c === undefined))
    return { ...countFigure(unit, o.spot, { n: null, query: null }), state: 'no-data' }
  const [of, over] = cells.map((c): Counted => ({ n: c!.hidden ? null : c!.n, query: null }))
  return over ? rateFigure(o.spot, { of: of!, over, least, unit }) : countFigure(unit, o.spot, of!)
}

const chosen = (a: OpenAsk, tile: Tile): Publication[] => {
  const length = tile.period === 'year' ? 4 : 7
  const last = a.period === undefined || a.period.length <= length ? a.period : a.period.slice(0, length)
  const upTo = last !== undefined && last.length < length ? `${last}-12` : last
  return a.fixed.filter((p) => p.period.length === length && (upTo === undefined || p.period <= upTo))
}
const spot = (p: Publication, key: string, words: Words): Spot => ({
  key,
  words,
  days: daysOf(p.period),
  state: 'final',
})

const trendOf = (tile: Tile): number => TREND[tile.period === 'year' ? 'year' : 'month']
const townsIn = (fixed: readonly Publication[], measure: string | undefined): string[] => [
  ...new Set(fixed.flatMap((p) => p.cells.filter((c) => c.measure === measure && c.key !== ALL).map((c) => c.key))),
]
/** Towns over time, each period as it was fixed: nothing that its own map did not say. */
const trendsOf = (a: OpenAsk, o: { tile: Tile; fixed: readonly Publication[] }): BoardFigure[] =>
  townsIn(o.fixed, namedBy(a.plan, o.tile).measures[0])
    .sort()
    .flatMap((key) =>
      o.fixed.map((p) => {
        const at = { ...spot(p, key, wordsOfKey(a, key)), key: `${key}/${p.period}` }
        return figureAt(a, { tile: o.tile, p, key, spot: at })
      }),
    )

const figuresOf = (a: OpenAsk, tile: Tile): BoardFigure[] => {
  const { title, measures } = namedBy(a.plan, tile)
  const fixed = chosen(a, tile)
  const latest = fixed.at(-1)
  if (!latest) return []
  if (tile.show === 'trend')
    return fixed
      .slice(-trendOf(tile))
      .map((p) => figureAt(a, { tile, p, key: ALL, spot: spot(p, p.period, { zh: p.period, en: p.period }) }))
  if (tile.show === 'partition')
    return measures.map((m) =>
      figureAt(a, {
        tile: { ...tile, measure: m } as Tile,
        p: latest,
        key: ALL,
        spot: spot(latest, m, wordsOf(a.plan, `measure.${m}`)),
      }),
    )
  if (tile.show === 'town-trends') return trendsOf(a, { tile, fixed: fixed.slice(-trendOf(tile)) })
  if (NEEDS[tile.show] !== 'town') return [figureAt(a, { tile, p: latest, key: ALL, spot: spot(latest, ALL, title) })]
  return townsIn([latest], measures[0]).map((key) =>
    figureAt(a, { tile, p: latest, key, spot: spot(latest, key, wordsOfKey(a, key)) }),
  )
}

/** A tile of a public board, out of what is fixed. Hidden numbers never leave here, nor parts that do not make their whole. */
export const openTile = (a: OpenAsk, tile: Tile, n: number): BoardTile => {
  const figures = figuresOf(a, tile)
  const off = 'partition' in tile ? offBy(figures) : null
  const told = off === null || off === 0 ? figures : figures.slice(0, 1)
  return { n, show: tile.show, title: namedBy(a.plan, tile).title, source: sourceOf(a.plan, tile), figures: told, off }
}
