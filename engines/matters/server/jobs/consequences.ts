import { sql } from '@yiwang/platform/db'
import type { Consumer, Delivered, WorkContext } from '@yiwang/platform/engine'
import { draftReport, issueNotice } from '../../contract/index.ts'
import type { MattersDeps } from '../deps.ts'

const GRADES = new Set(['blue', 'yellow', 'red'])
type Grade = 'blue' | 'yellow' | 'red'
type Order = { matter: string; unit: string | null; grade: Grade; cause: string; causeCode: string; dedupe: string }

const LATE: ReadonlySet<string> = new Set(['matters.overdue@1', 'matters.still-overdue@1'])
/** Which notice an event calls for; none for most. */
const orderOf = (deps: MattersDeps, e: Delivered): Order | undefined => {
  const d = e.data as Record<string, unknown>
  const base = { matter: e.subject.id, unit: (d.unit as string | null) ?? null }
  if (LATE.has(e.kind) && GRADES.has(String(d.notice)))
    return {
      ...base,
      grade: d.notice as Grade,
      cause: d.clock === 'reply' ? '超过答复时限，到规定时间仍未答复' : '超过规定时限仍未办理',
      causeCode: 'overdue',
      dedupe: `overdue:${d.dispatch ?? `${e.subject.id}:${d.clock}`}:${d.cycle}`,
    }
  if (e.kind === 'matters.supervise@1')
    return {
      ...base,
      grade: (GRADES.has(String(d.grade)) ? d.grade : 'blue') as Grade,
      cause: String(d.internal ?? '督办'),
      causeCode: 'order',
      dedupe: `order:${e.id}`,
    }
  const limit = deps.packs.inForce(e.tenant)?.type.limits.rejectedRepliesForNotice.value
  if (e.kind === 'matters.rejected@1' && d.times === limit)
    return {
      ...base,
      grade: 'yellow',
      cause: '答复第二次被退回',
      causeCode: 'rejected-twice',
      dedupe: `rejected:${e.subject.id}:${d.round}`,
    }
  return undefined
}

/** Lateness and rejected answers lead to numbered notices, once each. */
export const noticesFromEvents = (deps: MattersDeps): Consumer => ({
  name: 'matters.notices',
  kinds: new Set([...LATE, 'matters.supervise@1', 'matters.rejected@1']),
  async handle(events, ctx) {
    for (const e of events) {
      const order = orderOf(deps, e)
      if (order) await ctx.command(issueNotice, order)
    }
  },
})

type Seen = { grid: string; category: string; pack: string; at: Date; n: number }
const recurring = (deps: MattersDeps, ctx: WorkContext, ids: string[]): Promise<Seen[]> => {
  const limit = deps.packs.inForce(ctx.tenant)?.type.limits.recurrence.value ?? { count: 3, days: 30 }
  return ctx.db.rows<Seen>(
    sql(
      `select m.grid, m.category, m.pack, max(m.opened_at) as at, max(n.n)::int as n from matters.matter m
       cross join lateral (select count(*) as n from matters.matter o where o.tenant=m.tenant and o.grid=m.grid and o.category=m.category
         and o.opened_at > m.opened_at - $3 * interval '1 day' and o.opened_at <= m.opened_at) n
       where m.tenant=$1 and m.id = any($2::uuid[]) and m.grid is not null and m.category is not null and n.n >= $4
       group by m.grid, m.category, m.pack order by 4`,
      [ctx.tenant, ids, limit.days, limit.count],
    ),
  )
}

const CATEGORISED = new Set(['matters.registered@1', 'matters.classify@1', 'matters.dispatched@1'])
/** The same category on the same grid, again and again: a special report is drafted for people to release. */
export const reportsFromRecurrence = (deps: MattersDeps): Consumer => ({
  name: 'matters.recurrence',
  kinds: CATEGORISED,
  async handle(events, ctx) {
    const ids = [
      ...new Set(
        events.filter((e) => e.kind !== 'matters.registered@1' || e.data.category !== null).map((e) => e.subject.id),
      ),
    ]
    if (ids.length === 0) return
    for (const r of await recurring(deps, ctx, ids))
      await ctx.command(draftReport, { grid: r.grid, category: r.category, pack: r.pack, at: r.at.toISOString() })
  },
})
