import { type Actor, inForce, tidyRef } from '@yiwang/kernel'
import { sql } from '@yiwang/platform/db'
import { type QueryContext, querySpec } from '@yiwang/platform/engine'
import { type SearchCondition, searchSql, tailSql } from '@yiwang/search/server'
import { search as op } from '../../contract/index.ts'
import type { MattersDeps } from '../deps.ts'
import { inboxRows, type ListRow } from '../queries/inbox.ts'
import { scopeOf } from '../scope.ts'

/** Posts that answer the raiser and may look for her by the end of her phone number. */
const CASEWORK = new Set([
  'handler',
  'grid-team',
  'community-officer',
  'town-dispatcher',
  'county-dispatcher',
  'reply-checker',
  'visitor',
  'supervisor',
])
/** Posts that may do so for a raiser who is protected from the units. */
const SHIELDED_TOO = new Set(['county-dispatcher', 'visitor', 'supervisor'])

const holds = (a: Actor, kinds: ReadonlySet<string>, now: number): boolean =>
  inForce(a, now).some((p) => kinds.has(p.kind))

/** What a line of a list needs; as the driver gives it, times are dates. */
const COLUMNS = `m.id, m.ref, m.seq, m.title, m.pack, m.version, m.type, m.stage, m.level, m.super, m.owner, m.place, m.town, m.community,
  m.grid, m.category, m.channel, m.priority, m.unit, m.units, m.accused_unit, m.accused_person, m.readers, m.joins, m.files, m.due_clock,
  m.paused, m.confidential, m.due_at, m.due_start, m.opened_at`
type Row = Omit<ListRow, 'due_at' | 'due_start' | 'opened_at'> & {
  due_at: Date | null
  due_start: Date | null
  opened_at: Date
}
const listRow = (r: Row): ListRow => ({
  ...r,
  due_at: r.due_at?.toISOString() ?? null,
  due_start: r.due_start?.toISOString() ?? null,
  opened_at: r.opened_at.toISOString(),
})

type Found = { rows: Row[]; total: number }
const NOTHING: Found = { rows: [], total: 0 }

/** One read: matters that meet the condition, the asker's scope before all else. `from` may join on `m`. */
const look = async (
  ctx: QueryContext,
  o: { from?: string; where: (at: number) => SearchCondition | undefined; limit: number },
): Promise<Found> => {
  const scope = scopeOf(ctx.actor, ctx.now, 2)
  const where = o.where(2 + scope.values.length)
  if (!where) return NOTHING
  const values = [ctx.tenant, ...scope.values, ...where.values]
  const text = `select ${COLUMNS}, count(*) over()::int as total from matters.matter m ${o.from ?? ''}
    where m.tenant=$1 and (${scope.text}) and (${where.text}) order by m.opened_at desc, m.id limit ${o.limit}`
  const rows = await ctx.db.rows<Row & { total: number }>(sql(text, values))
  return { rows, total: rows[0]?.total ?? 0 }
}

const WORDS_FROM = 'join search.document d on d.tenant=m.tenant and d.subject=m.id'
const ofRef =
  (ref: string) =>
  (at: number): SearchCondition => ({
    text: `m.ref=$${at}::text or exists (select 1 from matters.appeal a where a.tenant=m.tenant and a.matter=m.id and a.ref=$${at}::text)`,
    values: [ref],
  })
const ofPhone =
  (tail: string, shielded: boolean) =>
  (at: number): SearchCondition => ({
    text: `m.id in (select a.matter from matters.raiser r join matters.appeal a on a.tenant=r.tenant and a.id=r.appeal
    where r.tenant=$1 and r.tail=$${at}::text)${shielded ? '' : ' and not m.confidential'}`,
    values: [tail],
  })

type Answer = Found & { by: 'ref' | 'tail' | 'words' | 'phone-tail' }

/** Four digits: the end of a number, and for casework the end of a phone. Every look at phones is written down, hits or none. */
const byTail = async (ctx: QueryContext, tail: string, limit: number): Promise<Answer> => {
  const numbers = await look(ctx, { from: WORDS_FROM, where: (at) => tailSql(tail, at), limit })
  if (!holds(ctx.actor, CASEWORK, ctx.now)) return { ...numbers, by: 'tail' }
  const shielded = holds(ctx.actor, SHIELDED_TOO, ctx.now)
  const phones = await look(ctx, { where: ofPhone(tail, shielded), limit })
  const change = { tail, hits: phones.total, matters: phones.rows.map((r) => r.id) }
  await ctx.audit({ subject: `phone-tail:${tail}`, as: 'casework', change })
  if (phones.total === 0) return { ...numbers, by: 'tail' }
  const both = new Map([...numbers.rows, ...phones.rows].map((r) => [r.id, r]))
  const twice = numbers.rows.filter((r) => phones.rows.some((p) => p.id === r.id)).length
  const total = numbers.total + phones.total - twice
  return { rows: [...both.values()].slice(0, limit), total, by: 'phone-tail' }
}

/** Finds matters by number, by four last digits, or by words; only what the asker may open. */
export const searchMatters = (deps: MattersDeps) =>
  querySpec<typeof op>({
    op,
    async run(ctx, { q, limit }) {
      const digits = tidyRef(q)
      const answer: Answer = /^\d{10}$/.test(digits)
        ? { ...(await look(ctx, { where: ofRef(digits), limit })), by: 'ref' }
        : /^\d{4}$/.test(digits)
          ? await byTail(ctx, digits, limit)
          : { ...(await look(ctx, { from: WORDS_FROM, where: (at) => searchSql(q, at), limit })), by: 'words' }
      const items = inboxRows(answer.rows.map(listRow), { deps, actor: ctx.actor, now: ctx.now })
      return { items, total: answer.total, by: answer.by }
    },
  })
