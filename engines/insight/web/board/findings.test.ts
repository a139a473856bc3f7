import { describe, expect, it } from 'vitest'
import type { BoardNumber, TileData } from './board-text.ts'
import { beforeText, findingOf, readingOf } from './findings.ts'

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
const tile = (show: TileData['show'], figures: BoardNumber[], off: number | null = null): TileData => ({
  n: 0,
  show,
  title: { zh: '收到', en: 'Received' },
  source: 'p@1 all',
  figures,
  off,
})

describe('what a tile says above its picture', () => {
  it('a trend compares the last two that are over, never the running one', () => {
    const running = number('2026-11', 3, { state: 'provisional' })
    const months = [number('2026-09', 44), number('2026-10', 56), running]
    expect(findingOf(tile('trend', months), zh)).toBe('2026年10月：56 件，比2026年9月多 12 件。')
    expect(findingOf(tile('trend', [running]), zh)).toBe('这一段还没过完，先不下结论。')
    expect(findingOf(tile('trend', []), zh)).toBe('还没有数据。')
    const share = (key: string, percent: number) => number(key, 30, { of: 40, percent })
    expect(findingOf(tile('trend', [share('2026-09', 80), share('2026-10', 75)]), zh)).toBe(
      '2026年10月：30 / 40 件 · 75.0%，比2026年9月低 5.0 个百分点。',
    )
  })
  it('an equation only while it holds; else by how much it does not', () => {
    const sum = (off: number | null, ...n: (number | null)[]) =>
      findingOf(
        tile(
          'partition',
          n.map((v, i) => number(`甲${i}`, v)),
          off,
        ),
        zh,
      )
    expect(sum(0, 96, 74, 22)).toBe('甲0 96 件 = 甲1 74 件 + 甲2 22 件')
    expect(sum(1, 96, 75, 22)).toBe('各部分加起来比总数多 1 件，对不上。')
    expect(sum(-2, 96, 72, 22)).toContain('少 2 件')
    expect(sum(null, 96, null, 22)).toBe('有的数没有显示，各部分加不出总数。')
    expect(sum(3, 96)).toBe('各部分对不上总数，只公开总数。')
  })
  it('places stand between two numbers; nobody is named first or last', () => {
    const towns = [number('东', 14), number('西', 3), number('南', null)]
    expect(findingOf(tile('by-town', towns), zh)).toBe('2 处有数，每处 3 至 14 件；另有 1 处不显示或样本太少。')
    expect(findingOf(tile('by-town', [number('南', null)]), zh)).toBe('1 处都不显示或样本太少。')
    expect(findingOf(tile('heat', [number('周一9时', 2), number('周二9时', 5)]), zh)).toBe('周二9时最多：5 件。')
  })
})

it('what was before comes with its days; more or less only of what is over', () => {
  const before = number('all', 50, { period: { from: '2026-09-01', to: '2026-09-30' } })
  expect(beforeText({ now: number('all', 56), before }, zh)).toBe('此前同样天数（2026年9月）：50 件，多 6 件')
  const running = number('all', 56, { state: 'provisional' })
  expect(beforeText({ now: running, before }, zh)).toBe('此前同样天数（2026年9月）：50 件')
  expect(beforeText({ now: number('all', null), before, period: true }, zh)).toBe('上一期 2026年9月：50 件')
  const share = (percent: number) => number('all', 30, { of: 40, percent })
  expect(beforeText({ now: share(75), before: share(80) }, zh)).toContain('低 5.0 个百分点')
})
