import { forbidden } from '@yiwang/kernel'
import { type Consumer, type Tx, txCommand } from '@yiwang/platform/engine'
import { countMatters } from '../../contract/measures.ts'
import type { Deps } from '../deps.ts'
import { addToRollups, casesById, factsOfItems, insertFacts, lockCounting, takeFacts } from '../store/measure-store.ts'
import { changesBetween, deltasOf } from './deltas.ts'
import { factsOf } from './evaluate.ts'
import { type Counting, rebuildPack } from './rebuild.ts'

/** The difference these matters make now; how many facts changed. */
const countSome = async (tx: Tx, at: Counting & { items: readonly string[] }): Promise<number> => {
  const { tenant, plan, items } = at
  const where = { tenant, pack: plan.pack }
  // Read after the lock: another count of the same matter has ended, and its facts are seen.
  const cases = (await casesById(tx, tenant, items)).filter((c) => c.pack === plan.pack)
  const after = cases.flatMap((c) => factsOf(plan.measures, c.row))
  const change = changesBetween(await factsOfItems(tx, { ...where, items }), after)
  await takeFacts(tx, where, change.gone)
  await insertFacts(tx, where, change.come)
  await addToRollups(tx, where, deltasOf(plan.measures, change))
  return change.gone.length + change.come.length
}

export const count = (d: Deps) =>
  txCommand<typeof countMatters>({
    op: countMatters,
    async run(tx, { actor, input, tenant, now }) {
      if (actor.kind !== 'system') throw forbidden('system-only')
      const packs = new Set((await casesById(tx, tenant, input.items)).map((c) => c.pack))
      let changed = 0
      // In one order always, so that two counts never wait for each other.
      for (const plan of [...d.measuresOf(tenant)].sort((a, b) => (a.pack < b.pack ? -1 : 1))) {
        if (!packs.has(plan.pack)) continue
        const hash = await lockCounting(tx, { tenant, pack: plan.pack, now })
        changed +=
          hash === plan.hash
            ? await countSome(tx, { tenant, plan, now, items: input.items })
            : (await rebuildPack(tx, { tenant, plan, now })).facts
      }
      const change = { matters: input.items.length, changed }
      return { answer: { changed }, as: 'system', audit: { subject: input.items[0] ?? 'none', change } }
    },
  })

/** Past forms under which an act is told, beside its verb; and what happens to a matter without an act. */
const TOLD_AS = [
  'registered',
  'imported',
  'accepted',
  'rejected',
  'dispatched',
  'signed',
  'replied',
  'returned',
  'settled',
  'purged',
]
/** Kinds of events after which a matter may count otherwise. */
export const movingKinds = (verbs: readonly string[]): ReadonlySet<string> =>
  new Set([...TOLD_AS, ...verbs].map((v) => `matters.${v}@1`))

export const COUNTING = 'insight.measures'
/** Keeps facts and sums in step with what happened: the matters of a batch once, as they stand now. */
export const countEvents = (d: Deps): Consumer => ({
  name: COUNTING,
  kinds: movingKinds(d.verbs),
  async handle(events, ctx) {
    if (d.measuresOf(ctx.tenant).length === 0) return
    const items = [...new Set(events.filter((e) => e.subject.kind === 'matter').map((e) => e.subject.id))]
    if (items.length > 0) await ctx.command(countMatters, { items })
  },
})
