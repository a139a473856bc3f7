import type { Sweep, WorkContext } from '@yiwang/platform/engine'
import { actOnBulletin, draftBulletin } from '../../contract/index.ts'
import { dueMonths } from '../bulletin/order.ts'
import type { Deps } from '../deps.ts'
import { monthsOf } from '../store/bulletin-store.ts'

const EVERY_MS = 30_000
/** How long a refused draft waits before its numbers are read again. */
const AGAIN_MS = 10 * 60_000

const sweepPack = async (ctx: WorkContext, pack: string): Promise<number> => {
  const rows = await monthsOf(ctx.db, ctx.tenant, pack)
  let moved = 0
  for (const month of await dueMonths(ctx.db, { tenant: ctx.tenant, pack, now: ctx.now, rows })) {
    await ctx.command(draftBulletin, { month, pack }, `month-end:${pack}:${month}`)
    moved += 1
  }
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
export const monthEnd = (d: Deps): Sweep => ({
  name: 'insight.month-end',
  every: EVERY_MS,
  async run(ctx) {
    let moved = 0
    for (const plan of d.plansOf(ctx.tenant)) moved += await sweepPack(ctx, plan.pack)
    return moved
  },
})
