import { forbidden, invalid, notFound } from '@yiwang/kernel'
import { type QueryContext, querySpec } from '@yiwang/platform/engine'
import * as contract from '../../contract/index.ts'
import { type Deps, planOf } from '../deps.ts'
import { countable } from '../figures/measures.ts'
import type { MonthModel, Plan } from '../figures/model.ts'
import { monthPeriod } from '../figures/period.ts'
import { type FigureQuery, parseQuery } from '../figures/query-id.ts'
import { unitsOfRow } from '../figures/tables.ts'
import { isMeasureAddress } from '../measures/address.ts'
import { mayOpenCases } from '../policy.ts'
import { findBulletin } from '../store/bulletin-store.ts'
import { type CaseAsk, listCases, type Source } from '../store/fact-store.ts'
import { measureCases } from './measure-cases.ts'

/** From the first to the last moment a date can hold here. */
const EVER = { from: 0, to: Date.UTC(9999, 0, 1) }
type Opened = { source: Source; model: MonthModel | null; plan: Plan }

const open = async (d: Deps, ctx: QueryContext, q: FigureQuery): Promise<Opened> => {
  const { tenant, now } = ctx
  const b = q.bulletin === undefined ? undefined : await findBulletin(ctx.db, tenant, q.bulletin)
  if (q.bulletin !== undefined && !b) throw notFound()
  const plan = planOf(d, tenant, b?.pack ?? q.pack)
  if (!plan || (b && b.month !== q.period)) throw notFound()
  if (b) {
    const source = { of: 'kept', tenant, pack: b.pack, bulletin: b.id, revision: b.revision } as const
    return { source, model: b.computed, plan }
  }
  const period = q.period === 'all' ? EVER : monthPeriod(q.period)
  return { source: { of: 'now', ask: { tenant, plan, period, now } }, model: null, plan }
}

const unitsOf = (q: FigureQuery, o: Opened): CaseAsk['units'] => {
  if (q.unit === undefined) return null
  if (o.model) return unitsOfRow(o.model, o.plan.bulletin.hideUnder, q.unit)
  return q.unit === 'none' ? [null] : [q.unit]
}
const key = (k: string | undefined): string | null | undefined => (k === 'none' ? null : k)
const bad = () => invalid([{ path: 'query', message: { zh: '没有这个数', en: 'There is no such figure' } }])
const isUnit = (u: string): boolean => u === 'none' || u === 'others' || /^[0-9a-f-]{36}$/.test(u)

/** The rows behind a number, as many as the number says. */
export const cases = (d: Deps) =>
  querySpec<typeof contract.cases>({
    op: contract.cases,
    async run(ctx, input) {
      const verdict = mayOpenCases(ctx.actor, ctx.now)
      if (!verdict.ok) throw forbidden(verdict.why)
      if (isMeasureAddress(input.query)) {
        const found = await measureCases(d, ctx, input)
        await ctx.audit({ subject: input.query, as: verdict.as, change: { rows: found.items.length } })
        return found
      }
      const q = parseQuery(input.query)
      const figure = q && countable(q.figure)
      if (!q || !figure || (q.unit !== undefined && !isUnit(q.unit))) throw bad()
      if (q.bulletin === undefined && q.unit === 'others') throw bad()
      const opened = await open(d, ctx, q)
      const { total, rows } = await listCases(ctx.db, opened.source, {
        flag: figure.flag,
        units: unitsOf(q, opened),
        town: key(q.town),
        category: key(q.category),
        limit: input.limit + 1,
        after: input.after ?? '',
      })
      await ctx.audit({ subject: input.query, as: verdict.as, change: { rows: Math.min(rows.length, input.limit) } })
      const shown = rows.slice(0, input.limit)
      return {
        definition: figure.definition,
        mechanism: null,
        total,
        items: shown.map((r) => ({
          id: r.id,
          ref: r.ref,
          title: r.title ?? '（保密事项）',
          unitName: r.unitName,
          at: r.at.toISOString(),
          state: r.state,
        })),
        next: rows.length > input.limit ? (shown.at(-1)?.item ?? null) : null,
      }
    },
  })
