import type { BulletinRecord } from '../bulletin/record.ts'
import { contentOf } from '../bulletin/view.ts'
import type { Figure } from '../figures/figure.ts'
import type { Plan } from '../figures/model.ts'

export type SnapshotState = 'released' | 'corrected' | 'recalled'
/** An issue as it goes up to the city; times in ms. */
export type Snapshot = {
  readonly pack: string
  readonly series: string
  readonly number: number
  /** YYYY-MM. */
  readonly period: string
  readonly state: SnapshotState
  /** Version of the bulletin in the county: the higher is the newer. */
  readonly seq: number
  readonly figures: readonly Figure[]
  readonly releasedAt: number
}

/**
 * What a bulletin prints for everybody: its figures with their definitions, small groups hidden as there, and no address
 * of a case. Undefined while it is not public. A recalled one goes up without figures.
 */
export const snapshotOf = (b: BulletinRecord, plan: Plan): Snapshot | undefined => {
  if (b.issue === null || b.releasedAt === null) return undefined
  const recalled = b.state === 'recalled'
  return {
    pack: b.pack,
    series: plan.bulletin.id,
    number: b.issue,
    period: b.month,
    state: recalled ? 'recalled' : b.corrections.length > 0 ? 'corrected' : 'released',
    seq: b.seq,
    figures: recalled ? [] : contentOf(b.computed, plan, { final: true, bulletin: null }).figures,
    releasedAt: b.releasedAt,
  }
}
