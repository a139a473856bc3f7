import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Published, protect, recoverable } from './protect.ts'

const column = (cells: number[]): Published => ({ cells, sums: [cells.map((_, i) => [i, 1] as const)] })
/** Rows of whole = part + part + rest, with the sum of every column known. */
const grid = (rows: (readonly [number, number, number])[]): Published => {
  const cells = rows.flatMap(([a, b, c]) => [a + b + c, a, b, c])
  const across = rows.map((_, r) => [0, 1, 2, 3].map((k) => [r * 4 + k, k === 0 ? 1 : -1] as const))
  const down = [0, 1, 2, 3].map((k) => rows.map((_, r) => [r * 4 + k, 1] as const))
  return { cells, sums: [...across, ...down] }
}

/** Every way to fill the hidden cells that agrees with the shown ones, the totals and nothing negative. */
const fills = (t: Published, hidden: readonly number[]): number[][] => {
  const most = Math.max(...t.cells) + 2
  const goals = t.sums.map((s) => s.reduce((n, [c, sign]) => n + sign * t.cells[c]!, 0))
  const out: number[][] = []
  const go = (given: number[]): void => {
    if (given.length === hidden.length) {
      const value = (c: number) => (hidden.includes(c) ? given[hidden.indexOf(c)]! : t.cells[c]!)
      if (t.sums.every((s, i) => s.reduce((n, [c, sign]) => n + sign * value(c), 0) === goals[i])) out.push(given)
      return
    }
    for (let v = 0; v <= most; v++) go([...given, v])
  }
  go([])
  return out
}

test('one small cell takes the next smallest with it', () => {
  expect(protect(column([20, 3, 30, 12]), 5)).toEqual(new Set([1, 3]))
})
test('two small cells whose sum would tell of both take a third', () => {
  expect(protect(column([20, 1, 1, 30]), 5)).toEqual(new Set([0, 1, 2]))
})
test('nothing small, nothing hidden; zero is no group', () => {
  expect(protect(column([20, 0, 30]), 5)).toEqual(new Set())
})
test('a single row cannot be protected from its own total', () => {
  expect(protect(column([3]), 5)).toBeUndefined()
})
test('a cell that follows across and down together is found', () => {
  const t = grid([
    [10, 10, 0],
    [10, 3, 0],
    [10, 10, 0],
  ])
  expect(recoverable(t, new Set([6]))).toEqual(new Set([6]))
  expect(recoverable(t, new Set([6, 5]))).toEqual(new Set([5, 6]))
})

test('property: no hidden cell of a column follows from the shown ones', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 2, maxLength: 5 }), (cells) => {
      const hidden = protect(column(cells), 5)
      if (!hidden || hidden.size > 4) return
      for (const [i, v] of cells.entries()) if (v > 0 && v < 5) expect(hidden.has(i)).toBe(true)
      const ways = fills(column(cells), [...hidden])
      for (const k of hidden.keys()) {
        const values = new Set(ways.map((w) => w[[...hidden].indexOf(k)]))
        expect(values.size).toBeGreaterThan(1)
      }
    }),
    { numRuns: 300 },
  )
})

test('property: no hidden cell of a table with sums both ways is fixed by them', () => {
  const row = fc.tuple(...([0, 1, 2] as const).map(() => fc.integer({ min: 0, max: 40 }))) as fc.Arbitrary<
    [number, number, number]
  >
  fc.assert(
    fc.property(fc.array(row, { minLength: 2, maxLength: 6 }), (rows) => {
      const t = grid(rows)
      const hidden = protect(t, 5)
      if (!hidden) return
      for (const [i, v] of t.cells.entries()) if (v > 0 && v < 5) expect(hidden.has(i)).toBe(true)
      // Independent of the elimination: each hidden cell lies on a way round through hidden cells of lines with two or more.
      for (const s of t.sums) expect(s.filter(([c]) => hidden.has(c)).length).not.toBe(1)
      expect(recoverable(t, hidden).size).toBe(0)
    }),
    { numRuns: 300 },
  )
})
