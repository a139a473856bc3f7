import { canonical } from '@yiwang/kernel/pack'
import { NEEDS } from '../../pack/board.ts'
import type { Measure } from '../../pack/index.ts'
import { isDistinct } from '../../pack/measure.ts'
import { within } from '../../pack/selector.ts'
import { type Published, protect } from '../figures/protect.ts'
import { type MeasurePlan, measureOf } from './plan.ts'

/** One number of an ended period: of the county (`all`) or of a town. `rows` is how many cases stand behind it. */
export type Cell = {
  readonly measure: string
  readonly key: string
  readonly n: number
  readonly rows: number
  readonly hidden: boolean
}
export type Count = Omit<Cell, 'hidden'>
/** What is public: measures, and those of them that are printed by town. */
export type Publics = { readonly measures: readonly Measure[]; readonly byTown: ReadonlySet<string> }
export const LEAST = 5
export const ALL = 'all'

/** The measures behind the public boards of a plan. */
export const publicsOf = (p: MeasurePlan): Publics => {
  const [ids, byTown] = [new Set<string>(), new Set<string>()]
  for (const t of p.boards.filter((b) => b.face === 'public').flatMap((b) => b.tiles)) {
    const r = 'rate' in t ? p.rates.find((x) => x.id === t.rate) : undefined
    const s = 'partition' in t ? p.splits.find((x) => x.id === t.partition) : undefined
    const own = 'measure' in t ? [t.measure] : r ? [r.of, r.over] : s ? [s.whole, ...s.parts] : []
    for (const id of own) {
      ids.add(id)
      if (NEEDS[t.show] === 'town') byTown.add(id)
    }
  }
  return { measures: [...ids].sort().flatMap((id) => measureOf(p, id) ?? []), byTown }
}

/** Whether every case of `a` is one of `b`, so that a reader may subtract. */
const nested = (a: Measure, b: Measure): boolean =>
  a.id !== b.id &&
  a.at === b.at &&
  within(a.of, b.of) &&
  (b.amount === undefined || (!isDistinct(b) && canonical(a.amount ?? null) === canonical(b.amount)))

type Sum = [cell: number, sign: 1 | -1][]
type System = { cells: number[]; sums: Sum[]; unprinted: Set<number>; at: Map<string, number> }
const id = (period: string, measure: string, key: string): string => `${period} ${measure} ${key}`

/** Differences of measures that lie in one another: printed nowhere, known to whoever subtracts. */
const differences = (sys: System, o: { period: string; p: Publics; keys: readonly string[] }): void => {
  for (const b of o.p.measures)
    for (const a of o.p.measures.filter((x) => nested(x, b))) {
      const made = o.keys.flatMap((key) => {
        const [x, y] = [sys.at.get(id(o.period, a.id, key)), sys.at.get(id(o.period, b.id, key))]
        if (x === undefined || y === undefined) return []
        const d = sys.cells.push(Math.max(0, sys.cells[y]! - sys.cells[x]!)) - 1
        sys.unprinted.add(d)
        sys.sums.push([
          [y, 1],
          [x, -1],
          [d, -1],
        ])
        return [{ key, d }]
      })
      const whole = made.find((m) => m.key === ALL)
      const parts = made.filter((m) => m.key !== ALL)
      if (whole && parts.length > 0) sys.sums.push([[whole.d, 1], ...parts.map(({ d }) => [d, -1] as [number, -1])])
    }
}
/** The printed parts of a whole, as the boards' equations name them. */
const equations = (sys: System, o: { period: string; plan: MeasurePlan; keys: readonly string[] }): void => {
  for (const s of o.plan.splits)
    for (const key of o.keys) {
      const cells = [s.whole, ...s.parts].map((m) => sys.at.get(id(o.period, m, key)))
      if (cells.every((c) => c !== undefined)) sys.sums.push(cells.map((c, i) => [c as number, i === 0 ? 1 : -1]))
    }
}
const addPeriod = (
  sys: System,
  o: { period: string; plan: MeasurePlan; p: Publics; counts: readonly Count[] },
): void => {
  const keys = [...new Set(o.counts.map((c) => c.key))].sort()
  for (const c of o.counts) sys.at.set(id(o.period, c.measure, c.key), sys.cells.push(c.rows) - 1)
  for (const m of o.p.byTown) {
    const all = sys.at.get(id(o.period, m, ALL))
    const towns = o.counts.filter((c) => c.measure === m && c.key !== ALL)
    if (all !== undefined && towns.length > 0)
      sys.sums.push([[all, 1], ...towns.map((c) => [sys.at.get(id(o.period, m, c.key))!, -1] as [number, -1])])
  }
  differences(sys, { ...o, keys })
  equations(sys, { ...o, keys })
}
const blank = (): System => ({ cells: [], sums: [], unprinted: new Set(), at: new Map() })

