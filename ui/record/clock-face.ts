import type { Locale } from '../i18n.tsx'
import { type Instant, remainingWords, spanWords, toMs } from '../time-words.ts'

/** What a clock answers about itself; the server decides the state, the badge only words it. */
export type ClockFigure = {
  state: 'running' | 'paused' | 'met' | 'missed' | 'provisional'
  startedAt?: Instant
  dueAt?: Instant
  /** From when on the clock counts as due soon; else 80 % of start to due. */
  soonAt?: Instant
  /** Time used so far, in ms; shown while paused. */
  usedMs?: number
  /** When it was done; a missed clock keeps saying by how much. */
  endedAt?: Instant
  /** Why it is paused, as a clause: 等您回答. */
  reason?: string
  /** Minutes beside hours, for clocks that run by the hour. */
  fine?: boolean
}

export type ClockCode = 'inTime' | 'soon' | 'late' | 'paused' | 'provisional' | 'met' | 'missed'
export type ClockFace = { code: ClockCode; word: string; spoken: string }

const SOON_SHARE = 0.8

const soonFrom = ({ soonAt, startedAt, dueAt }: ClockFigure): number => {
  if (soonAt !== undefined) return toMs(soonAt)
  if (startedAt === undefined || dueAt === undefined) return Number.POSITIVE_INFINITY
  return toMs(startedAt) + SOON_SHARE * (toMs(dueAt) - toMs(startedAt))
}

const running = (clock: ClockFigure & { dueAt: Instant }, now: number, locale: Locale): ClockFace => {
  const zh = locale === 'zh-CN'
  const word = remainingWords(clock.dueAt, { now, locale, fine: clock.fine ?? false })
  if (now > toMs(clock.dueAt)) return { code: 'late', word, spoken: zh ? `已超时，${word}` : `Late, ${word}` }
  if (now >= soonFrom(clock)) return { code: 'soon', word, spoken: zh ? `快到期，${word}` : `Due soon, ${word}` }
  return { code: 'inTime', word, spoken: zh ? `时限内，${word}` : `In time, ${word}` }
}

const missed = ({ dueAt, endedAt, fine }: ClockFigure, locale: Locale): ClockFace => {
  const zh = locale === 'zh-CN'
  if (dueAt === undefined || endedAt === undefined) {
    const word = zh ? '曾超时' : 'Was late'
    return { code: 'missed', word, spoken: word }
  }
  const over = spanWords(toMs(endedAt) - toMs(dueAt), locale, fine)
  const word = zh ? `超 ${over}办完` : `Done ${over} late`
  return { code: 'missed', word: word.replace('超 不到', '超不到'), spoken: zh ? `曾超时，${word}` : word }
}

const paused = ({ usedMs, reason, fine }: ClockFigure, locale: Locale): ClockFace => {
  const zh = locale === 'zh-CN'
  const used = usedMs === undefined ? '' : spanWords(usedMs, locale, fine)
  const word = zh ? `暂停中${used && ` · 已用 ${used}`}` : `Paused${used && ` · ${used} used`}`
  const because = reason ? (zh ? `，因为${reason}` : `, because: ${reason}`) : ''
  return { code: 'paused', word, spoken: `${zh ? '计时暂停' : 'Clock paused'}${because}` }
}

/** Code, badge word and spoken sentence of a clock at `now`; a clock without a due time is provisional. */
export const clockFace = (clock: ClockFigure, { now, locale }: { now: number; locale: Locale }): ClockFace => {
  const zh = locale === 'zh-CN'
  if (clock.state === 'paused') return paused(clock, locale)
  if (clock.state === 'missed') return missed(clock, locale)
  if (clock.state === 'met')
    return { code: 'met', word: zh ? '按时' : 'On time', spoken: zh ? '按时办完' : 'Done on time' }
  if (clock.state === 'running' && clock.dueAt !== undefined)
    return running({ ...clock, dueAt: clock.dueAt }, now, locale)
  return { code: 'provisional', word: zh ? '待核实' : 'To verify', spoken: zh ? '还没有核实' : 'Not verified yet' }
}
