import type { Locale } from '../i18n.tsx'

/** A count as the server may show it; hidden and missing are words, never 0. */
export type Count = number | 'hidden' | 'missing'
/** Below this many cases no share is stated. */
export const ENOUGH = 10

/** `9,942`; `少于 5`; `没有数据`. */
export const countWords = (count: Count, locale: Locale): string => {
  if (count === 'hidden') return locale === 'en' ? 'under 5' : '少于 5'
  if (count === 'missing') return locale === 'en' ? 'no data' : '没有数据'
  return count.toLocaleString('en-US', { maximumFractionDigits: 1 })
}

/** `90.6%` of n of m with one decimal; undefined when m is too small, or either is not a number. */
export const shareWords = (n: Count, m: Count, enough = ENOUGH): string | undefined => {
  if (typeof n !== 'number' || typeof m !== 'number' || m < enough || m === 0) return undefined
  return `${((n / m) * 100).toFixed(1)}%`
}

/** `58 / 64`, spoken `64 中的 58`. */
export const ofWords = (n: Count, m: Count, locale: Locale): string =>
  `${countWords(n, locale)} / ${countWords(m, locale)}`

/** `样本太少（7 件），不下结论。` */
export const tooFewWords = (m: Count, unit: string, locale: Locale): string => {
  const count = countWords(m, locale)
  return locale === 'en' ? `Too few (${count}) to conclude.` : `样本太少（${count} ${unit}），不下结论。`
}
