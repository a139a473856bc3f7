import type { Words } from '@yiwang/kernel/message'
import type { Reader } from '@yiwang/platform/db'
import { NEEDS } from '../../pack/board.ts'
import type { Days, Dim, Tile } from '../../pack/index.ts'
import { dayOf } from '../figures/period.ts'
import { measureAddress } from '../measures/address.ts'
import { NO_KEY } from '../measures/evaluate.ts'
import { type MeasurePlan, measureOf, wordsOf } from '../measures/plan.ts'
import { namesOfKeys, type SumAsk, stepSumsOf, sumsOf } from '../store/board-store.ts'
import { spanDays, stepsOf } from './days.ts'
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
import { roundTile } from './round-tile.ts'

/** What a tile is read with; `days` in place of its own span when the reader chose some. */
export type LiveAsk = {
  readonly db: Reader
  readonly tenant: string
  readonly plan: MeasurePlan
  readonly now: number
  readonly days: Days | undefined
  readonly mayOpen: boolean
}
type At = LiveAsk & { readonly tile: Tile; readonly stretch: Days }

const stateOf = (a: At, d: Days): Spot['state'] => (d.to < dayOf(a.now) ? 'final' : 'provisional')
const query = (a: At, o: { measure: string; days: Days; dim: Dim | 'all'; key: string }): string | null =>
  a.mayOpen ? measureAddress({ pack: a.plan.pack, measure: o.measure, ...o.days, dim: o.dim, key: o.key }) : null

const read = async (
  a: At,
  measure: string,
  more: Pick<SumAsk, 'dim' | 'grain'>,
): Promise<ReadonlyMap<string, number>> => {
  const m = measureOf(a.plan, measure)
  if (!m) return new Map()
  const rows = await sumsOf(a.db, { tenant: a.tenant, pack: a.plan.pack, measure: m, ...a.stretch, ...more })
  return new Map(rows.map((r) => [r.key, r.n]))
}

/** Places of a tile: the whole, the steps of a trend, or the keys of a dimension; each with the measures' numbers. */
type Place = { readonly spot: Spot; readonly counted: (measure: string) => Counted }

const whole = async (a: At, measures: readonly string[]): Promise<Place[]> => {
  const sums = await Promise.all(measures.map((m) => read(a, m, { dim: 'all' })))
  const days = a.stretch
  const spot = { key: 'all', words: namedBy(a.plan, a.tile).title, days, state: stateOf(a, days) }
  const counted = (m: string): Counted => ({
    n: sums[measures.indexOf(m)]?.get('all') ?? 0,
    query: query(a, { measure: m, days, dim: 'all', key: 'all' }),
  })
  return [{ spot, counted }]
}
const trend = async (a: At, measures: readonly string[]): Promise<Place[]> => {
  const { grain, steps } = stepsOf(a.stretch)
  const sums = await Promise.all(measures.map((m) => read(a, m, { dim: 'all', grain })))
  return steps.map(({ key, days }) => ({
    spot: { key, words: { zh: key, en: key }, days, state: stateOf(a, days) },
    counted: (m) => ({
      n: sums[measures.indexOf(m)]?.get(key) ?? 0,
      query: query(a, { measure: m, days, dim: 'all', key: 'all' }),
    }),
  }))
}

