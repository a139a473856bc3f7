/** Chinese counting words and dates as official documents write them (GB/T 9704-2012, GB/T 15835-2011). */
import type { Language } from './bulletin-model.ts'

const digits = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const
const places = ['', '十', '百', '千'] as const

/** 1-9999 in Chinese words: 10 十, 18 十八, 105 一百〇五. RangeError outside. */
export const chineseNumber = (n: number): string => {
  if (!Number.isInteger(n) || n < 1 || n > 9999) throw new RangeError(`A Chinese number must be 1 to 9999, not ${n}.`)
  const marks = [...String(n)].map(Number)
  const words = marks.map((mark, at) => (mark === 0 ? '〇' : `${digits[mark]}${places[marks.length - 1 - at]}`))
  const joined = words.join('').replace(/〇+/g, '〇').replace(/〇$/, '')
  return joined.replace(/^一十/, '十')
}

/** Issue number: `words` 第十八期, `page` 第 18 期 (screens), `document` 第18期 (files). */
export const chineseIssue = (n: number, form: 'words' | 'page' | 'document' = 'document'): string => {
  const word = chineseNumber(n)
  if (form === 'words') return `第${word}期`
  return form === 'page' ? `第 ${n} 期` : `第${n}期`
}

/** Document number of a year: 〔2021〕31号, with the organ's word before it when given: 民督〔2021〕31号. */
export const documentNumber = (year: number, n: number, organWord = ''): string => {
  chineseNumber(n)
  return `${organWord}〔${year}〕${n}号`
}

type Day = { year: number; month: number; day: number }

const monthDays = ({ year, month }: Pick<Day, 'year' | 'month'>): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate()

/** Parts of a local date YYYY-MM-DD. RangeError when it is no date. */
export const localDay = (date: string): Day => {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  const [year, month, day] = found === null ? [0, 0, 0] : found.slice(1).map(Number)
  const parts = { year: year ?? 0, month: month ?? 0, day: day ?? 0 }
  const real = parts.month >= 1 && parts.month <= 12 && parts.day >= 1 && parts.day <= monthDays(parts)
  if (!real) throw new RangeError(`A date must be YYYY-MM-DD and exist, not "${date}".`)
  return parts
}

const englishMonths = 'January February March April May June July August September October November December'.split(' ')

/** 2021年9月30日 / 30 September 2021, from YYYY-MM-DD. */
export const officialDate = (date: string, language: Language = 'zh-CN'): string => {
  const { year, month, day } = localDay(date)
  return language === 'en' ? `${day} ${englishMonths[month - 1]} ${year}` : `${year}年${month}月${day}日`
}

const chinesePeriod = (from: Day, to: Day): string => {
  const start = `${from.year}年${from.month}月${from.day}日`
  if (from.year !== to.year) return `${start}至${to.year}年${to.month}月${to.day}日`
  return from.month === to.month ? `${start}至${to.day}日` : `${start}至${to.month}月${to.day}日`
}

/** 2021年9月 for a whole month, else 2021年9月1日至15日; both ends count. RangeError when it ends before it starts. */
export const periodWords = (period: { from: string; to: string }, language: Language = 'zh-CN'): string => {
  if (period.from > period.to) throw new RangeError(`The period ${period.from} to ${period.to} ends before it starts.`)
  const from = localDay(period.from)
  const to = localDay(period.to)
  const sameMonth = from.year === to.year && from.month === to.month
  const whole = sameMonth && from.day === 1 && to.day === monthDays(to)
  if (language === 'en') {
    if (whole) return `${englishMonths[from.month - 1]} ${from.year}`
    return `${officialDate(period.from, 'en')} to ${officialDate(period.to, 'en')}`
  }
  return whole ? `${from.year}年${from.month}月` : chinesePeriod(from, to)
}

const headingForms = [
  (n: number) => `${chineseNumber(n)}、`,
  (n: number) => `（${chineseNumber(n)}）`,
  (n: number) => `${n}.`,
  (n: number) => `（${n}）`,
] as const

/** Number of a heading: level 1 一、 2 （一） 3 1. 4 （1）. */
export const headingNumber = (level: 1 | 2 | 3 | 4, n: number): string => headingForms[level - 1]!(n)
