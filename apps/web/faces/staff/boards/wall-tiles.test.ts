import type { TileData } from '@yiwang/insight/web/board'
import { expect, it } from 'vitest'
import { readBoardSearch } from './read-board-search.ts'
import { stretchesBefore } from './stretches-before.ts'
import { wallTiles } from './wall-tiles.ts'

const tile = (n: number, show: TileData['show'], from = '2026-11-01', to = '2026-11-10'): TileData => ({
  n,
  show,
  title: { zh: '收到', en: 'Received' },
  source: 'p@1 all',
  off: null,
  figures: [
    {
      key: 'all',
      words: { zh: '收到', en: 'Received' },
      value: 1,
      of: null,
      percent: null,
      unit: '件',
      qualifier: 'exact',
      state: 'final',
      period: { from, to },
      query: null,
      ofQuery: null,
    },
  ],
})

it('a wall holds five figures, one equation and two charts, and says how many are left', () => {
  const shows = [
    ...Array(7).fill('figure'),
    'partition',
    'trend',
    'heat',
    'by-grid',
    'map-town',
    'town-trends',
    'funnel',
  ] as const
  const tiles = shows.map((s, n) => tile(n, s))
  const w = wallTiles(tiles)
  expect(w.figures.map((t) => t.n)).toEqual([0, 1, 2, 3, 4])
  expect(w.sums.map((t) => t.n)).toEqual([7])
  expect(w.charts.map((t) => t.show)).toEqual(['trend', 'map-town'])
  expect(w.left).toBe(6)
})
it('asks once for each stretch before, and for none before the beginning', () => {
  const tiles = [tile(0, 'figure'), tile(1, 'figure'), tile(2, 'trend'), tile(3, 'figure', '1900-01-01')]
  expect(stretchesBefore(tiles)).toEqual([{ from: '2026-10-22', to: '2026-10-31' }])
})
it('reads days from an address and leaves out what is none', () => {
  expect(readBoardSearch({ look: 'wall', from: '2026-05-01', to: 'x' })).toEqual({
    look: 'wall',
    days: { from: '2026-05-01' },
  })
  expect(readBoardSearch({ look: 1, to: '2026-05-01' })).toEqual({ look: undefined, days: {} })
})
