/** Figures, rates, issues and dates in words, zh-CN and en: the same text on the web page and in the files. */
import type { Cell, FigureCell, Language, Qualifier, RateCell } from './bulletin-model.ts'

/** `page`: thousands commas and a space before the measure (9,942 件). `document`: official print, neither (9942件). */
export type Setting = { language: Language; place: 'page' | 'document' }

/** Rates over fewer than this many are not printed. */
export const SMALLEST_SAMPLE = 10

const phrases = {
  'zh-CN': { missing: '没有数据', few: '样本太少', hidden: '少于5', hiddenOnPage: '少于 5' },
  en: { missing: 'no data', few: 'too few', hidden: 'under 5', hiddenOnPage: 'under 5' },
} as const

const englishUnits: Record<string, readonly [one: string, many: string]> = {
  件: ['matter', 'matters'],
  人: ['person', 'persons'],
  人次: ['person-time', 'person-times'],
  名: ['person', 'persons'],
  个: ['item', 'items'],
  项: ['item', 'items'],
  期: ['issue', 'issues'],
  份: ['document', 'documents'],
  次: ['time', 'times'],
  天: ['day', 'days'],
  小时: ['hour', 'hours'],
  分钟: ['minute', 'minutes'],
}

const grouped = (value: number): string => {
  const [whole = '', fraction] = decimal(Math.abs(value)).split('.')
  const commas = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return (value < 0 ? '-' : '') + commas + (fraction === undefined ? '' : `.${fraction}`)
}

const decimal = (value: number): string => {
  const plain = value.toFixed(4)
  return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain
}

const finite = (value: number): number => {
  if (!Number.isFinite(value)) throw new RangeError(`A figure must be a finite number, not ${value}.`)
  return value
}

const chineseFigure = (value: number, cell: FigureCell, place: Setting['place']): string => {
  const unit = cell.unit ?? ''
  const qualifier = cell.qualifier ?? 'exact'
  const digits = place === 'page' ? grouped(value) : decimal(value)
  if (qualifier === 'exact') return digits + (place === 'page' && unit !== '' ? ` ${unit}` : unit)
  const round = value >= 10_000 && value % 1_000 === 0 ? `${decimal(value / 10_000)}万` : digits
  return chineseQualified(round, qualifier, unit)
}

const chineseQualified = (digits: string, qualifier: Exclude<Qualifier, 'exact'>, unit: string): string => {
  if (qualifier === '余') return `${digits}余${unit}`
  return qualifier === '以上' ? `${digits}${unit}以上` : `${qualifier}${digits}${unit}`
}

const englishQualifier: Record<Qualifier, (digits: string) => string> = {
  exact: (digits) => digits,
  余: (digits) => `over ${digits}`,
  近: (digits) => `nearly ${digits}`,
  约: (digits) => `about ${digits}`,
  以上: (digits) => `${digits} or more`,
}

const englishFigure = (value: number, cell: FigureCell): string => {
  const unit = cell.unit === undefined ? undefined : (englishUnits[cell.unit] ?? [cell.unit, cell.unit])
  const digits = englishQualifier[cell.qualifier ?? 'exact'](grouped(value))
  return unit === undefined ? digits : `${digits} ${value === 1 ? unit[0] : unit[1]}`
}

const hiddenWord = ({ language, place }: Setting): string =>
  place === 'page' ? phrases[language].hiddenOnPage : phrases[language].hidden

/** A figure as printed: 2.5万余人次, 9942件, 少于5, 没有数据. RangeError when not finite. */
export const figureWords = (cell: FigureCell, setting: Setting): string => {
  if (cell.suppressed === true) return hiddenWord(setting)
  if (cell.value === null) return phrases[setting.language].missing
  const value = finite(cell.value)
  return setting.language === 'en' ? englishFigure(value, cell) : chineseFigure(value, cell, setting.place)
}

/** met/of in per mille, rounded half up in whole numbers, so 1/16 is 6.3 % on every machine. RangeError when impossible. */
export const perMille = (met: number, of: number): number => {
  const possible = Number.isSafeInteger(met) && Number.isSafeInteger(of) && met >= 0 && of >= met && of > 0
  if (!possible) throw new RangeError(`A rate needs whole numbers with 0 <= met <= of and of > 0, not ${met}/${of}.`)
  return Number((2000n * BigInt(met) + BigInt(of)) / (2n * BigInt(of)))
}

/** 96.9%: one decimal always. */
export const percentWords = (met: number, of: number): string => `${(perMille(met, of) / 10).toFixed(1)}%`

/** What a rate may show: its numbers, or why not. */
export const rateState = (cell: RateCell): 'shown' | 'few' | 'missing' | 'hidden' => {
  if (cell.suppressed === true) return 'hidden'
  if (cell.of === 0) return 'missing'
  return cell.of < SMALLEST_SAMPLE ? 'few' : 'shown'
}

/** A rate as printed: 309/313（98.7%）; 样本太少 under 10. RangeError when met > of or not whole. */
export const rateWords = (cell: RateCell, setting: Setting): string => {
  if (cell.of !== 0 || cell.met !== 0) perMille(cell.met, cell.of)
  const state = rateState(cell)
  if (state === 'hidden') return hiddenWord(setting)
  if (state !== 'shown') return phrases[setting.language][state]
  const write = setting.place === 'page' || setting.language === 'en' ? grouped : decimal
  const share = percentWords(cell.met, cell.of)
  if (cell.form === 'share') return share
  const parts = `${write(cell.met)}/${write(cell.of)}`
  return setting.language === 'en' ? `${parts} (${share})` : `${parts}（${share}）`
}

/** Any cell as printed. */
export const cellWords = (cell: Cell, setting: Setting): string => {
  if (cell.kind === 'text') return cell.text
  return cell.kind === 'figure' ? figureWords(cell, setting) : rateWords(cell, setting)
}