const decided = (
  sys: System,
  o: { period: string; counts: readonly Count[]; beside?: Parameters<typeof protect>[2] },
): Cell[] => {
  const found = protect(sys as Published, LEAST, { unprinted: sys.unprinted, ...o.beside })
  // No way to keep the small ones in: then nothing of the period goes out.
  return o.counts.map((c) => ({ ...c, hidden: found?.has(sys.at.get(id(o.period, c.measure, c.key))!) ?? true }))
}

/** Every measure by every town of the period, zeros among them: a missing row would tell as much as a number. */
export const filled = (p: Publics, counts: readonly Count[]): Count[] => {
  const towns = [...new Set(counts.filter((c) => p.byTown.has(c.measure) && c.key !== ALL).map((c) => c.key))].sort()
  return p.measures.flatMap((m) =>
    [ALL, ...(p.byTown.has(m.id) ? towns : [])].map(
      (key) => counts.find((c) => c.measure === m.id && c.key === key) ?? { measure: m.id, key, n: 0, rows: 0 },
    ),
  )
}

/** A month, decided by itself: nothing that comes later ever changes what it shows. */
export const protectMonth = (plan: MeasurePlan, period: string, counts: readonly Count[]): Cell[] => {
  const p = publicsOf(plan)
  const sys = blank()
  const all = filled(p, counts)
  addPeriod(sys, { period, plan, p, counts: all })
  return decided(sys, { period, counts: all })
}

/** The year's own counts: sums of its months as they were fixed; what is counted once each is counted anew. */
export const yearCounts = (
  plan: MeasurePlan,
  months: readonly (readonly Count[])[],
  anew: readonly Count[],
): Count[] => {
  const sums = new Map<string, Count>()
  for (const c of months.flat()) {
    const m = measureOf(plan, c.measure)
    if (!m || isDistinct(m)) continue
    const k = `${c.measure} ${c.key}`
    const s = sums.get(k) ?? { measure: c.measure, key: c.key, n: 0, rows: 0 }
    sums.set(k, { ...s, n: Math.round((s.n + c.n) * 100) / 100, rows: s.rows + c.rows })
  }
  return [...sums.values(), ...anew]
}
/**
 * A year beside its months, which stand as they are: of the year as many numbers are hidden as it takes that no hidden
 * one of a month follows from the year less the other months, nor one of the year from its months.
 */
export const protectYear = (
  plan: MeasurePlan,
  o: { period: string; counts: readonly Count[]; months: readonly { period: string; cells: readonly Cell[] }[] },
): Cell[] => {
  const p = publicsOf(plan)
  const sys = blank()
  const [settled, hidden] = [new Set<number>(), new Set<number>()]
  for (const m of o.months) {
    addPeriod(sys, { period: m.period, plan, p, counts: m.cells })
    for (const c of m.cells) {
      const at = sys.at.get(id(m.period, c.measure, c.key))!
      settled.add(at)
      if (c.hidden) hidden.add(at)
    }
  }
  const counts = filled(p, o.counts)
  addPeriod(sys, { period: o.period, plan, p, counts })
  for (const c of counts) {
    const parts = o.months.flatMap((m) => sys.at.get(id(m.period, c.measure, c.key)) ?? [])
    sys.sums.push([[sys.at.get(id(o.period, c.measure, c.key))!, 1], ...parts.map((x) => [x, -1] as [number, -1])])
  }
  return decided(sys, { period: o.period, counts, beside: { settled, hidden } })
}
