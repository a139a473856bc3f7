import { definePack } from '@yiwang/kernel/pack'
import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { board, measure, split } from '../../pack/index.ts'
import { measuresIn } from './plan.ts'
import { ALL, type Cell, type Count, LEAST, protectMonth, protectYear, yearCounts } from './public-cells.ts'

const basis = { basis: 'default', source: 'test' } as const
const of = (id: string, stages?: string[]) =>
  measure({ id, unit: '件', of: stages ? { stages } : {}, at: 'opened', by: ['town'], basis })
const plan = measuresIn(
  definePack({
    id: 'p',
    mechanism: 'none',
    version: 1,
    calendar: 'c',
    parts: [
      of('all'),
      of('won', ['won']),
      of('lost', ['lost']),
      split({ id: 's', whole: 'all', parts: ['won', 'lost'], basis }),
      board({
        id: 'b',
        face: 'public',
        tiles: [
          { measure: 'all', show: 'by-town', period: 'month' },
          { measure: 'won', show: 'by-town', period: 'year' },
          { partition: 's', show: 'partition', period: 'month' },
        ],
        basis,
      }),
    ],
  }),
  {},
)!
const TOWNS = ['t1', 't2', 't3']
const MEASURES = ['all', 'won', 'lost']
type Raw = { won: number; lost: number }
/** A month's numbers of each town; the sums follow. */
const month = fc.array(fc.record({ won: fc.oneof(fc.nat(8), fc.nat(40)), lost: fc.oneof(fc.nat(8), fc.nat(40)) }), {
  minLength: 3,
  maxLength: 3,
})
const countsOf = (raw: readonly Raw[]): Count[] =>
  MEASURES.flatMap((m) => {
    const of_ = (r: Raw) => (m === 'all' ? r.won + r.lost : r[m as 'won' | 'lost'])
    const towns = raw.map((r, i) => ({ measure: m, key: TOWNS[i]!, n: of_(r), rows: of_(r) }))
    const sum = towns.reduce((n, t) => n + t.n, 0)
    return [{ measure: m, key: ALL, n: sum, rows: sum }, ...(m === 'lost' ? [] : towns)]
  })
type Output = { period: string; cells: readonly Cell[] }
const publish = (months: readonly (readonly Raw[])[]): Output[] => {
  const fixed = months.map((raw, i) => {
    const period = `2026-${String(i + 1).padStart(2, '0')}`
    return { period, cells: protectMonth(plan, period, countsOf(raw)) }
  })
  const counts = yearCounts(
    plan,
    fixed.map((m) => m.cells),
    [],
  )
  return [...fixed, { period: '2026', cells: protectYear(plan, { period: '2026', counts, months: fixed }) }]
}

/** What a reader has in hand: intervals of every number, narrowed by every equation she knows, until nothing moves. */
const known = (outputs: readonly Output[]): Map<string, [number, number]> => {
  const box = new Map<string, [number, number]>()
  const at = (p: string, m: string, k: string) => `${p} ${m} ${k}`
  const months = outputs.filter((o) => o.period.length === 7).map((o) => o.period)
  const equations: string[][] = []
  for (const o of outputs) {
    for (const c of o.cells) box.set(at(o.period, c.measure, c.key), c.hidden ? [0, 1e9] : [c.n, c.n])
    for (const k of [ALL, ...TOWNS]) {
      for (const m of MEASURES) if (!box.has(at(o.period, m, k))) box.set(at(o.period, m, k), [0, 1e9])
      equations.push([at(o.period, 'all', k), at(o.period, 'won', k), at(o.period, 'lost', k)])
    }
    for (const m of MEASURES) equations.push([at(o.period, m, ALL), ...TOWNS.map((t) => at(o.period, m, t))])
  }
  for (const m of MEASURES)
    for (const k of [ALL, ...TOWNS]) equations.push([at('2026', m, k), ...months.map((p) => at(p, m, k))])
  for (let moved = true; moved; ) {
    moved = false
    for (const [whole, ...parts] of equations as [string, ...string[]][]) {
      const narrow = (cell: string, low: number, high: number) => {
        const b = box.get(cell)!
        const next: [number, number] = [Math.max(b[0], low), Math.min(b[1], high)]
        if (next[0] > b[0] || next[1] < b[1]) {
          box.set(cell, next)
          moved = true
        }
      }
      const sum = (i: 0 | 1, but?: string) => parts.reduce((n, p) => n + (p === but ? 0 : box.get(p)![i]), 0)
      narrow(whole, sum(0), sum(1))
      for (const p of parts) narrow(p, box.get(whole)![0] - sum(1, p), box.get(whole)![1] - sum(0, p))
    }
  }
  return box
}

