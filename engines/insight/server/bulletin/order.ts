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

/** The first ended month from the first bulletin on that has none; undefined where every one has. */
export const firstGap = (rows: readonly Pick<MonthRow, 'month'>[], now: number): string | undefined => {
  const there = new Set(rows.map((r) => r.month))
  let month = rows[0]?.month
  while (month !== undefined && there.has(month)) month = nextMonth(month)
  return month !== undefined && monthPeriod(month).to <= now ? month : undefined
}

/** Ended months without a bulletin in which appeals came. Most of the time there is none to look for. */
const busyMonths = async (db: Reader, a: Ask): Promise<string[]> => {
  const gap = firstGap(a.rows, a.now)
  if (a.rows.length > 0 && gap === undefined) return []
  const since = gap === undefined ? 0 : monthPeriod(gap).from
  const there = new Set(a.rows.map((r) => r.month))
  const months = await monthsWithAppeals(db, { ...a, since })
  return months.filter((m) => !there.has(m) && monthPeriod(m).to <= a.now)
}

/**
 * Ended months without a bulletin, in order: those with appeals since the first bulletin, and an empty one when it follows
 * the last without a break (it prints 0). Months in which nothing ran at all are passed over.
 */
export const dueMonths = async (db: Reader, a: Ask): Promise<string[]> => {
  const due = await busyMonths(db, a)
  const latest = [...a.rows.map((r) => r.month), ...due].sort().at(-1)
  const empty = latest === undefined ? undefined : nextMonth(latest)
  const ended = empty !== undefined && monthPeriod(empty).to <= a.now
  return ended && nextMonth(empty) === monthOf(a.now) ? [...due, empty] : due
}
