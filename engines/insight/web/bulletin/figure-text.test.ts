import { messageGaps } from '@yiwang/ui'
import { describe, expect, it } from 'vitest'
import { type FigureData, figureCount, figureText } from './figure-text.ts'
import { bulletinMessages } from './messages.ts'

const figure = (more: Partial<FigureData>): FigureData => ({
  id: 'x',
  words: { zh: '数', en: 'figure' },
  value: 9942,
  of: null,
  unit: '件',
  qualifier: 'exact',
  state: 'final',
  percent: null,
  definition: { zh: '怎么算', en: 'how' },
  query: null,
  ...more,
})

describe('a figure in words', () => {
  it.each([
    [{}, '9,942 件', '9,942 matters'],
    [{ qualifier: '余' as const, value: 25000, unit: '人次' }, '25,000余 人次', 'over 25,000 person-times'],
    [{ value: null, state: 'suppressed' as const }, '少于 5', 'under 5'],
    [{ value: null, state: 'no-data' as const }, '没有数据', 'no data'],
    [{ value: 0 }, '0 件', '0 matters'],
    [{ value: 58, of: 64, percent: 90.625, unit: '%' }, '58 / 64 · 90.6%', '58 / 64 · 90.6%'],
    [{ value: null, of: 7, unit: '%', state: 'too-few' as const }, '样本太少', 'too few'],
    [{ value: 100, of: 110, percent: 90.9 }, '100 件（110 件中的 90.9%）', '100 matters (90.9% of 110)'],
    [{ value: 0, of: 0 }, '0 件', '0 matters'],
  ])('%j', (more, zh, en) => {
    expect(figureText(figure(more), 'zh-CN')).toBe(zh)
    expect(figureText(figure(more), 'en')).toBe(en)
  })
  it('keeps hidden and missing apart from nought', () => {
    expect(figureCount(figure({ value: 0 }))).toBe(0)
    expect(figureCount(figure({ value: null, state: 'suppressed' }))).toBe('hidden')
    expect(figureCount(figure({ value: null, state: 'no-data' }))).toBe('missing')
  })
  it('texts are complete on both faces', () => expect(messageGaps(bulletinMessages)).toEqual([]))
})
