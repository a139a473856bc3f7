import { createHash } from 'node:crypto'
import { canonical } from '@yiwang/kernel/pack'
import type { Bulletin, MatterClass, Partition } from '../../pack/index.ts'

/** Marks a fact carries; every figure counts facts that carry one. */
export type Flag =
  | 'collected'
  | MatterClass
  | 'both'
  | 'none'
  | 'dispatched'
  | 'returned'
  | 'right-first'
  | 'sign-due'
  | 'sign-met'
  | 'sign-late'
  | 'reply-due'
  | 'reply-met'
  | 'reply-late'
  | 'sign-breach'
  | 'asked'
  | 'answered'
  | 'solved'
  | 'satisfied'
  | 'closed'
  | 'closed-locally'
  | 'excluded'
  | 'supervision-notice'
  | 'special-report'
export type Counts = Readonly<Partial<Record<Flag, number>>>

/** What a pack wants printed; `id` is the pack's. */
export type Plan = { readonly pack: string; readonly bulletin: Bulletin; readonly partition: Partition }

export type Group = { readonly key: string | null; readonly name: string; readonly counts: Counts }
/** Why the parts do not add up, by matter. */
export type Imbalance = { readonly cause: 'both' | 'none' | 'twice'; readonly matter: string; readonly ref: string }

/** The whole computation of one month: raw numbers, from which page, document and tables are made. Never public itself. */
export type MonthModel = {
  readonly pack: string
  readonly month: string
  /** ms; when the rows were read. */
  readonly asOf: number
  readonly counts: Counts
  readonly units: readonly Group[]
  readonly towns: readonly Group[]
  readonly categories: readonly Group[]
  readonly imbalance: readonly Imbalance[]
  /** How many more matters break the balance than are named. */
  readonly unnamed: number
}

/** Fingerprint of the numbers; the moment of reading is no part of it. */
export const hashOf = ({ asOf: _, ...numbers }: MonthModel): string =>
  createHash('sha256').update(canonical(numbers)).digest('base64url').slice(0, 22)

export const count = (c: Counts, flag: Flag): number => c[flag] ?? 0

/** Whether every collected matter is in exactly one of the classes the pack names. */
export const balanced = (m: Pick<MonthModel, 'counts' | 'imbalance' | 'unnamed'>, p: Partition): boolean => {
  const sum = [...p.parts, ...p.remainders].reduce((n, c) => n + count(m.counts, c), 0)
  return m.imbalance.length === 0 && m.unnamed === 0 && sum === count(m.counts, 'collected')
}
