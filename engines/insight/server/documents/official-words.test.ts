import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Para } from './bulletin-model.ts'
import { numberedHeadings } from './headings.ts'
import { chineseIssue, chineseNumber, documentNumber, officialDate, periodWords } from './official-words.ts'

describe('Chinese numbers', () => {
  test.each([
    [1, '一'],
    [10, '十'],
    [18, '十八'],
    [20, '二十'],
    [101, '一百〇一'],
    [110, '一百一十'],
    [1005, '一千〇五'],
    [1050, '一千〇五十'],
    [2000, '二千'],
    [9999, '九千九百九十九'],
  ])('%d is %s', (n, word) => expect(chineseNumber(n)).toBe(word))

  test.each([0, -1, 1.5, 10_000])('%d is refused', (n) => expect(() => chineseNumber(n)).toThrow(RangeError))

  test('two numbers never share a word', () => {
    const words = new Set(Array.from({ length: 9999 }, (_, at) => chineseNumber(at + 1)))
    expect(words.size).toBe(9999)
  })
})

test('issue numbers', () => {
  expect(chineseIssue(18, 'words')).toBe('第十八期')
  expect(chineseIssue(18, 'page')).toBe('第 18 期')
  expect(chineseIssue(18)).toBe('第18期')
  expect(documentNumber(2021, 31, '民督')).toBe('民督〔2021〕31号')
})

describe('dates', () => {
  test('official date', () => {
    expect(officialDate('2021-09-30')).toBe('2021年9月30日')
    expect(officialDate('2021-09-30', 'en')).toBe('30 September 2021')
  })

  test.each(['2021-02-29', '2021-13-01', '2021-00-10', '2021-9-30', '', '2021-09-30T00:00'])('%s is refused', (date) =>
    expect(() => officialDate(date)).toThrow(RangeError),
  )

  test.each([
    ['2021-09-01', '2021-09-30', '2021年9月', 'September 2021'],
    ['2020-02-01', '2020-02-29', '2020年2月', 'February 2020'],
    ['2021-02-01', '2021-02-27', '2021年2月1日至27日', '1 February 2021 to 27 February 2021'],
    ['2021-08-25', '2021-09-23', '2021年8月25日至9月23日', '25 August 2021 to 23 September 2021'],
    ['2020-12-31', '2021-01-01', '2020年12月31日至2021年1月1日', '31 December 2020 to 1 January 2021'],
  ])('%s to %s', (from, to, chinese, english) => {
    expect(periodWords({ from, to })).toBe(chinese)
    expect(periodWords({ from, to }, 'en')).toBe(english)
  })

  test('a period that ends before it starts is refused', () =>
    expect(() => periodWords({ from: '2021-09-02', to: '2021-09-01' })).toThrow(RangeError))

  test('every real day reads back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (day) => {
        const iso = new Date(day * 86_400_000).toISOString().slice(0, 10)
        const found = /^(\d+)年(\d+)月(\d+)日$/.exec(officialDate(iso))!
        const padded = [found[1], found[2]!.padStart(2, '0'), found[3]!.padStart(2, '0')].join('-')
        expect(padded).toBe(iso)
      }),
    )
  })
})

test('headings count by level; a higher one restarts the lower', () => {
  const levels = [1, 2, 2, 3, 4, 4, 3, 1, 2] as const
  const paragraphs = levels.map((level): Para => ({ kind: 'heading', level, runs: [] }))
  const numbers = numberedHeadings([...paragraphs, { kind: 'text', runs: [] }]).map((each) => each.number)
  expect(numbers).toEqual(['一、', '（一）', '（二）', '1.', '（1）', '（2）', '2.', '二、', '（一）', ''])
})
