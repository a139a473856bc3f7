import { notFound } from '@yiwang/kernel'
import { querySpec } from '@yiwang/platform/engine'
import * as contract from '../../contract/index.ts'
import type { BulletinRecord } from '../bulletin/record.ts'
import { contentOf, periodOf } from '../bulletin/view.ts'
import { type Deps, planOf } from '../deps.ts'
import { computeMonth } from '../figures/compute-month.ts'
import { count } from '../figures/model.ts'
import { monthOf } from '../figures/period.ts'
import { hotCategories } from '../figures/tables.ts'
import { released } from '../store/bulletin-store.ts'

const bar = (b: BulletinRecord) => ({
  month: b.month,
  collected: count(b.computed.counts, 'collected'),
  onSpot: count(b.computed.counts, 'on-the-spot'),
  forwarded: count(b.computed.counts, 'forwarded'),
})

/**
 * A released month as it was released, with towns and categories; without one, or for a month still running, the
 * county's own numbers as provisional ones. Towns and categories wait for the release: read twice in an hour, they would
 * tell of one case.
 */
export const board = (d: Deps) =>
  querySpec<typeof contract.board>({
    op: contract.board,
    async run({ db, tenant, now }, input) {
      const plan = planOf(d, tenant)
      if (!plan) throw notFound()
      const all = await released(db, tenant, plan.pack)
      const month = input.month ?? all.at(-1)?.month ?? monthOf(now)
      const final = all.find((b) => b.month === month)
      const model = final?.computed ?? (await computeMonth(db, { tenant, plan, month, now }))
      const { figures, tables } = contentOf(model, plan, { final: final !== undefined, bulletin: null })
      return {
        period: periodOf(month),
        state: final ? 'final' : 'provisional',
        asOf: new Date(model.asOf).toISOString(),
        figures,
        byMonth: all.map(bar),
        byTown: final ? (tables.find((t) => t.id === 'by-town') ?? null) : null,
        hot: final ? hotCategories(model, plan.bulletin.hideUnder) : [],
      }
    },
  })
