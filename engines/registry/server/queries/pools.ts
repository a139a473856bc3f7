import { notFound } from '@yiwang/kernel'
import type { Words } from '@yiwang/kernel/message'
import { type Reader, sql } from '@yiwang/platform/db'
import { type QueryContext, querySpec } from '@yiwang/platform/engine'
import type { z } from 'zod'
import { poolMembers as membersOp, type PoolMember, pools as poolsOp } from '../../contract/index.ts'
import type { Pool } from '../../pack/pool.ts'
import type { Deps, PoolInForce } from '../deps.ts'
import { soonUntil, standingOf } from '../domain/standing.ts'
import { rootOf } from '../domain/territory.ts'
import { mayKeepPools, maySeePool } from '../policy.ts'

type Row = {
  id: string
  name: string
  unit_name: string
  fields: string[]
  certificate: string | null
  valid_until: Date | null
}
type At = Pick<QueryContext, 'actor' | 'tenant' | 'now'>
/** What this person may do with the pools of the county. */
const rightsOf = async (deps: Deps, { actor, tenant, now }: At) => {
  const root = rootOf(await deps.api.territory(tenant))
  return {
    keeps: mayKeepPools(actor, root, { now }).ok,
    sees: (p: PoolInForce): boolean => maySeePool(actor, { root, callers: p.callers }, { now }).ok,
  }
}

/** What {@link STANDING} asks for. */
const standingAt = (ctx: At, all: readonly PoolInForce[]): unknown[] => [
  ctx.tenant,
  new Date(ctx.now),
  new Date(soonUntil(ctx.now)),
  all.filter((p) => p.certified).map((p) => p.id),
]

type Sum = { pool: string; members: number; ready: number; soon: number; over: number }
/** Members with their standing: $1 tenant, $2 now, $3 when a term no longer runs out soon, $4 pools with certificates. */
const STANDING = `with m as (
    select pool, fields, case when valid_until <= $2 or (pool = any($4) and (certificate is null or valid_until is null))
      then 'over' when valid_until <= $3 then 'soon' else 'fine' end as standing
    from registry.pool_member where tenant=$1 and ended_at is null)`
const SUMS = `${STANDING}
  select pool, count(*)::int as members, (count(*) filter (where standing <> 'over'))::int as ready,
    (count(*) filter (where standing = 'soon'))::int as soon, (count(*) filter (where standing = 'over'))::int as over
  from m group by pool`

const BY_FIELD = `${STANDING}
  select f as field, count(*)::int as members, (count(*) filter (where standing <> 'over'))::int as ready
  from m, unnest(fields) f where pool=$5 group by f`
const PAGE = `select id, name, unit_name, fields, certificate, valid_until from registry.pool_member
  where tenant=$1 and pool=$2 and ended_at is null and ($3::text is null or $3 = any(fields))
    and ($4::uuid is null or (name, id) > (select name, id from registry.pool_member where tenant=$1 and id=$4))
  order by name, id limit $5`

/** The pools somebody keeps or calls on, with how many can be called on now. */
export const pools = (deps: Deps) =>
  querySpec<typeof poolsOp>({
    op: poolsOp,
    async run(ctx) {
      const { sees } = await rightsOf(deps, ctx)
      const all = deps.poolsOf(ctx.tenant)
      const seen = all.filter(sees)
      if (seen.length === 0) return { items: [] }
      const rows = await ctx.db.rows<Sum>(sql(SUMS, standingAt(ctx, all)))
      return {
        items: seen.map(({ id, words, certified }) => {
          const { members = 0, ready = 0, soon = 0, over = 0 } = rows.find((r) => r.pool === id) ?? {}
          return { id, words, certified, members, ready, soon, over }
        }),
      }
    },
  })

const memberView = (r: Row, at: { certified: boolean; now: number }): z.input<typeof PoolMember> => {
  const standing = standingOf({ certificate: r.certificate, until: r.valid_until?.getTime() ?? null }, at)
  return {
    id: r.id,
    name: r.name,
    unitName: r.unit_name,
    fields: r.fields,
    certificate: r.certificate,
    validUntil: r.valid_until?.toISOString() ?? null,
    standing,
    ready: standing !== 'over',
  }
}

type FieldSum = { field: string; members: number; ready: number }
/** Who can be called on, by field, for who keeps the pool and whose work it is to call. */
export const poolMembers = (deps: Deps) =>
  querySpec<typeof membersOp>({
    op: membersOp,
    async run(ctx, { pool: id, field, after, limit }) {
      const { keeps, sees } = await rightsOf(deps, ctx)
      const all = deps.poolsOf(ctx.tenant)
      const pool = all.find((p) => p.id === id)
      if (!pool || !sees(pool)) throw notFound()
      const at = standingAt(ctx, all)
      const [rows, sums, byField] = await Promise.all([
        ctx.db.rows<Row>(sql(PAGE, [ctx.tenant, id, field ?? null, after ?? null, limit + 1])),
        ctx.db.rows<Sum>(sql(SUMS, at)),
        ctx.db.rows<FieldSum>(sql(BY_FIELD, [...at, id])),
      ])
      const page = rows.slice(0, limit)
      const { members = 0, ready = 0 } = sums.find((s) => s.pool === id) ?? {}
      return {
        words: pool.words,
        certified: pool.certified,
        items: page.map((r) => memberView(r, { certified: pool.certified, now: ctx.now })),
        next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
        members,
        ready,
        fields: pool.fields.map((f) => {
          const of = byField.find((s) => s.field === f.id)
          return { id: f.id, words: f.words, members: of?.members ?? 0, ready: of?.ready ?? 0 }
        }),
        can: keeps ? (['keep'] as const).slice() : [],
      }
    },
  })

type Mine = Row & { pool: string }
/** For what somebody is in a pool, with which certificate and until when. */
const recordWords = (pool: Pool, r: Mine): Words => {
  const of = pool.fields.filter((f) => r.fields.includes(f.id)).map((f) => f.words)
  const day = r.valid_until?.toISOString().slice(0, 10)
  const held = (until: string) => [r.certificate, day && `${until} ${day}`].filter(Boolean).join(' ')
  const said = (names: readonly string[], o: { comma: string; until: string; and: string }) =>
    [names.join(o.comma), held(o.until)].filter(Boolean).join(o.and)
  return {
    zh: said(
      of.map((w) => w.zh),
      { comma: '、', until: '至', and: '，' },
    ),
    en: said(
      of.map((w) => w.en),
      { comma: ', ', until: 'until', and: '; ' },
    ),
  }
}
/** What the pools keep of a person, for her own page (S1). */
export const poolRecordsOf =
  (poolsOf: (tenant: string) => readonly Pool[]) =>
  async (db: Reader, of: { tenant: string; person: string | null }) => {
    if (of.person === null) return []
    const rows = await db.rows<Mine>(
      sql(
        'select id, pool, name, unit_name, fields, certificate, valid_until from registry.pool_member where tenant=$1 and person=$2 and ended_at is null',
        [of.tenant, of.person],
      ),
    )
    return rows.flatMap((r) => {
      const pool = poolsOf(of.tenant).find((p) => p.id === r.pool)
      if (!pool) return []
      const source: Words = { zh: '名册管理员登记', en: 'Entered by the registry clerk' }
      return [{ what: pool.words, value: recordWords(pool, r), source, since: null }]
    })
  }
