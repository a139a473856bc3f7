import { describe, expect, it } from 'vitest'
import { renderXlsx } from '../documents/index.ts'
import { openWorkbook, recalculated } from '../documents/testing/recalculate.ts'
import type { BoardFigure, BoardTile } from './figures.ts'
import { type SheetAsk, sheetsOf } from './sheets.ts'

const number = (key: string, value: number | null, more: Partial<BoardFigure> = {}): BoardFigure => ({
  key,
  words: { zh: `${key}镇`, en: `Town ${key}` },
  value,
  of: null,
  percent: null,
  unit: '件',
  qualifier: 'exact',
  state: value === null ? 'suppressed' : 'final',
  period: { from: '2026-10-01', to: '2026-10-31' },
  query: 'measure:canary-query',
  ofQuery: null,
  ...more,
})
const share = (key: string, value: number, of: number) => number(key, value, { of, percent: (value / of) * 100 })
const tile = (
  n: number,
  show: BoardTile['show'],
  figures: BoardFigure[],
  more: Partial<BoardTile> = {},
): BoardTile => ({
  n,
  show,
  title: { zh: '收到', en: 'Received' },
  source: 'talks@1 all',
  figures,
  off: null,
  ...more,
})
const ask = (tiles: BoardTile[], more: Partial<SheetAsk> = {}): SheetAsk => ({
  view: {
    id: 'talks.lead',
    audience: 'leader',
    title: { zh: '调解一页通', en: 'Mediation at a glance' },
    mechanism: { zh: '调解中心', en: 'Mediation centre' },
    asOf: '2026-11-21T04:00:00.000Z',
    tiles,
  },
  adds: tiles.map(() => true),
  organ: '示例县',
  language: 'zh-CN',
  definitions: [{ term: '收到', text: '登记的事项' }],
  ...more,
})
const open = async (a: SheetAsk) => openWorkbook(await renderXlsx(sheetsOf(a)))
const texts = (values: readonly unknown[]) => values.slice(1).map((v) => (typeof v === 'object' ? '' : v))

describe('a board as a workbook', () => {
  it('every number has its unit, qualifier, days, state and source; what adds up is a live sum with its result cached', async () => {
    const book = await open(
      ask([
        tile(0, 'figure', [number('all', 25000, { qualifier: '余', unit: '人次', state: 'provisional' })]),
        tile(1, 'map-town', [number('a', 12), number('b', 30.5), number('none', 3)]),
        tile(2, 'by-town', [share('a', 10, 20), share('b', 15, 25)], { title: { zh: '成功率', en: 'Share' } }),
        tile(3, 'partition', [number('all', 30), number('x', 18), number('y', 12)], {
          title: { zh: '结果', en: 'Outcome' },
          off: 0,
        }),
      ]),
    )
    expect(book.worksheets.map((s) => s.name)).toEqual([
      '单个数',
      '收到：地图各镇街',
      '成功率：各镇街',
      '结果',
      '名词和计算口径',
    ])
    const [single, map, rates, sum] = book.worksheets
    expect(texts(single!.getRow(4).values as unknown[])).toEqual([
      '项目',
      '数',
      '单位',
      '限定',
      '从',
      '到',
      '状态',
      '来源',
    ])
    expect(texts(single!.getRow(5).values as unknown[])).toEqual([
      'all镇',
      25000,
      '人次',
      '余',
      '2026-10-01',
      '2026-10-31',
      '初步',
      'talks@1 all',
    ])
    expect(single!.getCell('B5').numFmt).toBe('#,##0"余"')
    expect(recalculated(single!)).toEqual([])
    expect(recalculated(map!)).toEqual([{ at: 'B8', formula: 'SUM(B5:B7)', cached: 45.5, computed: 45.5 }])
    expect(recalculated(rates!).map((l) => l.formula)).toEqual(['B5/C5', 'B6/C6', 'SUM(B5:B6)', 'SUM(C5:C6)', 'B7/C7'])
    for (const l of recalculated(rates!)) expect(l.cached).toBeCloseTo(l.computed, 12)
    expect(recalculated(sum!)).toEqual([{ at: 'B7', formula: 'SUM(B5:B6)', cached: 30, computed: 30 }])
    expect(sum!.getCell('A7').value).toBe('all镇')
    expect(map!.getCell('A2').value).toContain('调解中心')
  })
  it('gives no total that says more than the board, or nothing: hidden, too few, counted once each, an equation that is off', async () => {
    const few = number('b', null, { state: 'too-few', of: 3 })
    const cases = [
      { tiles: [tile(0, 'map-town', [number('a', 12), number('b', null), number('c', 777)])], says: '不列合计' },
      { tiles: [tile(0, 'by-town', [share('a', 10, 20), few])], says: '样本太少' },
      { tiles: [tile(0, 'by-town', [number('a', 1), number('b', 2)])], adds: [false], says: '相加没有意义' },
      { tiles: [tile(0, 'partition', [number('all', 30), number('x', 18)], { off: -12 })], says: '不等于总数' },
      { tiles: [tile(0, 'partition', [number('all', 30), number('x', null)])], says: '不等于总数' },
    ]
    for (const { says, ...more } of cases) {
      const [sheet] = (await open(ask(more.tiles, more))).worksheets
      expect(recalculated(sheet!).filter((l) => l.formula.startsWith('SUM'))).toEqual([])
      const all: string[] = []
      sheet!.eachRow((row) => row.eachCell((cell) => all.push(String(cell.value))))
      expect(all.join('\n')).toContain(says)
      expect(all).not.toContain('合计')
    }
  })
  it('no name is a formula, no way to a case leaves the house, and labels come in the language asked for', async () => {
    const hostile = { zh: '=cmd|"/c calc"!A0', en: '@SUM(A1)' }
    const tiles = [tile(0, 'by-town', [number('a', 1, { words: hostile }), number('b', 2)], { title: hostile })]
    const bytes = await renderXlsx(sheetsOf(ask(tiles, { language: 'en' })))
    const book = await openWorkbook(bytes)
    const [sheet] = book.worksheets
    expect(recalculated(sheet!).map((l) => l.formula)).toEqual(['SUM(B5:B6)'])
    expect(sheet!.getCell('A5').value).toBe("'@SUM(A1)")
    expect(sheet!.getCell('A4').value).toBe('Item')
    expect(JSON.stringify(book.model)).not.toContain('canary-query')
  })
})
