import { type Cond, holds } from '@yiwang/kernel/cond'
import { canonical } from '@yiwang/kernel/pack'

export const SUPERS = ['open', 'fixed', 'closed'] as const
export const CASE_LEVELS = ['grid', 'community', 'town', 'county'] as const
type One<T extends string> = T | readonly T[]

/** Which matters a measure is about. What is left out chooses nothing; several choices must all hold. */
export type Selector = {
  readonly type?: One<string>
  /** A code of the catalogue with everything below it: the codes that begin so. */
  readonly category?: One<string>
  /** Where the matter stands now. */
  readonly stages?: readonly string[]
  readonly super?: One<(typeof SUPERS)[number]>
  readonly level?: One<(typeof CASE_LEVELS)[number]>
  readonly channel?: One<string>
  /** The code it was closed with, or the part of it before a colon. */
  readonly closedBy?: One<string>
  /** Over the fields that the pack's own forms add. */
  readonly when?: Cond
}
/** What a selector looks at. */
export type Selected = {
  readonly type: string
  readonly category: string | null
  readonly stage: string
  readonly super: string
  readonly level: string
  readonly channel: string
  readonly closeCode: string | null
  readonly fields: Readonly<Record<string, unknown>>
}

export const listOf = <T extends string>(v: One<T> | undefined): readonly T[] | undefined =>
  typeof v === 'string' ? [v] : v

const KEYS = ['type', 'category', 'stages', 'super', 'level', 'channel', 'closedBy'] as const
type Key = (typeof KEYS)[number]
/** Whether a value is the chosen one, or lies below it where choices are prefixes. */
const below = (key: Key, value: string, choice: string): boolean =>
  key === 'category'
    ? value.startsWith(choice)
    : key === 'closedBy'
      ? value === choice || value.startsWith(`${choice}:`)
      : value === choice
const VALUE: Readonly<Record<Key, (s: Selected) => string | null>> = {
  type: (s) => s.type,
  category: (s) => s.category,
  stages: (s) => s.stage,
  super: (s) => s.super,
  level: (s) => s.level,
  channel: (s) => s.channel,
  closedBy: (s) => s.closeCode,
}

export const selects = (s: Selector, of: Selected): boolean =>
  KEYS.every((k) => {
    const choices = listOf(s[k])
    const value = VALUE[k](of)
    return choices === undefined || (value !== null && choices.some((c) => below(k, value, c)))
  }) &&
  (s.when === undefined || holds(s.when, of.fields))

const conjuncts = (c: Cond | undefined): readonly Cond[] =>
  c === undefined ? [] : c.op === 'all' ? c.of.flatMap(conjuncts) : [c]
/** Values a condition leaves a field, when it names them. */
const named = (c: Cond): { field: string; values: readonly unknown[] } | undefined =>
  c.op === 'eq'
    ? { field: c.field, values: [c.value] }
    : c.op === 'in'
      ? { field: c.field, values: c.value }
      : undefined
const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b)

type Range = { field: string; low: number; high: number; openLow: boolean; openHigh: boolean }
const rangeOf = (c: Cond): Range | undefined => {
  if (c.op !== 'gt' && c.op !== 'ge' && c.op !== 'lt' && c.op !== 'le') return undefined
  if (typeof c.value !== 'number') return undefined
  const up = c.op === 'gt' || c.op === 'ge'
  return {
    field: c.field,
    low: up ? c.value : Number.NEGATIVE_INFINITY,
    high: up ? Number.POSITIVE_INFINITY : c.value,
    openLow: c.op === 'gt',
    openHigh: c.op === 'lt',
  }
}
const apart = (a: Range, b: Range): boolean =>
  a.high < b.low ||
  (a.high === b.low && (a.openHigh || b.openLow)) ||
  b.high < a.low ||
  (b.high === a.low && (b.openHigh || a.openLow))

/** Whether no record can satisfy both: by named values, ranges, or one being the other's denial. */
const contradicts = (a: Cond, b: Cond): boolean => {
  const [x, y] = [named(a), named(b)]
  if (x && y) return x.field === y.field && !x.values.some((v) => y.values.includes(v))
  const [r, s] = [rangeOf(a), rangeOf(b)]
  if (r && s) return r.field === s.field && apart(r, s)
  const denies = (c: Cond, d: Cond): boolean =>
    (c.op === 'not' && same(c.of, d)) || (c.op === 'ne' && d.op === 'eq' && c.field === d.field && c.value === d.value)
  if (denies(a, b) || denies(b, a)) return true
  const [n, q] = x ? [x, b] : [y, a]
  return (
    n !== undefined &&
    q.op !== 'in' &&
    rangeOf(q)?.field === n.field &&
    n.values.every((v) => !holds(q, { [n.field]: v }))
  )
}

/** Whether no matter can be in both. False also when that cannot be shown. */
export const disjoint = (a: Selector, b: Selector): boolean =>
  KEYS.some((k) => {
    const [x, y] = [listOf(a[k]), listOf(b[k])]
    return x !== undefined && y !== undefined && !x.some((v) => y.some((w) => below(k, v, w) || below(k, w, v)))
  }) || conjuncts(a.when).some((c) => conjuncts(b.when).some((d) => contradicts(c, d)))

const implied = (by: Cond, c: Cond): boolean => {
  if (same(by, c)) return true
  const [x, y] = [named(by), named(c)]
  return x !== undefined && y !== undefined && x.field === y.field && x.values.every((v) => y.values.includes(v))
}
/** Whether every matter of `a` is in `b`. False also when that cannot be shown. */
export const within = (a: Selector, b: Selector): boolean =>
  KEYS.every((k) => {
    const [x, y] = [listOf(a[k]), listOf(b[k])]
    return y === undefined || (x?.every((v) => y.some((w) => below(k, v, w))) ?? false)
  }) && conjuncts(b.when).every((c) => conjuncts(a.when).some((d) => implied(d, c)))
