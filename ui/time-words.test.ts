import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agoWords, clockWords, dayWords, dueWords, momentWords, remainingWords, spanWords, toMs } from './time-words.ts'

const now = '2026-06-03T10:12:00+08:00'
const zh = { now, locale: 'zh-CN' } as const
const en = { now, locale: 'en' } as const
const [M, H, D] = [60_000, 3_600_000, 86_400_000]
const after = (ms: number) => toMs(now) + ms

describe('due words', () => {
  it.each([
    ['2026-06-03T17:30:00+08:00', '今天 17:30 前', 'by today 17:30'],
    ['2026-06-04T09:00:00+08:00', '明天 9:00 前', 'by tomorrow 9:00'],
    ['2026-06-05T17:30:00+08:00', '6月5日（周五）17:30 前', 'by Fri 5 June 17:30'],
    ['2027-01-04T09:05:00+08:00', '2027年1月4日（周一）9:05 前', 'by Mon 4 January 2027 9:05'],
  ])('%s', (at, z, e) => {
    expect(dueWords(at, zh)).toBe(z)
    expect(dueWords(at, en)).toBe(e)
  })
  it('changes day at midnight in China, not in UTC', () => {
    expect(momentWords('2026-06-03T23:59:00+08:00', zh)).toBe('今天 23:59')
    expect(momentWords('2026-06-04T00:00:00+08:00', zh)).toBe('明天 0:00')
    expect(momentWords('2026-06-02T16:30:00Z', zh)).toBe('今天 0:30')
    expect(momentWords('2026-06-02T10:00:00+08:00', zh)).toBe('昨天 10:00')
  })
  it('adds the year only when it is another one', () => {
    expect(dayWords('2026-12-31T12:00:00+08:00', zh)).toBe('12月31日')
    expect(dayWords('2025-12-31T12:00:00+08:00', zh)).toBe('2025年12月31日')
  })
})

describe('remaining words', () => {
  it.each([
    [3 * D, '还剩 3 天', '3 d left'],
    [2 * D, '还剩 2 天', '2 d left'],
    [2 * D - 1, '还剩 1 天 23 小时', '1 d 23 h left'],
    [27 * H, '还剩 1 天 3 小时', '1 d 3 h left'],
    [D, '还剩 1 天', '1 d left'],
    [3 * H + 59 * M, '还剩 3 小时', '3 h left'],
    [H, '还剩 1 小时', '1 h left'],
    [35 * M, '还剩 35 分', '35 min left'],
    [59_999, '还剩不到 1 分', 'under 1 min left'],
    [0, '还剩不到 1 分', 'under 1 min left'],
    [-1, '刚刚超时', 'under 1 min over'],
    [-5 * M, '已超 5 分', '5 min over'],
    [-2 * H, '已超 2 小时', '2 h over'],
    [-3 * D, '已超 3 天', '3 d over'],
  ])('%d ms', (ms, z, e) => {
    expect(remainingWords(after(ms), zh)).toBe(z)
    expect(remainingWords(after(ms), en)).toBe(e)
  })
  it('adds minutes for hourly clocks only when asked', () => {
    expect(remainingWords(after(H + 55 * M), { ...zh, fine: true })).toBe('还剩 1 小时 55 分')
    expect(remainingWords(after(13 * H + 55 * M), { ...zh, fine: true })).toBe('还剩 13 小时')
  })
  it('never promises more time than is left', () => {
    const size = { 天: D, 小时: H, 分: M } as Record<string, number>
    fc.assert(
      fc.property(fc.integer({ min: M, max: 400 * D }), (ms) => {
        const said = [...spanWords(ms, 'zh-CN').matchAll(/(\d+) (天|小时|分)/g)]
        const total = said.reduce((sum, [, n, unit]) => sum + Number(n) * (size[unit ?? ''] ?? Number.NaN), 0)
        return total > 0 && total <= ms && ms - total < D
      }),
    )
  })
})

describe('past words', () => {
  it('is relative only under an hour', () => {
    expect(agoWords(after(-20_000), zh)).toBe('刚刚')
    expect(agoWords(after(-12 * M), zh)).toBe('12 分钟前')
    expect(agoWords(after(-H), zh)).toBe('今天 9:12')
    expect(agoWords(after(-12 * M), en)).toBe('12 min ago')
  })
  it('uses the 24-hour clock', () => expect(clockWords('2026-06-03T21:05:00+08:00')).toBe('21:05'))
})
