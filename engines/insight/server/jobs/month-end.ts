import type { Sweep, WorkContext } from '@yiwang/platform/engine'
import { actOnBulletin, draftBulletin } from '../../contract/index.ts'
import { dueMonths } from '../bulletin/order.ts'
import type { Deps } from '../deps.ts'
import { monthOf } from '../figures/period.ts'
import { type MonthRow, monthsOf } from '../store/bulletin-store.ts'

const EVERY_MS = 30_000
/** How long a refused draft waits before its numbers are read again. */
const AGAIN_MS = 10 * 60_000
/** How often ended months are looked for although no month has ended since: late imports. */
const LOOK_MS = 6 * 3_600_000

const draftDue = async (ctx: WorkContext, pack: string, rows: readonly MonthRow[]): Promise<number> => {
  const months = await dueMonths(ctx.db, { tenant: ctx.tenant, pack, now: ctx.now, rows })
  for (const month of months) await ctx.command(draftBulletin, { month, pack }, `month-end:${pack}:${month}`)
  return months.length
}

/** Counts again what was refused; a draft that still does not balance is no movement. */
const mend = async (ctx: WorkContext, rows: readonly MonthRow[]): Promise<number> => {
  let moved = 0
  for (const r of rows.filter((x) => x.state === 'refused' && ctx.now - x.computedAt.getTime() >= AGAIN_MS)) {
    const key = `recompute:${r.id}:${r.computedAt.getTime()}`
    const after = await ctx.command(actOnBulletin, { id: r.id, action: 'recompute', reason: '' }, key)
    if (after.state !== 'refused') moved += 1
  }
  return moved
}

/**
 * When a month has ended its draft appears, once, also for months that were slept through, in order; a refused draft is
 * computed again until it balances. Checking and releasing are for people.
 */
export const monthEnd = (d: Deps): Sweep => {
  // Only spares looking: what is drafted is decided by the rows.
  const looked = new Map<string, number>()
  const fresh = (key: string, now: number): boolean => {
    const last = looked.get(key)
    return last !== undefined && monthOf(last) === monthOf(now) && Math.abs(now - last) < LOOK_MS
  }
  return {
    name: 'insight.month-end',
    every: EVERY_MS,
    async run(ctx) {
      let moved = 0
      for (const { pack } of d.plansOf(ctx.tenant)) {
        const key = `${ctx.tenant} ${pack}`
        const rows = await monthsOf(ctx.db, ctx.tenant, pack)
        if (!fresh(key, ctx.now)) moved += await draftDue(ctx, pack, rows)
        looked.set(key, fresh(key, ctx.now) ? looked.get(key)! : ctx.now)
        moved += await mend(ctx, rows)
      }
      return moved
    },
  }
}