/** Numbers of 1 to 4 that a reader can tell to the digit. */
const told = (outputs: readonly Output[]): string[] =>
  [...known(outputs)].flatMap(([k, [low, high]]) => (low === high && low > 0 && low < LEAST ? [`${k} = ${low}`] : []))

test('no small group follows from any of the outputs together, months and years, measures and their differences', () => {
  fc.assert(
    fc.property(fc.array(month, { minLength: 1, maxLength: 3 }), (months) => {
      expect(told(publish(months))).toEqual([])
    }),
    { numRuns: 300 },
  )
}, 60_000)

test('subtracting any printed number from any other of the same place never leaves 1 to 4 cases of a known group', () => {
  fc.assert(
    fc.property(fc.array(month, { minLength: 2, maxLength: 3 }), (months) => {
      const outputs = publish(months)
      const shown = outputs.flatMap((o) => o.cells.filter((c) => !c.hidden).map((c) => ({ ...c, period: o.period })))
      for (const a of shown)
        for (const b of shown) {
          const nested = a.measure === 'all' && b.measure !== 'all' && a.key === b.key && a.period === b.period
          const rest =
            months.length === 2 &&
            a.period === '2026' &&
            b.period !== '2026' &&
            a.measure === b.measure &&
            a.key === b.key
          const left = a.n - b.n
          if (nested || rest)
            expect(left > 0 && left < LEAST ? `${a.period} ${a.measure} ${a.key} - ${b.period} ${b.measure}` : '').toBe(
              '',
            )
        }
    }),
    { numRuns: 300 },
  )
}, 60_000)

it('a month is the same whatever comes after it, and a year is not just its sums', () => {
  const raw = [
    { won: 20, lost: 10 },
    { won: 30, lost: 12 },
    { won: 2, lost: 0 },
  ]
  const large = raw.map((r) => ({ won: r.won + 20, lost: r.lost + 20 }))
  const [first] = publish([raw])
  const outputs = publish([raw, large])
  expect(outputs[0]).toEqual(first)
  const cell = (o: Output | undefined, m: string, k: string) => o?.cells.find((c) => c.measure === m && c.key === k)
  expect(cell(first, 'all', 't3')).toMatchObject({ rows: 2, hidden: true })
  // The year of the third town is large, and would give its small month away.
  expect(cell(outputs[1], 'all', 't3')).toMatchObject({ rows: 42, hidden: false })
  expect(cell(outputs[2], 'all', 't3')).toMatchObject({ rows: 44, hidden: true })
  expect(cell(outputs[2], 'all', ALL)).toMatchObject({ hidden: false })
})

it('protecting each output alone would not do', () => {
  const raw = [
    { won: 20, lost: 10 },
    { won: 30, lost: 12 },
    { won: 2, lost: 0 },
  ]
  const large = raw.map((r) => ({ won: r.won + 20, lost: r.lost + 20 }))
  const naive = publish([raw, large]).map((o) => ({
    ...o,
    cells: o.cells.map((c) => ({ ...c, hidden: c.rows > 0 && c.rows < LEAST })),
  }))
  expect(told(naive).length).toBeGreaterThan(0)
})
