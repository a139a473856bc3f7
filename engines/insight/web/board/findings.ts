import { say } from '@yiwang/kernel/message'
import { type TimeWords, type Translate, translate } from '@yiwang/ui'
import {
  amountText,
  type BoardNumber,
  drawnOf,
  isRateTile,
  numberText,
  plain,
  stepText,
  stretchText,
  type TileData,
} from './board-text.ts'
import { coursesOf, stepOf } from './courses.ts'
import { boardTileMessages } from './messages.ts'

type Texts = Translate<(typeof boardTileMessages)['zh-CN']>
export type Reading = { readonly words: TimeWords; readonly t: Texts }
export const readingOf = (words: TimeWords): Reading => ({ words, t: translate(boardTileMessages, words.locale) })

const points = (n: number): string => Math.abs(n).toFixed(1)
/** Percent of a rate or the count; null where there is none to compare. */
const levelOf = (f: BoardNumber): number | null => (f.of === null ? f.value : f.percent)

const anything = (tile: TileData): boolean => tile.figures.some((f) => levelOf(f) !== null)

/** The last step that is over against the one before it; running steps are compared with nothing. */
const trendFinding = (tile: TileData, { words, t }: Reading): string => {
  const over = tile.figures.filter((f) => f.state === 'final' && levelOf(f) !== null)
  const [before, last] = over.length > 1 ? over.slice(-2) : [undefined, over[0]]
  if (!last) return t(anything(tile) ? 'notOver' : 'noFinding')
  const at = { step: stepText(last.key, words), n: numberText(last, words.locale) }
  if (!before) return t('step', at)
  const by = (levelOf(last) ?? 0) - (levelOf(before) ?? 0)
  const then = { ...at, last: stepText(before.key, words) }
  if (by === 0) return t('stepSame', then)
  if (last.of !== null) return t(by > 0 ? 'stepUp' : 'stepDown', { ...then, by: points(by) })
  return t(by > 0 ? 'stepMore' : 'stepLess', { ...then, by: amountText(Math.abs(by), last.unit, words.locale) })
}

/** Between which two numbers the places stand; nobody is named first or last. */
const rangeFinding = (tile: TileData, { words, t }: Reading): string => {
  const rate = isRateTile(tile)
  const drawn = tile.figures.flatMap((f) => {
    const n = drawnOf(f, rate)
    return typeof n === 'number' ? [n] : []
  })
  const hidden = tile.figures.length - drawn.length
  const unit = tile.figures[0]?.unit ?? ''
  const name = (n: number) => (rate ? `${n.toFixed(1)}%` : amountText(n, unit, words.locale))
  if (tile.figures.length === 0) return t('noFinding')
  if (drawn.length === 0) return t('allHidden', { hidden })
  const [least, most] = [Math.min(...drawn), Math.max(...drawn)]
  const low = rate ? name(least) : plain(least)
  const range = { count: drawn.length, low, high: name(most) }
  if (hidden === 0 && least === most) return t('rangeSame', range)
  return hidden > 0 ? t('rangeHidden', { ...range, hidden }) : t('range', range)
}

/** How many places stand higher than a step ago, how many lower. */
const courseFinding = (tile: TileData, { words, t }: Reading): string => {
  const courses = coursesOf(tile, false)
  const last = courses.find((c) => c.by !== null)?.last
  if (!last) return t(anything(tile) ? 'notComparable' : 'noFinding')
  const count = (is: (by: number) => boolean) => courses.filter((c) => c.by !== null && is(c.by)).length
  const step = stepText(stepOf(last), words)
  return t('courses', { step, up: count((n) => n > 0), down: count((n) => n < 0), same: count((n) => n === 0) })
}

const mostFinding = (tile: TileData, { words, t }: Reading): string => {
  const rate = isRateTile(tile)
  const height = (f: BoardNumber) => Number(drawnOf(f, rate))
  const [first] = tile.figures.filter((f) => typeof drawnOf(f, rate) === 'number').sort((a, b) => height(b) - height(a))
  if (!first) return t('noFinding')
  return t('most', { name: say(first.words, words.locale), n: numberText(first, words.locale) })
}

/** `收到 96 件 = 办结 74 件 + 在办 22 件` while it holds, else by how much it does not. */
const partitionFinding = (tile: TileData, { words, t }: Reading): string => {
  const [whole, ...parts] = tile.figures
  if (!whole) return t('noFinding')
  const line = (f: BoardNumber) => `${say(f.words, words.locale)} ${numberText(f, words.locale)}`
  if (parts.length === 0) return tile.off ? t('wholeOnly') : `${line(whole)}`
  if (tile.off === 0) return `${line(whole)} = ${parts.map(line).join(' + ')}`
  if (tile.off === null) return t('offUnknown')
  return t(tile.off > 0 ? 'offMore' : 'offLess', {
    n: amountText(Math.abs(tile.off), whole.unit, words.locale),
  })
}

const FINDINGS: Readonly<Record<TileData['show'], (tile: TileData, r: Reading) => string>> = {
  figure: () => '',
  trend: trendFinding,
  partition: partitionFinding,
  'by-town': rangeFinding,
  'by-grid': rangeFinding,
  'map-town': rangeFinding,
  'map-grid': rangeFinding,
  'town-trends': courseFinding,
  funnel: mostFinding,
  heat: mostFinding,
}
/** The sentence above a tile's picture. */
export const findingOf = (tile: TileData, r: Reading): string => FINDINGS[tile.show](tile, r)

type Compared = { readonly now: BoardNumber; readonly before: BoardNumber; readonly period?: boolean }
/**
 * The number of the period before, with its days. How much more or less is said only of a period that is over: a
 * running one is not comparable yet. `period` when it is the period published before, not as many days.
 */
export const beforeText = ({ now, before, period = false }: Compared, { words, t }: Reading): string => {
  const said = { days: stretchText(before.period, words), n: numberText(before, words.locale) }
  const line = t(period ? 'beforePeriod' : 'before', said)
  const [a, b] = [levelOf(now), levelOf(before)]
  if (now.state !== 'final' || a === null || b === null) return line
  if (a === b) return t('same', { line })
  if (now.of !== null) return t(a > b ? 'up' : 'down', { line, by: points(a - b) })
  return t(a > b ? 'more' : 'less', { line, by: amountText(Math.abs(a - b), now.unit, words.locale) })
}
