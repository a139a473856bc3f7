import { createHash } from 'node:crypto'
import type { Dim, Measure } from '../../pack/index.ts'
import { type Selected, selects } from '../../pack/selector.ts'
import { dayOf, hourOf } from '../figures/period.ts'

/** A matter as the figures see it; times in ms. */
export type CaseRow = Selected & {
  readonly matter: string
  readonly town: string | null
  readonly grid: string | null
  readonly unit: string | null
  readonly opened: number
  readonly closed: number | null
  readonly settled: number | null
  readonly merged: boolean
  readonly excluded: boolean
}
/** What one matter contributes to one measure. */
export type Fact = {
  readonly measure: string
  readonly item: string
  /** YYYY-MM-DD in the county, and the hour of it. */
  readonly day: string
  readonly hour: number
  /** Two decimals at most. */
  readonly n: number
  /** Fingerprint of what is counted once each; null where things are added. */
  readonly value: string | null
  readonly town: string | null
  readonly grid: string | null
  readonly unit: string | null
  readonly category: string | null
  readonly level: string
  readonly stage: string
}

/** Who counts households need not keep their names a second time. */
const fingerprint = (measure: string, value: unknown): string =>
  createHash('sha256')
    .update(`${measure} ${String(value).trim()}`)
    .digest('base64url')
    .slice(0, 22)
const MOST = 1e13

const counted = (m: Measure, fields: CaseRow['fields']): Pick<Fact, 'n' | 'value'> | undefined => {
  if (m.amount === undefined) return { n: 1, value: null }
  if ('distinct' in m.amount) {
    const v = fields[m.amount.distinct]
    return v === undefined || v === null || v === '' ? undefined : { n: 1, value: fingerprint(m.id, v) }
  }
  const v = fields[m.amount.field]
  const n = typeof v === 'number' ? Math.round(v * 100) / 100 : Number.NaN
  return n >= 0 && n < MOST ? { n, value: null } : undefined
}

const fact = (m: Measure, c: CaseRow): Fact[] => {
  const at = c[m.at]
  if (at === null || c.merged || c.excluded || !selects(m.of, c)) return []
  const amount = counted(m, c.fields)
  if (!amount) return []
  const { matter: item, town, grid, unit, category, level, stage } = c
  return [
    { measure: m.id, item, day: dayOf(at), hour: hourOf(at), ...amount, town, grid, unit, category, level, stage },
  ]
}
/** What a matter contributes now: at most one fact a measure. */
export const factsOf = (measures: readonly Measure[], c: CaseRow): Fact[] => measures.flatMap((m) => fact(m, c))

/** Weekday from 1 (Monday) and hour, `1-09`. */
export const hourKey = (day: string, hour: number): string =>
  `${new Date(`${day}T00:00:00Z`).getUTCDay() || 7}-${String(hour).padStart(2, '0')}`
const KEY: Readonly<Record<Dim, (f: Fact) => string | null>> = {
  town: (f) => f.town,
  grid: (f) => f.grid,
  unit: (f) => f.unit,
  category: (f) => f.category,
  level: (f) => f.level,
  stage: (f) => f.stage,
  hour: (f) => hourKey(f.day, f.hour),
}
export const NO_KEY = 'none'
/** The roll-ups a fact is part of: the whole, and one for each dimension the measure is kept by. */
export const keysOf = (m: Measure, f: Fact): (readonly [dim: Dim | 'all', key: string])[] => [
  ['all', 'all'],
  ...(m.by ?? []).map((d) => [d, KEY[d](f) ?? NO_KEY] as const),
]
