import { forbidden, notFound } from '@yiwang/kernel'
import { querySpec } from '@yiwang/platform/engine'
import * as contract from '../../contract/index.ts'
import { type Deps, planOf } from '../deps.ts'
import { mayOpenCases } from '../policy.ts'
import { loadOf, totalsOf } from '../store/total-store.ts'

/** Cumulative figures; `balanced` says that the parts alone make the whole, with nothing counted twice. */
export const totals = (d: Deps) =>
  querySpec<typeof contract.totals>({
    op: contract.totals,
    async run({ db, tenant, now }, input) {
      const plan = planOf(d, tenant, input.pack)
      if (!plan) throw notFound()
      const { others, broken, ...figures } = await totalsOf(db, { tenant, plan, now })
      return { figures, balanced: others === 0 && broken === 0 }
    },
  })

export const workload = querySpec<typeof contract.workload>({
  op: contract.workload,
  async run({ db, actor, tenant, now }) {
    const verdict = mayOpenCases(actor, now)
    if (!verdict.ok) throw forbidden(verdict.why)
    const rows = await loadOf(db, tenant, now)
    return { rows: rows.map((r) => ({ ...r, name: r.name ?? '还没有派出' })) }
  },
})
