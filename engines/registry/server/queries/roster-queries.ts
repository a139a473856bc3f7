import { forbidden, type Verdict } from '@yiwang/kernel'
import { listSpec, type QueryContext, querySpec } from '@yiwang/platform/engine'
import { writeCsv } from '@yiwang/tables/server'
import * as contract from '../../contract/index.ts'
import { POST_KINDS } from '../../pack/post-kinds.ts'
import type { Deps } from '../deps.ts'
import { coverageOf } from '../domain/coverage.ts'
import { rootOf } from '../domain/territory.ts'
import { mayLookIntoRegistry } from '../policy.ts'
import { exportRows } from '../roster/export-rows.ts'
import { peopleScope } from '../scope.ts'
import { peopleList } from '../store/person-store.ts'
import { slotCounts } from '../store/post-store.ts'
import { isoOrNull } from './grid-view.ts'

const allowed = (v: Verdict): string => {
  if (!v.ok) throw forbidden(v.why)
  return v.as
}

export const coverage = (deps: Deps) =>
  querySpec<typeof contract.coverage>({
    op: contract.coverage,
    async run(ctx) {
      const territory = await deps.api.territory(ctx.tenant)
      allowed(mayLookIntoRegistry(ctx.actor, rootOf(territory), ctx))
      const counts = await slotCounts(ctx.db, ctx)
      const report = coverageOf({ territory, counts, composition: deps.compositionOf(ctx.tenant) })
      const incomplete = report.teams.incomplete.map((t) => ({
        ...t,
        missing: [...t.missing],
        since: isoOrNull(t.since),
      }))
      return { ...report, teams: { ...report.teams, incomplete } }
    },
  })

export const people = listSpec<typeof contract.people>({
  op: contract.people,
  select: (actor, { find, limit }, now) => peopleList({ limit, now, find, scope: peopleScope(actor, now) }),
  shape: (rows) => ({
    items: rows as { id: string; code: string; name: string; unitName: string | null; posts: number }[],
  }),
})

export const postKinds = querySpec<typeof contract.postKinds>({
  op: contract.postKinds,
  run: async () => ({
    items: Object.entries(POST_KINDS).map(([kind, { words, scope, level }]) => ({ kind, words, scope, level })),
  }),
})

const exported = async (deps: Deps, ctx: QueryContext, kind: Parameters<typeof exportRows>[2]) => {
  const territory = await deps.api.territory(ctx.tenant)
  const as = allowed(mayLookIntoRegistry(ctx.actor, rootOf(territory), ctx))
  const words = { tiers: deps.tiersOf(ctx.tenant), patchKinds: deps.patchKindsOf(ctx.tenant) }
  const rows = await exportRows(territory, { ...ctx, ...words }, kind)
  await ctx.audit({ subject: `roster:${kind}`, as, change: { rows: rows.length - 1 } })
  return {
    bytes: Buffer.from(writeCsv(rows)),
    type: 'text/csv; charset=utf-8',
    headers: { 'content-disposition': `attachment; filename="registry-${kind}.csv"` },
  }
}
export const exportTable = (deps: Deps) =>
  querySpec<typeof contract.exportTable>({
    op: contract.exportTable,
    // A binary operation answers bytes with their name; the contract's text is what they say.
    run: (ctx, { kind }) => exported(deps, ctx, kind) as unknown as Promise<string>,
  })
