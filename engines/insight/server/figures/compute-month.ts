import type { Reader } from '@yiwang/platform/db'
import { imbalanceOf, type Source, tally } from '../store/fact-store.ts'
import { hashOf, type MonthModel, type Plan } from './model.ts'
import { monthPeriod } from './period.ts'

export type MonthAsk = { readonly tenant: string; readonly plan: Plan; readonly month: string; readonly now: number }

/** The one computation: from rows read now, or from the rows a bulletin kept. `now` in ms is printed as the moment of reading. */
export const computeFrom = async (db: Reader, s: Source, at: Omit<MonthAsk, 'tenant'>): Promise<MonthModel> => {
  const tallies = await tally(db, s)
  const { named, unnamed } = await imbalanceOf(db, s)
  return { pack: at.plan.pack, month: at.month, asOf: at.now, ...tallies, imbalance: named, unnamed }
}

/** The month as it stands now. */
export const computeMonth = (db: Reader, a: MonthAsk): Promise<MonthModel> =>
  computeFrom(db, { of: 'now', ask: { ...a, period: monthPeriod(a.month) } }, a)

export { hashOf }
