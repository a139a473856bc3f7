import { expect, it } from 'vitest'
import type { Cell } from '../measures/public-cells.ts'
import { planOf } from '../testing/cases.ts'
import { openTile } from './open-tile.ts'

const plan = planOf()
const tile = { partition: 'sum', show: 'partition', period: 'month' } as const
const cell = (measure: string, n: number, hidden = false): Cell => ({ measure, key: 'all', n, rows: n, hidden })
const at = (period: string, cells: Cell[]) => ({ period, version: 1, cells, publishedAt: new Date(0) })
const ask = (cells: Cell[], period?: string) => ({
  plan,
  period,
  towns: new Map(),
  fixed: [at('2020-04', cells), at('2020-06', [])],
})
const sum = (...n: number[]) => ['all', 'agreed', 'failed', 'running'].map((m, i) => cell(m, n[i]!))

it('everybody sees an equation only while it holds', () => {
  expect(openTile(ask(sum(56, 34, 10, 12), '2020-05'), tile, 0)).toMatchObject({
    off: 0,
    figures: [{ value: 56 }, { value: 34 }, { value: 10 }, { value: 12 }],
  })
  const broken = openTile(ask(sum(56, 34, 10, 13), '2020-05'), tile, 0)
  expect(broken.figures.map((f) => f.value)).toEqual([56])
  expect(broken.off).toBe(1)
})
it('a hidden number is nowhere in the answer; one that was not counted then is told apart', () => {
  const hidden = [...sum(56, 34, 10, 12).slice(0, 3), cell('running', 777, true)]
  const t = openTile(ask(hidden, '2020-04'), tile, 0)
  expect(t.figures.at(-1)).toMatchObject({ value: null, state: 'suppressed' })
  expect([t.off, JSON.stringify(t).includes('777')]).toEqual([null, false])
  expect(openTile(ask(hidden), tile, 0).figures.map((f) => f.state)).toEqual([
    'no-data',
    'no-data',
    'no-data',
    'no-data',
  ])
  expect(openTile(ask(hidden, '2020-03'), tile, 0).figures).toEqual([])
  expect(openTile(ask(hidden, '2020'), tile, 0).figures[0]!.period.from).toBe('2020-06-01')
})

const town = (measure: string, key: string, n: number, hidden = false): Cell => ({ ...cell(measure, n, hidden), key })
it('small multiples say of each month what its own page says, and a town nothing came from has none', () => {
  const fixed = [
    at('2020-04', [
      ...sum(56, 34, 10, 12),
      town('all', 'a', 50),
      town('all', 'b', 777, true),
      town('all', 'c', 778, true),
    ]),
    at('2020-05', [...sum(56, 34, 10, 12), town('all', 'a', 56)]),
    at('2020-06', []),
  ]
  const t = openTile(
    { plan, period: undefined, towns: new Map([['a', '甲镇']]), fixed },
    {
      measure: 'all',
      show: 'town-trends',
      period: 'month',
    },
    0,
  )
  expect(t.figures.map((f) => [f.key, f.value, f.state])).toEqual([
    ['a/2020-04', 50, 'final'],
    ['a/2020-05', 56, 'final'],
    ['a/2020-06', null, 'no-data'],
    ['b/2020-04', null, 'suppressed'],
    ['b/2020-05', 0, 'final'],
    ['b/2020-06', null, 'no-data'],
    ['c/2020-04', null, 'suppressed'],
    ['c/2020-05', 0, 'final'],
    ['c/2020-06', null, 'no-data'],
  ])
  expect(t.figures[0]!.words.zh).toBe('甲镇')
  expect(JSON.stringify(t)).not.toMatch(/77[78]/)
})
