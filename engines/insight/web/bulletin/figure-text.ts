import type { OutputOf } from '@yiwang/kernel/operation'
import type { Count, Locale } from '@yiwang/ui'
import type { bulletin } from '../../contract/index.ts'

export type BulletinData = OutputOf<typeof bulletin>
export type FigureData = BulletinData['figures'][number]
export type FigureTableData = BulletinData['tables'][number]

const UNITS: Readonly<Record<string, string>> = {
  件: 'matters',
  人: 'people',
  人次: 'person-times',
  个: '',
  期: 'issues',
  份: 'documents',
  次: 'times',
}
const QUALIFIED: Readonly<Record<string, (n: string, locale: Locale) => string>> = {
  余: (n, l) => (l === 'en' ? `over ${n}` : `${n}余`),
  近: (n, l) => (l === 'en' ? `nearly ${n}` : `近${n}`),
  约: (n, l) => (l === 'en' ? `about ${n}` : `约${n}`),
  以上: (n, l) => (l === 'en' ? `${n} or more` : `${n}以上`),
}
const WORDS = {
  suppressed: { 'zh-CN': '少于 5', en: 'under 5' },
  'too-few': { 'zh-CN': '样本太少', en: 'too few' },
  'no-data': { 'zh-CN': '没有数据', en: 'no data' },
} as const

/** A measure word in the reader's language; one without an English twin is left out there. */
export const unitWords = (unit: string, locale: Locale): string => (locale === 'en' ? (UNITS[unit] ?? '') : unit)

const number = (n: number): string => n.toLocaleString('en-US', { maximumFractionDigits: 1 })

/** The value as the charts take it: a number, hidden because the group is small, or missing. */
export const figureCount = (f: FigureData): Count => {
  if (f.state === 'suppressed' || f.state === 'too-few') return 'hidden'
  return f.value ?? 'missing'
}

/** A rate names its whole; a count only may. */
export const isRate = (f: FigureData): boolean => f.unit === '%'

/** `9,942 件`, `9,629 件（9,942 件中的 96.9%）`, `58 / 64 · 90.6%`, `少于 5`, `样本太少`, `没有数据`; never a bare percentage. */
export const figureText = (f: FigureData, locale: Locale): string => {
  const share = figureShare(f, locale)
  if (share === undefined) return figureValue(f, locale)
  return `${figureValue(f, locale)}${locale === 'en' ? ` (${share})` : `（${share}）`}`
}

/** The value alone, for a card that puts the share below it. */
export const figureValue = (f: FigureData, locale: Locale): string => {
  if (f.state === 'suppressed' || f.state === 'too-few' || f.state === 'no-data') return WORDS[f.state][locale]
  if (f.value === null) return WORDS['no-data'][locale]
  if (isRate(f)) return rateText(f.value, f, locale)
  const plain = number(f.value)
  return [QUALIFIED[f.qualifier]?.(plain, locale) ?? plain, unitWords(f.unit, locale)].filter(Boolean).join(' ')
}

/** `9,942 件中的 96.9%`; undefined for a rate, which says it already, and for a count without a share. */
export const figureShare = (f: FigureData, locale: Locale): string | undefined => {
  if (isRate(f) || f.value === null || f.percent === null || f.of === null) return undefined
  const percent = `${f.percent.toFixed(1)}%`
  return locale === 'en' ? `${percent} of ${number(f.of)}` : `${number(f.of)} ${f.unit}中的 ${percent}`
}

/** n of m with its share; no share without enough of them. */
const rateText = (met: number, f: FigureData, locale: Locale): string => {
  const pair = `${number(met)} / ${f.of === null ? WORDS['no-data'][locale] : number(f.of)}`
  return f.percent === null ? pair : `${pair} · ${f.percent.toFixed(1)}%`
}
