import { forbidden, notFound } from '@yiwang/kernel'
import { type Sweep, type Tx, txCommand } from '@yiwang/platform/engine'
import { callAs, type Platform, systemActor } from '@yiwang/platform/platform'
import { rebuildFigures } from '../../contract/measures.ts'
import type { Deps } from '../deps.ts'
import {
  clearPack,
  countedBy,
  insertFacts,
  liftTimeout,
  lockCounting,
  markCounted,
  pageOfCases,
  sumPack,
} from '../store/measure-store.ts'
import { type CaseRow, factsOf } from './evaluate.ts'
import type { MeasurePlan } from './plan.ts'

export type Counting = { readonly tenant: string; readonly plan: MeasurePlan; readonly now: number }

/** Facts and sums of a pack from nothing, under the lock that the caller holds. */
export const rebuildPack = async (
  tx: Tx,
  { tenant, plan, now }: Counting,
): Promise<{ matters: number; facts: number }> => {
  const at = { tenant, pack: plan.pack }
  await liftTimeout(tx)
  await clearPack(tx, at)
  const done = { matters: 0, facts: 0 }
  let page: CaseRow[]
  let after: string | undefined
  do {
    page = await pageOfCases(tx, { ...at, after })
    const facts = page.flatMap((c) => factsOf(plan.measures, c))
    await insertFacts(tx, at, facts)
    done.matters += page.length
    done.facts += facts.length
    after = page.at(-1)?.matter
  } while (page.length > 0)
  await sumPack(tx, { ...at, measures: plan.measures })
  await markCounted(tx, { ...at, version: plan.version, hash: plan.hash, now })
  return done
}

export const rebuild = (d: Deps) =>
  txCommand<typeof rebuildFigures>({
    op: rebuildFigures,
    async run(tx, { actor, input, tenant, now }) {
      if (actor.kind !== 'system') throw forbidden('system-only')
      const plan = d.measuresOf(tenant).find((p) => p.pack === input.pack)
      if (!plan) throw notFound()
      await lockCounting(tx, { tenant, pack: plan.pack, now })
      const answer = await rebuildPack(tx, { tenant, plan, now })
      return {
        answer,
        as: 'system',
        audit: { subject: plan.pack, pack: `${plan.pack}@${plan.version}`, change: answer },
      }
    },
  })

const LOOK_MS = 60_000
/** When a release counts otherwise than the one before, everything is counted anew by it. */
export const recount = (d: Deps): Sweep => ({
  name: 'insight.recount',
  every: LOOK_MS,
  async run(ctx) {
    const plans = d.measuresOf(ctx.tenant)
    if (plans.length === 0) return 0
    const by = await countedBy(ctx.db, ctx.tenant)
    const stale = plans.filter((p) => by.get(p.pack) !== p.hash)
    for (const p of stale) await ctx.command(rebuildFigures, { pack: p.pack })
    return stale.length
  },
})

/** For the command line: facts and sums of a pack from nothing. @throws NOT_FOUND (404) the pack counts nothing here */
export const rebuildMeasures = (
  p: Platform,
  at: { readonly tenant: string; readonly pack: string },
): Promise<{ matters: number; facts: number }> =>
  callAs(p, rebuildFigures, { actor: systemActor(at.tenant), input: { pack: at.pack } })
