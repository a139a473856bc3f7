import type { OutputOf } from '@yiwang/kernel/operation'
import { type Count, dayWords, type Locale, type TimeWords } from '@yiwang/ui'
import type { boardOf } from '../../contract/boards.ts'
import { UNITS } from '../../pack/units.ts'

export type BoardData = OutputOf<typeof boardOf>
export type TileData = BoardData['tiles'][number]
export type BoardNumber = TileData['figures'][number]
export type Stretch = BoardNumber['period']

/** The first day of a tile over everything that was ever counted. */
export const EVER = '1900-01-01'
const DAY_MS = 86_400_000

const QUALIFIED: Readonly<Record<string, (n: string, locale: Locale) => string>> = {
  余: (n, l) => (l === 'en' ? `over ${n}` : `${n}余`),
  近: (n, l) => (l === 'en' ? `nearly ${n}` : `近${n}`),
  约: (n, l) => (l === 'en' ? `about ${n}` : `约${n}`),
  以上: (n, l) => (l === 'en' ? `${n} or more` : `${n}以上`),
}
const WORDS = {
  suppressed: { 'zh-CN': '不显示', en: 'not shown' },
  'too-few': { 'zh-CN': '样本太少', en: 'too few' },
  'no-data': { 'zh-CN': '没有数据', en: 'no data' },
} as const

/** `9,942`, at most one decimal. */
export const plain = (n: number): string => n.toLocaleString('en-US', { maximumFractionDigits: 1 })
/** The measure word of a count: 件, `matter`, `matters`. */
export const unitName = (unit: string, n: number, locale: Locale): string => {
  if (locale !== 'en') return unit
  const words = Object.hasOwn(UNITS, unit) ? UNITS[unit as keyof typeof UNITS].en : undefined
  return words?.[n === 1 ? 0 : 1] ?? ''
}
/** `40 件`, `1 matter`. */
export const amountText = (n: number, unit: string, locale: Locale): string =>
  [plain(n), unitName(unit, n, locale)].filter(Boolean).join(' ')

/** Parts of a number: what stands large, its measure word, its share; `words` when there is none and why. */
export type Said = { large: string; unit: string; share: string | undefined; words: boolean }
/** A rate stands as n / m with its share; a hidden or missing number is words, never 0. */
export const saidOf = (f: BoardNumber, locale: Locale): Said => {
  if (f.state === 'too-few') {
    const n = amountText(f.of ?? 0, f.unit, locale)
    const few = WORDS['too-few'][locale]
    return { large: locale === 'en' ? `${few} (${n})` : `${few}（${n}）`, unit: '', share: undefined, words: true }
  }
  if (f.value === null || f.state === 'suppressed' || f.state === 'no-data') {
    const why = f.state === 'suppressed' ? 'suppressed' : 'no-data'
    return { large: WORDS[why][locale], unit: '', share: undefined, words: true }
  }
  const said = QUALIFIED[f.qualifier]?.(plain(f.value), locale) ?? plain(f.value)
  const whole = f.of === null ? '' : ` / ${plain(f.of)}`
  const share = f.percent === null ? undefined : `${f.percent.toFixed(1)}%`
  return { large: `${said}${whole}`, unit: unitName(f.unit, f.of ?? f.value, locale), share, words: false }
}
/** In one line: `40 件`, `29 / 31 件 · 93.5%`, `不显示`, `样本太少（2 件）`. */
export const numberText = (f: BoardNumber, locale: Locale): string => {
  const { large, unit, share } = saidOf(f, locale)
  return [[large, unit].filter(Boolean).join(' '), share].filter(Boolean).join(' · ')
}

/** A rate names its whole; where all are hidden it can still be told by a share elsewhere on the tile. */
export const isRateTile = (tile: TileData): boolean => tile.figures.some((f) => f.of !== null || f.ofQuery !== null)
/** How high it is drawn: a share in percent, else the number itself. */
export const drawnOf = (f: BoardNumber, rate: boolean): Count => {
  if (f.state === 'suppressed' || f.state === 'too-few') return 'hidden'
  return (rate ? f.percent : f.value) ?? 'missing'
}

const noon = (day: string): string => `${day}T12:00:00+08:00`
const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const lastOf = (month: string): string => {
  const [y = 0, m = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(y, m, 0)).toISOString().slice(0, 10)
}
/** A year, month or day of a trend: `2026年`, `2026年5月`, `5月5日`. */
export const stepText = (key: string, words: TimeWords): string => {
  const [y = '', m = '', d] = key.split('-')
  const en = words.locale === 'en'
  if (d) return dayWords(noon(key), words)
  if (!m) return en ? y : `${y}年`
  return en ? `${MONTHS[Number(m) - 1]} ${y}` : `${y}年${Number(m)}月`
}
/** The days a number is of, both included: `2026年10月`, `11月1日至11月21日`, `从开始到11月21日`. */
export const stretchText = ({ from, to }: Stretch, words: TimeWords): string => {
  const en = words.locale === 'en'
  const day = (d: string) => dayWords(noon(d), words)
  if (from === to) return day(from)
  if (from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`) return stepText(from.slice(0, 4), words)
  if (from.endsWith('-01') && to === lastOf(from.slice(0, 7))) return stepText(from.slice(0, 7), words)
  if (from <= EVER) return en ? `from the start to ${day(to)}` : `从开始到${day(to)}`
  return en ? `${day(from)} to ${day(to)}` : `${day(from)}至${day(to)}`
}
/** As many days, just before; null where there is no before. */
export const stretchBefore = ({ from, to }: Stretch): Stretch | null => {
  if (from <= EVER) return null
  const at = (day: string) => Date.parse(`${day}T00:00:00Z`)
  const days = (at(to) - at(from)) / DAY_MS + 1
  const plus = (day: string, n: number) => new Date(at(day) + n * DAY_MS).toISOString().slice(0, 10)
  return { from: plus(from, -days), to: plus(from, -1) }
}
