import { describe, expect, it } from 'vitest'
import { civilDate, endOfDay, termOf } from './term-of.ts'

const now = Date.parse('2026-06-05T10:00:00+08:00')
const at = { now, locale: 'zh-CN' } as const

describe('where a term stands, in civil days', () => {
  it.each([
    ['valid', '2026-12-31T23:59:59+08:00', 'termValid', 209],
    ['soon', '2026-06-17T23:59:59+08:00', 'termSoon', 12],
    ['soon', '2026-06-06T00:30:00+08:00', 'termSoon', 1],
    ['soon', '2026-06-05T23:59:59+08:00', 'termToday', 0],
    ['over', '2026-06-05T09:00:00+08:00', 'termOverToday', 0],
    ['over', '2026-06-04T23:59:59+08:00', 'termOver', 1],
  ] as const)('%s until %s', (standing, validUntil, words, n) => {
    expect(termOf({ standing, validUntil }, at)).toMatchObject({ words, n })
  })
  it('no date is no end, and where a certificate is asked for it is none', () => {
    expect(termOf({ standing: 'open', validUntil: null }, at).words).toBe('termOpen')
    expect(termOf({ standing: 'over', validUntil: null }, at).words).toBe('termNone')
  })
  it('a date field takes the last day as it was written', () => {
    expect(civilDate(new Date(endOfDay('2026-12-31')).toISOString())).toBe('2026-12-31')
    expect(civilDate(null)).toBe('')
  })
})
