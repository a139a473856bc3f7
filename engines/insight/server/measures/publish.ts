import { forbidden, notFound } from '@yiwang/kernel'
import type { Reader } from '@yiwang/platform/db'
import { type Sweep, txCommand } from '@yiwang/platform/engine'
import { publishFigures } from '../../contract/measures.ts'
import { isDistinct } from '../../pack/measure.ts'
import type { Deps } from '../deps.ts'
import { monthOf, nextMonth, startOf } from '../figures/period.ts'
import { type SumAsk, stretchOf, sumsOf } from '../store/board-store.ts'
import { lockCounting } from '../store/measure-store.ts'
import { publications, publishedPeriods, putPublication } from '../store/publication-store.ts'
import type { MeasurePlan } from './plan.ts'
import { ALL, type Cell, type Count, protectMonth, protectYear, publicsOf, yearCounts } from './public-cells.ts'

/** A day after the end: late acts of its last evening are counted by then. */
const GRACE_MS = 24 * 3_600_000

/** First and last day of YYYY-MM or YYYY. */
export const daysOf = (period: string): { from: string; to: string } => {
  if (period.length === 4) return { from: `${period}-01-01`, to: `${period}-12-31` }
  const [y, m] = period.split('-').map(Number) as [number, number]
  return { from: `${period}-01`, to: new Date(Date.UTC(y, m, 0)).toISOString().slice(0, 10) }
}
const endOf = (period: string): number => startOf(daysOf(period).to) + 24 * 3_600_000
const ended = (period: string, now: number): boolean => endOf(period) + GRACE_MS <= now

type At = { readonly tenant: string; readonly plan: MeasurePlan; readonly period: string }
const countsOf = async (db: Reader, at: At, only: (m: { id: string }) => boolean): Promise<Count[]> => {
  const p = publicsOf(at.plan)
  const asks = p.measures.filter(only).flatMap((measure) => {
    const ask = { tenant: at.tenant, pack: at.plan.pack, measure, ...daysOf(at.period) }
    const dims: SumAsk[] = [{ ...ask, dim: 'all' }]
    return p.byTown.has(measure.id) ? [...dims, { ...ask, dim: 'town' } satisfies SumAsk] : dims
  })
  const out: Count[] = []
  for (const a of asks)
    for (const r of await sumsOf(db, a))
      out.push({ measure: a.measure.id, key: a.dim === 'all' ? ALL : r.key, n: r.n, rows: r.rows })
  return out
}

const cellsOf = async (db: Reader, at: At): Promise<Cell[]> => {
  const { plan, period } = at
  if (period.length === 7) return protectMonth(plan, period, await countsOf(db, at, () => true))
  const months = (await publications(db, { tenant: at.tenant, pack: plan.pack })).filter((p) =>
    p.period.startsWith(`${period}-`),
  )
  const once = new Set(plan.measures.filter(isDistinct).map((m) => m.id))
  const anew = await countsOf(db, at, (m) => once.has(m.id))
  const counts = yearCounts(
    plan,
    months.map((m) => m.cells),
    anew,
  )
  return protectYear(plan, { period, counts, months })
}

export const publish = (d: Deps) =>
  txCommand<typeof publishFigures>({
    op: publishFigures,
    async run(tx, { actor, input, tenant, now }) {
      if (actor.kind !== 'system') throw forbidden('system-only')
      const plan = d.measuresOf(tenant).find((p) => p.pack === input.pack)
      if (!plan) throw notFound()
      const { period } = input
      const done = (published: boolean, hidden: number) => ({
        answer: { published, hidden },
        as: 'system',
        audit: { subject: plan.pack, pack: `${plan.pack}@${plan.version}`, change: { period, published, hidden } },
      })
      const hash = await lockCounting(tx, { tenant, pack: plan.pack, now })
      if (hash !== plan.hash || !ended(period, now)) return done(false, 0)
      const cells = await cellsOf(tx, { tenant, plan, period })
      const row = { period, version: plan.version, cells, publishedAt: new Date(now) }
      const put = await putPublication(tx, { tenant, pack: plan.pack }, row)
      return done(put, cells.filter((c) => c.hidden).length)
    },
  })

/** Ended months not yet fixed, in order, and years all of whose months are. */
const due = async (db: Reader, at: { tenant: string; plan: MeasurePlan; now: number }): Promise<string[]> => {
  const { tenant, plan, now } = at
  const measures = publicsOf(plan).measures
  const firsts = await Promise.all(measures.map((m) => stretchOf(db, { tenant, pack: plan.pack, measure: m.id })))
  const first = firsts.flatMap((f) => f?.first ?? []).sort()[0]
  if (first === undefined) return []
  const done = new Set(await publishedPeriods(db, { tenant, pack: plan.pack }))
  const out: string[] = []
  for (let month = first.slice(0, 7); month <= monthOf(now) && ended(month, now); month = nextMonth(month)) {
    if (!done.has(month)) out.push(month)
    const year = month.slice(0, 4)
    if (month.endsWith('-12') && !done.has(year)) out.push(year)
  }
  return out
}

const LOOK_MS = 10 * 60_000
/** Fixes what everybody may read of each ended month and year, once and in order. */
export const publishEnded = (d: Deps): Sweep => ({
  name: 'insight.publish',
  every: LOOK_MS,
  async run(ctx) {
    let moved = 0
    for (const plan of d.measuresOf(ctx.tenant)) {
      if (!plan.boards.some((b) => b.face === 'public')) continue
      for (const period of await due(ctx.db, { tenant: ctx.tenant, plan, now: ctx.now }))
        if ((await ctx.command(publishFigures, { pack: plan.pack, period })).published) moved += 1
    }
    return moved
  },
})
