import { forbidden } from '@yiwang/kernel'
import { querySpec } from '@yiwang/platform/engine'
import * as contract from '../../contract/index.ts'
import type { Deps } from '../deps.ts'
import { mayReadCounties } from '../policy.ts'
import { byPeriod } from './by-period.ts'
import { latestSnapshots } from './snapshot-store.ts'

/** Reads the city's own books only; of a county it knows the name and what that county sent. */
export const countiesSpec = (d: Deps) =>
  querySpec<typeof contract.counties>({
    op: contract.counties,
    async run({ db, actor, tenant, now }, input) {
      const verdict = mayReadCounties(actor, now)
      if (!verdict.ok) throw forbidden(verdict.why)
      const counties = [...((await d.exchange?.countiesOf(tenant)) ?? [])]
      const ids = counties.map((c) => c.county)
      const rows = await latestSnapshots(db, { tenant, period: input.period ?? null, counties: ids })
      return { counties, periods: byPeriod(rows, counties) }
    },
  })
