import type { Measure } from '../../pack/index.ts'
import { isDistinct } from '../../pack/measure.ts'
import { type Fact, keysOf } from './evaluate.ts'

export type Delta = {
  readonly measure: string
  readonly dim: string
  readonly day: string
  readonly key: string
  readonly n: number
  readonly rows: number
}

const sameFact = (a: Fact, b: Fact): boolean => (Object.keys(a) as (keyof Fact)[]).every((k) => a[k] === b[k])
const at = (f: Fact): string => `${f.measure} ${f.item}`

/** Facts that no longer hold, and those that hold now; equal ones are neither. */
export const changesBetween = (
  before: readonly Fact[],
  after: readonly Fact[],
): { gone: readonly Fact[]; come: readonly Fact[] } => {
  const [old, now] = [new Map(before.map((f) => [at(f), f])), new Map(after.map((f) => [at(f), f]))]
  const kept = (f: Fact, in_: Map<string, Fact>): boolean => {
    const other = in_.get(at(f))
    return other !== undefined && sameFact(f, other)
  }
  return { gone: before.filter((f) => !kept(f, now)), come: after.filter((f) => !kept(f, old)) }
}

/**
 * What the roll-ups change by. What is counted once each has none: its numbers do not add up over days. Sums are of
 * whole hundredths, so that no order of them matters.
 */
export const deltasOf = (
  measures: readonly Measure[],
  c: { readonly gone: readonly Fact[]; readonly come: readonly Fact[] },
): Delta[] => {
  const sums = new Map<string, { delta: Omit<Delta, 'n' | 'rows'>; hundredths: number; rows: number }>()
  const add = (f: Fact, sign: 1 | -1): void => {
    const m = measures.find((x) => x.id === f.measure)
    if (!m || isDistinct(m)) return
    for (const [dim, key] of keysOf(m, f)) {
      const id = JSON.stringify([f.measure, dim, f.day, key])
      const s = sums.get(id) ?? { delta: { measure: f.measure, dim, day: f.day, key }, hundredths: 0, rows: 0 }
      sums.set(id, { ...s, hundredths: s.hundredths + sign * Math.round(f.n * 100), rows: s.rows + sign })
    }
  }
  for (const f of c.gone) add(f, -1)
  for (const f of c.come) add(f, 1)
  return [...sums.values()]
    .filter((s) => s.hundredths !== 0 || s.rows !== 0)
    .map((s) => ({ ...s.delta, n: s.hundredths / 100, rows: s.rows }))
}
