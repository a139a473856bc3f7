import { sql } from '@yiwang/platform/db'
import type { Consumer, Delivered, WorkContext } from '@yiwang/platform/engine'
import { draftReport, issueNotice } from '../../contract/index.ts'
import type { MattersDeps } from '../deps.ts'

const GRADES = new Set(['blue', 'yellow', 'red'])
type Grade = 'blue' | 'yellow' | 'red'
type Order = { matter: string; unit: string | null; grade: Grade; cause: string; causeCode: string; dedupe: string }

const LATE: ReadonlySet<string> = new Set(['matters.overdue@1', 'matters.still-overdue@1'])
/** Which notice an event calls for; none for most. */
const orderOf = (e: Delivered, allowed: number | undefined): Order | undefined => {
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
  if (e.kind === 'matters.rejected@1' && d.times === allowed)
    return {
      ...base,
      grade: 'yellow',
      cause: '答复第二次被退回',
      causeCode: 'rejected-twice',
      dedupe: `rejected:${e.subject.id}:${d.round}`,
    }
  return undefined
}

type Head = { id: string; pack: string; version: number; type: string }
/** How many rejected answers call for a notice, by matter: what its own release says. */
const rejectionsAllowed = async (
  deps: MattersDeps,
  ctx: WorkContext,
  events: readonly Delivered[],
): Promise<ReadonlyMap<string, number>> => {
  const ids = events.flatMap((e) => (e.kind === 'matters.rejected@1' ? [e.subject.id] : []))
  if (ids.length === 0) return new Map()
  const heads = await ctx.db.rows<Head>(
    sql('select id, pack, version, type from matters.matter where tenant=$1 and id = any($2::uuid[])', [
      ctx.tenant,
      ids,
    ]),
  )
  return new Map(
    heads.map((m) => [m.id, deps.packs.release(m.pack, m.version, m.type).type.limits.rejectedRepliesForNotice.value]),
  )
}

/** Lateness and rejected answers lead to numbered notices, once each. */
export const noticesFromEvents = (deps: MattersDeps): Consumer => ({
  name: 'matters.notices',
  kinds: new Set([...LATE, 'matters.supervise@1', 'matters.rejected@1']),
  async handle(events, ctx) {
    const allowed = await rejectionsAllowed(deps, ctx, events)
    for (const e of events) {
      const order = orderOf(e, allowed.get(e.subject.id))
      if (order) await ctx.command(issueNotice, order)
    }
  },
})

type Kind = { pack: string; type: string }
type Seen = { grid: string; category: string; at: Date }
const recurring = async (deps: MattersDeps, ctx: WorkContext, o: Kind & { ids: string[] }): Promise<Seen[]> => {
  const limit = deps.packs.inForce(ctx.tenant, o.pack, o.type)?.type.limits.recurrence.value
  if (!limit) return []
  return ctx.db.rows<Seen>(
    sql(
      `select m.grid, m.category, max(m.opened_at) as at from matters.matter m
       cross join lateral (select count(*) as n from matters.matter o where o.tenant=m.tenant and o.grid=m.grid and o.category=m.category
         and o.pack=m.pack and o.type=m.type and o.readers is null
         and o.opened_at > m.opened_at - $3 * interval '1 day' and o.opened_at <= m.opened_at) n
       where m.tenant=$1 and m.id = any($2::uuid[]) and m.grid is not null and m.category is not null and n.n >= $4
       group by m.grid, m.category order by 3`,
      [ctx.tenant, o.ids, limit.days, limit.count],
    ),
  )
}

/** The matters by kind; a restricted one is nobody's report. */
const byKind = async (ctx: WorkContext, ids: string[]): Promise<(Kind & { ids: string[] })[]> =>
  ctx.db.rows<Kind & { ids: string[] }>(
    sql(
      `select pack, type, array_agg(id) as ids from matters.matter
       where tenant=$1 and id = any($2::uuid[]) and readers is null group by pack, type order by pack, type`,
      [ctx.tenant, ids],
    ),
  )

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
    for (const kind of await byKind(ctx, ids))
      for (const r of await recurring(deps, ctx, kind))
        await ctx.command(draftReport, {
          grid: r.grid,
          category: r.category,
          pack: kind.pack,
          type: kind.type,
          at: r.at.toISOString(),
        })
  },
})
