import { type Phrases, parts, type SaidDate, type SaidMoment } from './phrases.ts'

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = 'January February March April May June July August September October November December'.split(' ')

const HOLIDAYS: Readonly<Record<string, string>> = {
  元旦: "New Year's Day",
  春节: 'Spring Festival',
  清明节: 'Qingming Festival',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
}

const day = ({ year, month, date }: SaidDate): string =>
  `${date} ${MONTHS[month - 1]}${year === null ? '' : ` ${year}`}`
const dayOfWeek = (date: SaidDate): string => `${WEEKDAYS[date.weekday]} ${day(date)}`
const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`

const length = (ms: number, working: boolean): string => {
  const { days, hours, minutes } = parts(ms, working)
  const said = [days > 0 && count(days, 'day'), hours > 0 && `${hours} h`, minutes > 0 && `${minutes} min`].filter(
    Boolean,
  )
  return said.length === 0 ? 'less than a minute' : said.join(' ')
}

/** Known holidays in English; any other name stays out rather than in Chinese. */
const holiday = (name: string | null): string => {
  const known = (name ?? '').split('、').map((part) => HOLIDAYS[part])
  return known.every((part) => part !== undefined) ? known.join(' and ') : 'a holiday'
}

const ROUND_THE_CLOCK = 'nights, weekends and holidays included'
const rules = {
  minute: (n: number) => `The limit is ${count(n, 'minute')}, ${ROUND_THE_CLOCK}.`,
  hour: (n: number) => `The limit is ${count(n, 'hour')}, ${ROUND_THE_CLOCK}.`,
  day: (n: number) => `The limit is ${count(n, 'day')}, ${ROUND_THE_CLOCK}.`,
  workingHour: (n: number) => `The limit is ${count(n, 'working hour')}; only office hours count.`,
  workingDay: (n: number) => `The limit is ${count(n, 'working day')}; weekends and holidays do not count.`,
}

const moment = ({ date, clock }: SaidMoment): string => `${clock} on ${dayOfWeek(date)}`

/** English sentences for the same steps. */
export const english: Phrases = {
  moment,
  range: (from, to, oneDay) => `${oneDay ? from.clock : moment(from)} to ${moment(to)}`,
  day,
  start: (at, from, moved) => {
    if (from === null) return `The start is ${at}, during a pause.`
    if (moved === 'no') return `Counting starts at ${at}.`
    return `The start is ${at}, ${moved === 'closed' ? 'outside office hours' : 'during a pause'}, so counting starts at ${from}.`
  },
  rule: (n, unit) => rules[unit](n),
  pause: ({ range, ms, working }) =>
    ms === 0
      ? `Paused from ${range}, all outside office hours, so nothing changes.`
      : `Paused from ${range}; ${length(ms, working)} of it does not count.`,
  openPause: (from) => `Paused since ${from}; counting goes on after the pause.`,
  skipped: ({ from, to, reason, name }) => {
    const dates = to === null ? day(from) : `${day(from)} to ${day(to)}`
    const why = { weekend: 'a weekend', closed: 'closed', holiday: holiday(name) }[reason]
    return `${dates}: ${why}, not counted.`
  },
  weekends: (days) => `The weekends between, ${count(days, 'day')} in all, are not counted.`,
  makeUp: (date) => `${dayOfWeek(date)} is worked to make up for a holiday and counts.`,
  due: (at) => (at === null ? 'There is a due time again once the pause ends.' : `So the latest time is ${at}.`),
  notAnnounced: (after) => `Holidays after ${after} are not announced yet; the time is worked out again once they are.`,
  notRecorded: (before) => `Holidays before ${before} are not on record; only weekends are left out.`,
}
