import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { figure, hidden, rate, text } from './bulletin-model.ts'
import { cellWords, figureWords, percentWords, perMille, rateWords, type Setting } from './words.ts'

const page: Setting = { language: 'zh-CN', place: 'page' }
const print: Setting = { language: 'zh-CN', place: 'document' }
const english: Setting = { language: 'en', place: 'page' }

describe('figures in words', () => {
  test.each([
    [figure(9942, { unit: '件' }), '9,942 件', '9942件', '9,942 matters'],
    [figure(1, { unit: '件' }), '1 件', '1件', '1 matter'],
    [figure(0, { unit: '件' }), '0 件', '0件', '0 matters'],
    [figure(25_000, { unit: '人次', qualifier: '余' }), '2.5万余人次', '2.5万余人次', 'over 25,000 person-times'],
    [figure(20, { unit: '次', qualifier: '余' }), '20余次', '20余次', 'over 20 times'],
    [figure(300, { unit: '份', qualifier: '近' }), '近300份', '近300份', 'nearly 300 documents'],
    [figure(12_345, { unit: '人', qualifier: '约' }), '约12,345人', '约12345人', 'about 12,345 persons'],
    [figure(40, { unit: '个', qualifier: '以上' }), '40个以上', '40个以上', '40 or more items'],
    [figure(2.5, { unit: '小时' }), '2.5 小时', '2.5小时', '2.5 hours'],
    [figure(-1234), '-1,234', '-1234', '-1,234'],
    [figure(null, { unit: '件' }), '没有数据', '没有数据', 'no data'],
    [hidden('人'), '少于 5', '少于5', 'under 5'],
    [figure(3, { suppressed: true }), '少于 5', '少于5', 'under 5'],
  ])('%j', (cell, onPage, inPrint, inEnglish) => {
    expect(figureWords(cell, page)).toBe(onPage)
    expect(figureWords(cell, print)).toBe(inPrint)
    expect(figureWords(cell, english)).toBe(inEnglish)
  })

  test('a figure that is no number is refused', () => {
    expect(() => figureWords(figure(Number.NaN), print)).toThrow(RangeError)
  })
})

describe('rates', () => {
  test.each([
    [rate(309, 313), '309/313（98.7%）', '309/313 (98.7%)'],
    [rate(9629, 9942), '9,629/9,942（96.9%）', '9,629/9,942 (96.9%)'],
    [rate(9629, 9942, { form: 'share' }), '96.9%', '96.9%'],
    [rate(10, 10), '10/10（100.0%）', '10/10 (100.0%)'],
    [rate(9, 9), '样本太少', 'too few'],
    [rate(0, 0), '没有数据', 'no data'],
    [rate(3, 40, { suppressed: true }), '少于 5', 'under 5'],
  ])('%j', (cell, chinese, inEnglish) => {
    expect(rateWords(cell, page)).toBe(chinese)
    expect(rateWords(cell, english)).toBe(inEnglish)
  })

  test('print has no commas', () => expect(cellWords(rate(9629, 9942), print)).toBe('9629/9942（96.9%）'))

  test('text passes as it is', () => expect(cellWords(text('供水'), print)).toBe('供水'))

  test.each([
    [5, 4],
    [-1, 4],
    [1.5, 4],
    [1, 0],
  ])('%d of %d is refused', (met, of) => expect(() => rateWords(rate(met, of), print)).toThrow(RangeError))

  test('half a per mille rounds up, in whole numbers', () => {
    expect(percentWords(1, 16)).toBe('6.3%')
    expect(percentWords(1, 2000)).toBe('0.1%')
  })

  test('per mille is the nearest whole number, whatever the size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 52 }), fc.nat(2 ** 31), (of, some) => {
        const met = Math.min(some, of)
        const twice = 2n * (1000n * BigInt(met) - BigInt(perMille(met, of)) * BigInt(of))
        expect(twice < BigInt(of) && twice >= -BigInt(of)).toBe(true)
      }),
    )
  })

  test('a hidden figure never shows its value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), fc.constantFrom(page, print, english), (value, setting) => {
        const same = figureWords(figure(4 - value, { suppressed: true }), setting)
        expect(figureWords(figure(value, { suppressed: true }), setting)).toBe(same)
      }),
    )
  })
})
