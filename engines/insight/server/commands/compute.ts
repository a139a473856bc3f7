import { Failure } from '@yiwang/kernel'
import type { Tx } from '@yiwang/platform/engine'
import { computeFrom, hashOf } from '../figures/compute-month.ts'
import { balanced, type MonthModel, type Plan } from '../figures/model.ts'
import { monthPeriod } from '../figures/period.ts'
import { keepFacts } from '../store/fact-store.ts'

export type Keeping = {
  readonly tenant: string
  readonly plan: Plan
  readonly month: string
  readonly now: number
  readonly bulletin: string
  readonly revision: number
}

/** Keeps the rows of the month as they are now and counts them there, so that every number has its rows. */
export const computeAndKeep = async (
  tx: Tx,
  k: Keeping,
): Promise<{ computed: MonthModel; hash: string; computedAt: number }> => {
  const { tenant, plan, bulletin, revision } = k
  await keepFacts(tx, { ask: { ...k, period: monthPeriod(k.month) }, bulletin, revision })
  const computed = await computeFrom(tx, { of: 'kept', tenant, pack: plan.pack, bulletin, revision }, k)
  return { computed, hash: hashOf(computed), computedAt: k.now }
}

export const unbalanced = (m: MonthModel): Failure =>
  new Failure('UNBALANCED', 409, {
    data: { refs: m.imbalance.map((i) => i.ref || i.matter).join('、'), matters: m.imbalance.map((i) => i.matter) },
  })
export const mustBalance = (m: MonthModel, plan: Plan): void => {
  if (!balanced(m, plan.partition)) throw unbalanced(m)
}
