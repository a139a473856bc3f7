import type { Locale } from './i18n.tsx'

/** Epoch milliseconds or an ISO 8601 instant with offset. */
export type Instant = number | string
export type TimeWords = { now: Instant; locale: Locale }

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
// China keeps one civil time and no summer time, so wall time is a fixed shift and needs no zone data.
const CHINA = 8 * HOUR
const WEEKDAYS = {
  'zh-CN': ['日', '一', '二', '三', '四', '五', '六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
}
const MONTHS = 'January February March April May June July August September October November December'.split(' ')

export const toMs = (at: Instant): number => (typeof at === 'number' ? at : Date.parse(at))

const wall = (at: Instant) => {
  const d = new Date(toMs(at) + CHINA)
  return {
    year: d.getUTCFullYear(),
    month: d.getUTCMonth(),
    day: d.getUTCDate(),
    weekday: d.getUTCDay(),
    hour: d.getUTCHours(),
    minute: d.getUTCMinutes(),
    ordinal: Math.floor((toMs(at) + CHINA) / DAY),
  }
}

/** `17:30`, 24-hour clock, China time. */
export const clockWords = (at: Instant): string => {
  const w = wall(at)
  return `${w.hour}:${String(w.minute).padStart(2, '0')}`
}

/** `6月5日` / `5 June`; another year than `now` adds the year. */
export const dayWords = (at: Instant, { now, locale }: TimeWords): string => {
  const w = wall(at)
  const sameYear = w.year === wall(now).year
  if (locale === 'en') return `${w.day} ${MONTHS[w.month]}${sameYear ? '' : ` ${w.year}`}`
  return `${sameYear ? '' : `${w.year}年`}${w.month + 1}月${w.day}日`
}

/** `6月5日（周五）` / `Fri 5 June`. */
export const weekdayWords = (at: Instant, words: TimeWords): string => {
  const name = WEEKDAYS[words.locale][wall(at).weekday]
  return words.locale === 'en' ? `${name} ${dayWords(at, words)}` : `${dayWords(at, words)}（周${name}）`
}

/** A moment: `今天 17:30`, `明天 9:00`, `昨天 9:00`, else `6月5日（周五）17:30`. */
export const momentWords = (at: Instant, words: TimeWords): string => {
  const zh = words.locale === 'zh-CN'
  const away = wall(at).ordinal - wall(words.now).ordinal
  const near = zh ? { '-1': '昨天', 0: '今天', 1: '明天' } : { '-1': 'yesterday', 0: 'today', 1: 'tomorrow' }
  const name = near[away as -1 | 0 | 1]
  if (name) return `${name} ${clockWords(at)}`
  return `${weekdayWords(at, words)}${zh ? '' : ' '}${clockWords(at)}`
}

/** A due time: `今天 17:30 前` / `by today 17:30`. */
export const dueWords = (at: Instant, words: TimeWords): string =>
  words.locale === 'en' ? `by ${momentWords(at, words)}` : `${momentWords(at, words)} 前`

/** Past: `刚刚`, `12 分钟前` under an hour, else the moment. */
export const agoWords = (at: Instant, words: TimeWords): string => {
  const past = toMs(words.now) - toMs(at)
  const zh = words.locale === 'zh-CN'
  if (past < 0 || past >= HOUR) return momentWords(at, words)
  const n = Math.floor(past / MINUTE)
  if (n === 0) return zh ? '刚刚' : 'just now'
  return zh ? `${n} 分钟前` : `${n} min ago`
}

const UNITS = {
  'zh-CN': { d: '天', h: '小时', m: '分' },
  en: { d: 'd', h: 'h', m: 'min' },
}

/**
 * A length of time, rounded down: days over 48 h, days and hours from 1 h, minutes below.
 * `fine` adds minutes from 1 to 12 h, for clocks that run by the hour. Below a minute: `不到 1 分`.
 */
export const spanWords = (ms: number, locale: Locale, fine = false): string => {
  const u = UNITS[locale]
  const part = (n: number, unit: string) => (n > 0 ? [`${n} ${unit}`] : [])
  const length = Math.max(0, ms)
  if (length < MINUTE) return locale === 'en' ? 'under 1 min' : '不到 1 分'
  const [d, h, m] = [Math.floor(length / DAY), Math.floor(length / HOUR) % 24, Math.floor(length / MINUTE) % 60]
  if (length >= 2 * DAY) return `${d} ${u.d}`
  if (length < HOUR) return `${m} ${u.m}`
  const withMinutes = fine && length < 12 * HOUR
  return [...part(d, u.d), ...part(h, u.h), ...(withMinutes ? part(m, u.m) : [])].join(' ')
}

/** `还剩 1 天 3 小时`, `已超 2 小时`; the due moment itself is still in time. */
export const remainingWords = (due: Instant, words: TimeWords & { fine?: boolean }): string => {
  const left = toMs(due) - toMs(words.now)
  const length = spanWords(Math.abs(left), words.locale, words.fine)
  if (words.locale === 'en') return left >= 0 ? `${length} left` : `${length} over`
  if (left >= 0) return `还剩${length.startsWith('不') ? '' : ' '}${length}`
  return length.startsWith('不') ? '刚刚超时' : `已超 ${length}`
}
