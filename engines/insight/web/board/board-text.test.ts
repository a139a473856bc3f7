import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountText, type BoardNumber, numberText, saidOf, stepText, stretchBefore, stretchText } from './board-text.ts'

const words = { now: Date.UTC(2026, 10, 21), locale: 'zh-CN' as const }
const en = { ...words, locale: 'en' as const }
const number = (more: Partial<BoardNumber>): BoardNumber => ({
  key: 'all',
  words: { zh: '收到', en: 'Received' },
  value: 40,
  of: null,
  percent: null,
  unit: '件',
  qualifier: 'exact',
  state: 'final',
  period: { from: '2026-11-01', to: '2026-11-20' },
  query: null,
  ofQuery: null,
  ...more,
})
const rate = number({ value: 29, of: 31, percent: 93.5 })

describe('a number in words', () => {
  it('always has its unit, and a share always its whole', () => {
    expect(numberText(number({}), 'zh-CN')).toBe('40 件')
    expect(numberText(number({ value: 1 }), 'en')).toBe('1 matter')
    expect(numberText(rate, 'zh-CN')).toBe('29 / 31 件 · 93.5%')
    expect(numberText(rate, 'en')).toBe('29 / 31 matters · 93.5%')
    expect(amountText(9942.25, '元', 'en')).toBe('9,942.3 yuan')
    expect(numberText(number({ value: 25000, qualifier: '余', unit: '人次' }), 'zh-CN')).toBe('25,000余 人次')
  })
  it('hidden, too few and missing are told apart and never zero', () => {
    expect(numberText(number({ value: null, state: 'suppressed' }), 'zh-CN')).toBe('不显示')
    expect(numberText(number({ value: null, of: 7, state: 'too-few' }), 'zh-CN')).toBe('样本太少（7 件）')
    expect(numberText(number({ value: null, state: 'no-data' }), 'en')).toBe('no data')
    expect(numberText(number({ value: 0 }), 'zh-CN')).toBe('0 件')
    // a number that slipped through with a hiding state is still not said
    expect(saidOf(number({ value: 3, state: 'suppressed' }), 'zh-CN').large).toBe('不显示')
  })
})

describe('its days', () => {
  it('whole months and years by name, else first and last day', () => {
    expect(stretchText({ from: '2026-10-01', to: '2026-10-31' }, words)).toBe('2026年10月')
    expect(stretchText({ from: '2024-02-01', to: '2024-02-28' }, words)).toBe('2024年2月1日至2024年2月28日')
    expect(stretchText({ from: '2025-01-01', to: '2025-12-31' }, en)).toBe('2025')
    expect(stretchText({ from: '2026-11-01', to: '2026-11-20' }, words)).toBe('11月1日至11月20日')
    expect(stretchText({ from: '1900-01-01', to: '2026-11-20' }, words)).toBe('从开始到11月20日')
    expect(stepText('2026-05', en)).toBe('May 2026')
    expect(stepText('2026-05-05', words)).toBe('5月5日')
  })
  it('the stretch before touches it, is as long, and the beginning has none', () => {
    const day = fc
      .date({ min: new Date('2019-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10))
    const plus = (d: string, n: number) => new Date(Date.parse(d) + n * 86_400_000).toISOString().slice(0, 10)
    fc.assert(
      fc.property(day, fc.nat(800), (from, n) => {
        const before = stretchBefore({ from, to: plus(from, n) })!
        expect(plus(before.to, 1)).toBe(from)
        expect(plus(before.from, n)).toBe(before.to)
      }),
    )
    expect(stretchBefore({ from: '1900-01-01', to: '2026-11-20' })).toBeNull()
  })
})
