import { describe, expect, it } from 'vitest'
import type { BoardNumber, TileData } from './board-text.ts'
import type { Shapes } from './chart-head.ts'
import { coursesOf } from './courses.ts'
import { findingOf, readingOf } from './findings.ts'
import { lookAt, placesOf } from './places.ts'

const zh = readingOf({ now: Date.UTC(2026, 10, 21), locale: 'zh-CN' })
const number = (key: string, value: number | null, more: Partial<BoardNumber> = {}): BoardNumber => ({
  key,
  words: { zh: key, en: key },
  value,
  of: null,
  percent: null,
  unit: '件',
  qualifier: 'exact',
  state: value === null ? 'suppressed' : 'final',
  period: { from: '2026-10-01', to: '2026-10-31' },
  query: null,
  ofQuery: null,
  ...more,
})
const tile = (show: TileData['show'], figures: BoardNumber[]): TileData => ({
  n: 0,
  show,
  title: { zh: '收到', en: 'Received' },
  source: 'p@1 all',
  figures,
  off: null,
})
const shapes: Shapes = ['a', 'b', 'c'].map((code) => ({
  type: 'Feature',
  properties: { code, name: `${code}镇`, town: code },
  geometry: { type: 'Polygon', coordinates: [] },
}))

describe('numbers on a map', () => {
  it('stand on their place; a place nothing came from has none; what has no place is kept beside', () => {
    const of = tile('map-town', [number('a', 12), number('b', null), number('none', 3)])
    const { regions, spots, elsewhere } = placesOf(of, shapes, 'zh-CN')
    expect(spots.map((s) => [s.id, s.value, s.text])).toEqual([
      ['a', 12, '12 件'],
      ['b', 'hidden', '不显示'],
      ['c', 0, '0 件'],
    ])
    expect(regions.map((r) => [r.name, r.value, r.aloud])).toEqual([
      ['a镇', 12, '12 件'],
      ['b镇', 'hidden', '不显示'],
      ['c镇', 0, '0 件'],
    ])
    expect(elsewhere.map((s) => [s.id, s.text])).toEqual([['none', '3 件']])
  })
  it('one place, or places alike, are no range', () => {
    expect(findingOf(tile('map-town', [number('a', 16)]), zh)).toBe('1 处有数，每处 16 件。')
    expect(findingOf(tile('map-town', [number('a', 3), number('b', 5)]), zh)).toBe('2 处有数，每处 3 至 5 件。')
  })
  it('a share or an empty tile says nothing of a place without a number', () => {
    const share = number('a', 30, { of: 40, percent: 75 })
    expect(placesOf(tile('map-town', [share]), shapes, 'zh-CN').spots.map((s) => s.value)).toEqual([
      75,
      'missing',
      'missing',
    ])
    expect(placesOf(tile('map-town', []), shapes, 'zh-CN').spots.map((s) => s.value)).toEqual(Array(3).fill('missing'))
  })
  it('what to look at: five highest, five lowest of those with any, and how many have none', () => {
    const spots = (...n: number[]) =>
      n.map((value, i) => ({ id: String(i), label: String(i), value, text: `${value} 件`, of: undefined }))
    const many = lookAt(spots(0, 9, 3, 1, 12, 4, 8, 2, 7, 6, 5, 0, 11))
    expect(many.most.map((s) => s.value)).toEqual([12, 11, 9, 8, 7])
    expect(many.least.map((s) => s.value)).toEqual([1, 2, 3, 4, 5])
    expect([many.none, many.all]).toEqual([2, false])
    expect(lookAt(spots(9, 8, 7, 6, 5, 1, 1, 1, 1, 1, 1)).least).toEqual([])
    expect(lookAt(spots(3, 0, 5))).toMatchObject({ most: [{ value: 5 }, { value: 3 }], least: [], none: 1, all: true })
  })
})

describe('small multiples', () => {
  const step = (place: string, month: string, n: number | null, more: Partial<BoardNumber> = {}) =>
    number(`${place}/2026-${month}`, n, more)
  const running = { state: 'provisional' } as const
  const of = tile('town-trends', [
    ...[step('a', '09', 10), step('a', '10', 12), step('a', '11', 99, running)],
    ...[step('b', '09', 20), step('b', '10', 5), step('b', '11', 1, running)],
    ...[step('c', '09', null), step('c', '10', 7), step('c', '11', 7, running)],
  ])
  it('for posts the place that changed most between steps that are over stands first; for everybody none does', () => {
    expect(coursesOf(of, true).map((c) => [c.key, c.by])).toEqual([
      ['b', -15],
      ['a', 2],
      ['c', null],
    ])
    expect(coursesOf(of, false).map((c) => c.key)).toEqual(['a', 'b', 'c'])
  })
  it('say how many went which way', () => {
    expect(findingOf(of, zh)).toBe('2026年10月和前一段比：1 处多了，1 处少了，0 处一样。')
    expect(findingOf(tile('town-trends', []), zh)).toBe('还没有数据。')
    const first = tile('town-trends', [step('a', '10', 4), step('a', '11', 9, running)])
    expect(findingOf(first, zh)).toBe('过完两段以后才比多少。')
  })
})