const WEEK = ['一', '二', '三', '四', '五', '六', '日']
const WEEK_EN = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const hourWords = (key: string): Words => {
  const [d, h] = key.split('-').map(Number) as [number, number]
  return { zh: `周${WEEK[d - 1]}${h}时`, en: `${WEEK_EN[d - 1]} ${String(h).padStart(2, '0')}:00` }
}
const NONE: Words = { zh: '未写明', en: 'Not given' }
const keyWords = async (a: At, dim: Dim, keys: readonly string[]): Promise<(key: string) => Words> => {
  if (dim === 'hour') return hourWords
  if (dim === 'stage') return (k) => wordsOf(a.plan, `stage.${k}`)
  const names = await namesOfKeys(a.db, { tenant: a.tenant, pack: a.plan.pack, dim, keys })
  return (k) => {
    if (k === NO_KEY) return NONE
    const name = names.get(k) ?? k
    return { zh: name, en: name }
  }
}
/** Stages in the order the measure names them; other keys by their own order. */
const inOrder = (a: At, dim: Dim, keys: readonly string[]): string[] => {
  const named = dim === 'stage' ? (measureOf(a.plan, namedBy(a.plan, a.tile).measures[0] ?? '')?.of.stages ?? []) : []
  const rank = (k: string): number => (named.includes(k) ? named.indexOf(k) : named.length)
  return [...keys].sort((x, y) => rank(x) - rank(y) || (x < y ? -1 : 1))
}
const byKey = async (a: At, o: { dim: Dim; measures: readonly string[] }): Promise<Place[]> => {
  const { dim, measures } = o
  const sums = await Promise.all(measures.map((m) => read(a, m, { dim })))
  const keys = inOrder(a, dim, [...new Set(sums.flatMap((s) => [...s.keys()]))])
  const words = await keyWords(a, dim, keys)
  const days = a.stretch
  return keys.map((key) => ({
    spot: { key, words: words(key), days, state: stateOf(a, days) },
    counted: (m) => ({ n: sums[measures.indexOf(m)]?.get(key) ?? 0, query: query(a, { measure: m, days, dim, key }) }),
  }))
}

/** As many months as a small picture holds. */
const MONTHS = 24
/** Every place over time, from the first step that counted anything: a figure a place and step, `370828001/2026-05`. */
const trendsByKey = async (a: At, o: { dim: Dim; measures: readonly string[] }): Promise<Place[]> => {
  const { dim, measures } = o
  const { grain, steps: all } = stepsOf(a.stretch, MONTHS)
  const at = { tenant: a.tenant, pack: a.plan.pack, ...a.stretch, dim, grain }
  const sums = await Promise.all(
    measures.map(async (id) => {
      const measure = measureOf(a.plan, id)
      return measure ? await stepSumsOf(a.db, { ...at, measure }) : []
    }),
  )
  const found = sums.map((rows) => new Map(rows.map((r) => [`${r.key}/${r.step}`, r.n])))
  const first = sums.flatMap((rows) => rows.map((r) => r.step)).sort()[0] ?? ''
  const steps = all.filter((s) => s.key >= first)
  const keys = [...new Set(sums.flatMap((rows) => rows.map((r) => r.key)))].sort()
  const words = await keyWords(a, dim, keys)
  return keys.flatMap((key) =>
    steps.map(({ key: step, days }) => ({
      spot: { key: `${key}/${step}`, words: words(key), days, state: stateOf(a, days) },
      counted: (m: string) => ({
        n: found[measures.indexOf(m)]?.get(`${key}/${step}`) ?? 0,
        query: query(a, { measure: m, days, dim, key }),
      }),
    })),
  )
}

const equation = (a: At, place: Place, measures: readonly string[]): BoardFigure[] =>
  measures.map((m) =>
    countFigure(unitOf(a.plan, m), { ...place.spot, key: m, words: wordsOf(a.plan, `measure.${m}`) }, place.counted(m)),
  )
const placesOf = (a: At, measures: readonly string[]): Promise<Place[]> => {
  const dim = NEEDS[a.tile.show]
  if (dim) return a.tile.show === 'town-trends' ? trendsByKey(a, { dim, measures }) : byKey(a, { dim, measures })
  return a.tile.show === 'trend' ? trend(a, measures) : whole(a, measures)
}

/** A tile as it stands now. */
export const liveTile = async (ask: LiveAsk, tile: Tile, n: number): Promise<BoardTile> => {
  const a: At = { ...ask, tile, stretch: ask.days ?? spanDays(tile.period, ask.now) }
  if ('rhythm' in tile) return { n, show: tile.show, off: null, ...(await roundTile(a, tile)) }
  const { title, measures, least } = namedBy(a.plan, tile)
  const places = await placesOf(a, measures)
  const [first = '', second = ''] = measures
  const unit = unitOf(a.plan, first)
  const figures =
    'partition' in tile
      ? equation(a, places[0]!, measures)
      : places.map((p) =>
          'rate' in tile
            ? rateFigure(p.spot, { of: p.counted(first), over: p.counted(second), least, unit })
            : countFigure(unit, p.spot, p.counted(first)),
        )
  const off = 'partition' in tile ? offBy(figures) : null
  return { n, show: tile.show, title, source: sourceOf(a.plan, tile), figures, off }
}
