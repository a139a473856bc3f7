import type { z } from 'zod'
import type { actOnBulletin, BulletinState as StateShape } from '../../contract/index.ts'
import type { MonthModel } from '../figures/model.ts'

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
export type Change = { readonly figure: string; readonly before: number; readonly after: number }
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

/** Figures whose numbers differ between two computations of one month. */
export const changesBetween = (a: MonthModel, b: MonthModel): Change[] => {
  const flags = [...new Set([...Object.keys(a.counts), ...Object.keys(b.counts)])].sort() as (keyof MonthModel['counts'])[]
  return flags.flatMap((f) => {
    const [before, after] = [a.counts[f] ?? 0, b.counts[f] ?? 0]
    return before === after ? [] : [{ figure: f, before, after }]
  })
}
