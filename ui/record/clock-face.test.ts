import { describe, expect, it } from 'vitest'
import { clockFace } from './clock-face.ts'

const startedAt = '2026-06-03T10:00:00+08:00'
const dueAt = '2026-06-05T10:00:00+08:00'
const at = (iso: string) => ({ now: Date.parse(`2026-06-${iso}:00+08:00`), locale: 'zh-CN' as const })
const run = { state: 'running', startedAt, dueAt } as const

describe('clockFace', () => {
  it('is in time before 80 % is used', () => {
    expect(clockFace(run, at('05T00:23'))).toEqual({
      code: 'inTime',
      word: '还剩 9 小时',
      spoken: '时限内，还剩 9 小时',
    })
  })
  it('is due soon from 80 % on', () => {
    expect(clockFace(run, at('05T00:24')).code).toBe('soon')
    expect(clockFace(run, at('05T10:00')).code).toBe('soon')
  })
  it('follows the server’s own soon time', () => {
    expect(clockFace({ ...run, soonAt: '2026-06-04T10:00:00+08:00' }, at('04T10:00')).code).toBe('soon')
    expect(clockFace({ state: 'running', dueAt }, at('05T09:59')).code).toBe('inTime')
  })
  it('is late after the due moment', () => {
    expect(clockFace(run, at('05T12:00'))).toEqual({ code: 'late', word: '已超 2 小时', spoken: '已超时，已超 2 小时' })
  })
  it('keeps a miss after the end', () => {
    const face = clockFace({ ...run, state: 'missed', endedAt: '2026-06-05T12:30:00+08:00' }, at('20T10:00'))
    expect(face).toEqual({ code: 'missed', word: '超 2 小时办完', spoken: '曾超时，超 2 小时办完' })
    expect(clockFace({ state: 'missed' }, at('20T10:00')).word).toBe('曾超时')
  })
  it('does not run while paused and says why', () => {
    const clock = { ...run, state: 'paused', usedMs: 86_400_000, reason: '等您回答' } as const
    expect(clockFace(clock, at('20T10:00'))).toEqual({
      code: 'paused',
      word: '暂停中 · 已用 1 天',
      spoken: '计时暂停，因为等您回答',
    })
  })
  it('never claims time without a due time', () => {
    expect(clockFace({ state: 'running' }, at('03T10:00')).code).toBe('provisional')
    expect(clockFace({ state: 'met', dueAt }, at('20T10:00')).word).toBe('按时')
  })
  it('speaks English', () => {
    expect(clockFace(run, { ...at('05T12:00'), locale: 'en' }).word).toBe('2 h over')
  })
})
