import { forbidden, notFound } from '@yiwang/kernel'
import type { Random } from '@yiwang/kernel/id'
import type { Reader } from '@yiwang/platform/db'
import { type Sweep, type Tx, txCommand } from '@yiwang/platform/engine'
import { recheckFigures } from '../../contract/measures.ts'
import type { Measure } from '../../pack/index.ts'
import type { Deps } from '../deps.ts'
import { dayOf, hourOf, startOf } from '../figures/period.ts'
import { stretchOf } from '../store/board-store.ts'
import { casesBetween, factsOfDays, lockCounting } from '../store/measure-store.ts'
import { keepRechecks, type Recheck, recheckedSince, stillToCome, sumsThatDiffer } from '../store/recheck-store.ts'
import { COUNTING, movingKinds } from './count.ts'
import { changesBetween } from './deltas.ts'
import { type Fact, factsOf } from './evaluate.ts'
import type { MeasurePlan } from './plan.ts'

const DAY_MS = 24 * 3_600_000
type At = { readonly tenant: string; readonly plan: MeasurePlan; readonly kinds: ReadonlySet<string> }

/** Facts of these days that are kept otherwise than the matters say now, but for matters whose events are still to come. */
const factsThatDiffer = async (tx: Tx, o: At & { m: Measure; days: readonly string[] }): Promise<Fact[]> => {
  const where = { tenant: o.tenant, pack: o.plan.pack }
  const kept = await factsOfDays(tx, { ...where, measure: o.m.id, days: o.days })
  const stretches = o.days.map((d) => [startOf(d), startOf(d) + DAY_MS] as const)
  const cases = await casesBetween(tx, { ...where, moment: o.m.at, stretches })
  const { gone, come } = changesBetween(
    kept,
    cases.flatMap((c) => factsOf([o.m], c)),
  )
  if (gone.length + come.length === 0) return []
  const items = [...new Set([...gone, ...come].map((f) => f.item))]
  const waiting = await stillToCome(tx, { tenant: o.tenant, consumer: COUNTING, kinds: [...o.kinds], items })
  return [...gone, ...come].filter((f) => !waiting.has(f.item))
}

const MOST = 50
const recheckOne = async (tx: Tx, o: At & { m: Measure; days: readonly string[] }): Promise<Recheck[]> => {
  const facts = await factsThatDiffer(tx, o)
  const sums = await sumsThatDiffer(tx, { tenant: o.tenant, pack: o.plan.pack, measure: o.m, days: o.days })
  return o.days.map((day) => ({
    measure: o.m.id,
    day,
    found: [
      ...new Set(facts.filter((f) => f.day === day).map((f) => f.item)),
      ...sums.filter((s) => s.day === day).map(({ dim, key, kept, counted }) => ({ dim, key, kept, counted })),
    ].slice(0, MOST),
  }))
}

export const recheck = (d: Deps) =>
  txCommand<typeof recheckFigures>({
    op: recheckFigures,
    async run(tx, { actor, input, tenant, now, newId }) {
      if (actor.kind !== 'system') throw forbidden('system-only')
      const plan = d.measuresOf(tenant).find((p) => p.pack === input.pack)
      if (!plan) throw notFound()
      const audit = { subject: plan.pack, pack: `${plan.pack}@${plan.version}` }
      // Other measures than the facts were computed by: nothing to compare yet.
      if ((await lockCounting(tx, { tenant, pack: plan.pack, now })) !== plan.hash)
        return { answer: { agreed: 0, differ: [] }, as: 'system', audit: { ...audit, change: { waits: true } } }
      const done: Recheck[] = []
      for (const m of plan.measures) {
        const days = [...new Set(input.sample.filter((s) => s.measure === m.id).map((s) => s.day))]
        if (days.length > 0)
          done.push(...(await recheckOne(tx, { tenant, plan, kinds: movingKinds(d.verbs), m, days })))
      }
      await keepRechecks(tx, { tenant, pack: plan.pack, now }, done)
      const differ = done.filter((r) => r.found.length > 0).map(({ measure, day }) => ({ measure, day }))
      tx.events(
        differ.map((data) => ({
          kind: 'insight.figure-differs@1',
          subject: { kind: 'figure', id: newId() },
          data: { pack: plan.pack, ...data },
          open: false,
        })),
      )
      const change = { agreed: done.length - differ.length, differ: differ.length }
      return { answer: { agreed: done.length - differ.length, differ }, as: 'system', audit: { ...audit, change } }
    },
  })

/** Pairs of measure and day, drawn without putting back from all days on which a measure may have counted. */
export const draw = <T>(from: readonly T[], n: number, random: Random): T[] => {
  const left = [...from]
  const out: T[] = []
  while (out.length < n && left.length > 0) {
    const bytes = random(4)
    const at = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) % left.length
    out.push(left[at]!)
    left[at] = left.at(-1)!
    left.pop()
  }
  return out
}
const candidates = async (db: Reader, o: { tenant: string; plan: MeasurePlan; today: string }) => {
  const out: { measure: string; day: string }[] = []
  for (const m of o.plan.measures) {
    const s = await stretchOf(db, { tenant: o.tenant, pack: o.plan.pack, measure: m.id })
    if (!s?.first) continue
    const last = s.last !== null && s.last > o.today ? s.last : o.today
    for (let at = startOf(s.first); at <= startOf(last); at += DAY_MS) out.push({ measure: m.id, day: dayOf(at) })
  }
  return out
}

const LOOK_MS = 10 * 60_000
/** Two in the morning, county time. */
const NIGHT = 2
const SAMPLE = 60
/** Once a night some days of some measures are computed from the matters themselves. */
export const recheckNightly = (d: Deps): Sweep => ({
  name: 'insight.recheck',
  every: LOOK_MS,
  async run(ctx) {
    if (hourOf(ctx.now) < NIGHT) return 0
    const today = dayOf(ctx.now)
    let moved = 0
    for (const plan of d.measuresOf(ctx.tenant)) {
      if (await recheckedSince(ctx.db, { tenant: ctx.tenant, pack: plan.pack, since: startOf(today) })) continue
      const sample = draw(await candidates(ctx.db, { tenant: ctx.tenant, plan, today }), SAMPLE, ctx.random)
      if (sample.length === 0) continue
      const { agreed, differ } = await ctx.command(recheckFigures, { pack: plan.pack, sample })
      moved += agreed + differ.length
    }
    return moved
  },
})
