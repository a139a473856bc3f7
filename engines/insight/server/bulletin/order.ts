import type { Reader } from '@yiwang/platform/db'
import { monthOf, monthPeriod, nextMonth } from '../figures/period.ts'
import { type MonthRow, monthsWithAppeals } from '../store/bulletin-store.ts'

type Ask = {
  readonly tenant: string
  readonly pack: string
  readonly now: number
  /** Every bulletin of the pack, in order of months. */
  readonly rows: readonly MonthRow[]
}

/**
 * Ended months without a bulletin, in order: those with appeals since the first bulletin, and an empty one when it follows
 * the last without a break (it prints 0). Months in which nothing ran at all are passed over.
 */
export const dueMonths = async (db: Reader, a: Ask): Promise<string[]> => {
  const first = a.rows[0]
  const since = first === undefined ? 0 : monthPeriod(first.month).from
  const there = new Set(a.rows.map((r) => r.month))
  const busy = (await monthsWithAppeals(db, { ...a, since })).filter((m) => monthPeriod(m).to <= a.now)
  const due = busy.filter((m) => !there.has(m))
  const latest = [...there, ...due].sort().at(-1)
  const empty = latest === undefined ? undefined : nextMonth(latest)
  const ended = empty !== undefined && monthPeriod(empty).to <= a.now
  return ended && nextMonth(empty) === monthOf(a.now) ? [...due, empty] : due
}
