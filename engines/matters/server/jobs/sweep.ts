import { sql } from '@yiwang/platform/db'
import type { Sweep } from '@yiwang/platform/engine'
import { ring } from '../../contract/index.ts'

type Due = { id: string; matter: string; step: string; cycle: number; next_at: Date }
const BATCH = 200

/** Clocks whose time has come, earliest first. The row is the truth; this only looks for it. */
export const ringDue: Sweep = {
  name: 'matters.ring',
  every: 500,
  async run(ctx) {
    const due = await ctx.db.rows<Due>(
      sql(
        `select id, matter, step, cycle, next_at from matters.clock where tenant=$1 and next_at <= $2 order by next_at limit ${BATCH}`,
        [ctx.tenant, new Date(ctx.now)],
      ),
    )
    for (const c of due) {
      const what = c.step === 'remind' ? 'remind' : c.step === 'due' ? 'due' : 'after'
      await ctx.command(
        ring,
        { id: c.matter, clock: c.id, what, cycle: c.cycle },
        `ring:${c.id}:${c.step}:${c.cycle}:${c.next_at.getTime()}`,
      )
    }
    return due.length
  },
}
