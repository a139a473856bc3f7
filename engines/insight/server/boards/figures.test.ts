import { expect, it } from 'vitest'
import { countFigure, offBy, rateFigure, type Spot } from './figures.ts'

const spot: Spot = {
  key: 'all',
  words: { zh: '率', en: 'rate' },
  days: { from: '2026-05-01', to: '2026-05-31' },
  state: 'final',
}
const n = (v: number | null, query: string | null = null) => ({ n: v, query })
const share = (of: number | null, over: number | null) =>
  rateFigure(spot, { of: n(of, 'a'), over: n(over, 'b'), least: 10, unit: '件' })

it('a share keeps both numbers, and hides both when one is hidden', () => {
  expect(share(29, 31)).toMatchObject({ value: 29, of: 31, percent: 93.5, state: 'final', query: 'a', ofQuery: 'b' })
  for (const f of [share(null, 31), share(29, null), share(null, null)])
    expect(f).toMatchObject({ value: null, of: null, percent: null, state: 'suppressed' })
  expect(share(3, 9)).toMatchObject({ value: null, of: 9, percent: null, state: 'too-few' })
  expect(share(0, 0)).toMatchObject({ value: null, of: 0, percent: null, state: 'no-data' })
  expect(share(12, 11)).toMatchObject({ value: null, percent: null, state: 'no-data' })
})
it('an equation says how far its parts are off, and nothing while one is hidden', () => {
  const line = (...v: (number | null)[]) => v.map((x) => countFigure('元', spot, n(x)))
  expect(offBy(line(0.3, 0.1, 0.2))).toBe(0)
  expect(offBy(line(10, 7, 4))).toBe(1)
  expect(offBy(line(10, null, 4))).toBeNull()
  expect(offBy(line(null, 1, 4))).toBeNull()
  expect(offBy([])).toBeNull()
})
