import { type Phrases, parts, type SaidDate, type SaidMoment } from './phrases.ts'

const WEEKDAYS = '日一二三四五六'

const day = ({ year, month, date }: SaidDate): string => `${year === null ? '' : `${year}年`}${month}月${date}日`
const dayOfWeek = (date: SaidDate): string => `${day(date)}（周${WEEKDAYS[date.weekday]}）`

const length = (ms: number, working: boolean): string => {
  const { days, hours, minutes } = parts(ms, working)
  const said = [days > 0 && `${days} 天`, hours > 0 && `${hours} 小时`, minutes > 0 && `${minutes} 分`].filter(Boolean)
  return said.length === 0 ? '不到 1 分' : said.join(' ')
}

const rules = {
  minute: (n: number) => `限 ${n} 分钟，白天夜里都算，周末和放假也算。`,
  hour: (n: number) => `限 ${n} 小时，白天夜里都算，周末和放假也算。`,
  day: (n: number) => `限 ${n} 天，白天夜里都算，周末和放假也算。`,
  workingHour: (n: number) => `限 ${n} 个工作小时，只算上班的时间。`,
  workingDay: (n: number) => `限 ${n} 个工作日，周末和放假不算。`,
}

const moment = ({ date, clock }: SaidMoment): string => `${dayOfWeek(date)}${clock}`

/** Chinese sentences, fit to be read aloud. */
export const chinese: Phrases = {
  moment,
  range: (from, to, oneDay) => `${moment(from)} 至 ${oneDay ? to.clock : moment(to)}`,
  day,
  start: (at, from, moved) => {
    if (from === null) return `起点是 ${at}，当时在暂停。`
    if (moved === 'no') return `从 ${at} 开始算。`
    return `起点是 ${at}，${moved === 'closed' ? '不是上班时间' : '当时在暂停'}，从 ${from} 开始算。`
  },
  rule: (n, unit) => rules[unit](n),
  pause: ({ range, ms, working }) =>
    ms === 0 ? `${range} 暂停，都不是上班时间，不影响。` : `${range} 暂停，其中 ${length(ms, working)}不算。`,
  openPause: (from) => `${from} 起暂停，恢复后接着算。`,
  skipped: ({ from, to, reason, name }) => {
    const dates = to === null ? day(from) : `${day(from)}至${day(to)}`
    if (reason === 'weekend') return `${dates}是周末，不算。`
    return reason === 'holiday' ? `${dates}${name ?? ''}放假，不算。` : `${dates}不上班，不算。`
  },
  weekends: (days) => `中间的周末共 ${days} 天，不算。`,
  makeUp: (date) => `${dayOfWeek(date)}调休上班，照算。`,
  due: (at) => (at === null ? '现在暂停着，恢复后才有最晚时间。' : `所以最晚是 ${at}。`),
  notAnnounced: (after) => `${after}以后的放假安排还没有公布，公布后会重新算。`,
  notRecorded: (before) => `${before}以前的放假安排没有记录，只按周末算。`,
}
