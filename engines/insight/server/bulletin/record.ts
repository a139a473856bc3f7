import type { z } from 'zod'
import type { actOnBulletin, BulletinState as StateShape } from '../../contract/index.ts'
import { FIGURES, type FigureId } from '../../pack/index.ts'
import { MEASURES } from '../figures/measures.ts'
import { type Counts, count, type MonthModel, type Plan } from '../figures/model.ts'

export type BulletinState = z.infer<typeof StateShape>
export type BulletinAction = z.infer<(typeof actOnBulletin)['input']>['action']

export type HistoryEntry = {
  readonly at: number
  readonly what: 'drafted' | 'recomputed' | 'checked' | 'sent-back' | 'released' | 'corrected' | 'recalled'
  /** Post kind, or `system`. */
  readonly as: string
  /** Masked name; '' for the system. */
  readonly name: string
  readonly reason: string
}
/** A figure as it was printed and as it is printed now. */
export type Change = { readonly figure: FigureId; readonly before: string; readonly after: string }
export type Correction = {
  readonly at: number
  readonly reason: string
  readonly changes: readonly Change[]
  /** The computation that stood before, whole. */
  readonly before: MonthModel
  readonly revision: number
}

/** A bulletin as stored; times in ms. */
export type BulletinRecord = {
  readonly id: string
  readonly seq: number
  readonly pack: string
  readonly month: string
  readonly issue: number | null
  readonly state: BulletinState
  readonly revision: number
  readonly computed: MonthModel
  readonly hash: string
  readonly computedAt: number
  readonly draftedBy: string | null
  readonly checkedBy: string | null
  readonly checkedHash: string | null
  readonly releasedBy: string | null
  readonly releasedAt: number | null
  readonly recallReason: string | null
  readonly corrections: readonly Correction[]
  readonly history: readonly HistoryEntry[]
}

const printed = (id: FigureId, c: Counts, least: number): string => {
  const m = MEASURES[id]
  const n = count(c, m.counts)
  if (m.rate !== true || m.of === undefined) return String(n)
  const of = count(c, m.of)
  return of === 0 ? '没有数据' : of < least ? '样本太少' : `${n}/${of}`
}
/** Figures that print otherwise in the second of two computations of one month. */
export const changesBetween = (before: MonthModel, after: MonthModel, plan: Plan): Change[] =>
  [...new Set([...plan.bulletin.parts, ...plan.partition.parts, ...plan.partition.remainders])].flatMap((figure) => {
    const of = (m: MonthModel) => printed(figure, m.counts, plan.bulletin.rateLeast)
    return of(before) === of(after) ? [] : [{ figure, before: of(before), after: of(after) }]
  })

/** Numbers that would come out otherwise now. */
export const driftBetween = (
  before: MonthModel,
  now: MonthModel,
): { figure: FigureId; before: number; now: number }[] =>
  FIGURES.flatMap((figure) => {
    const [a, b] = [count(before.counts, MEASURES[figure].counts), count(now.counts, MEASURES[figure].counts)]
    return a === b ? [] : [{ figure, before: a, now: b }]
  })
