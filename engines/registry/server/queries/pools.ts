import { notFound } from '@yiwang/kernel'
import type { Words } from '@yiwang/kernel/message'
import { type Reader, sql } from '@yiwang/platform/db'
import { type QueryContext, querySpec } from '@yiwang/platform/engine'
import { poolMembers as membersOp, pools as poolsOp } from '../../contract/index.ts'
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

type Sum = { pool: string; members: number; ready: number; soon: number; over: number }
const SUMS = `with m as (
    select pool, case when valid_until <= $2 or (pool = any($4) and (certificate is null or valid_until is null))
      then 'over' when valid_until <= $3 then 'soon' else 'fine' end as standing
    from registry.pool_member where tenant=$1 and ended_at is null)
  select pool, count(*)::int as members, (count(*) filter (where standing <> 'over'))::int as ready,
    (count(*) filter (where standing = 'soon'))::int as soon, (count(*) filter (where standing = 'over'))::int as over
  from m group by pool`

/** The pools somebody keeps or calls on, with how many can be called on now. */
export const pools = (deps: Deps) =>
  querySpec<typeof poolsOp>({
    op: poolsOp,
    async run(ctx) {
      const { sees } = await rightsOf(deps, ctx)
      const all = deps.poolsOf(ctx.tenant)
      const seen = all.filter(sees)
      if (seen.length === 0) return { items: [] }
      const certified = all.filter((p) => p.certified).map((p) => p.id)
      const at = [new Date(ctx.now), new Date(soonUntil(ctx.now))]
      const rows = await ctx.db.rows<Sum>(sql(SUMS, [ctx.tenant, ...at, certified]))
      return {
        items: seen.map(({ id, words, certified }) => {
          const { members = 0, ready = 0, soon = 0, over = 0 } = rows.find((r) => r.pool === id) ?? {}
          return { id, words, certified, members, ready, soon, over }
        }),
      }
    },
  })

/** Who can be called on, by field, for who keeps the pool and whose work it is to call. */
export const poolMembers = (deps: Deps) =>
  querySpec<typeof membersOp>({
    op: membersOp,
    async run(ctx, input) {
      const { keeps, sees } = await rightsOf(deps, ctx)
      const pool = deps.poolsOf(ctx.tenant).find((p) => p.id === input.pool)
      if (!pool || !sees(pool)) throw notFound()
      const rows = await ctx.db.rows<Row>(
        sql(
          'select id, name, unit_name, fields, certificate, valid_until from registry.pool_member where tenant=$1 and pool=$2 and ended_at is null order by name, id limit 5000',
          [ctx.tenant, pool.id],
        ),
      )
      const at = { certified: pool.certified, now: ctx.now }
      const items = rows.map((r) => {
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
      })
      return {
        words: pool.words,
        certified: pool.certified,
        items: items.filter((m) => input.field === undefined || m.fields.includes(input.field)),
        fields: pool.fields.map((f) => {
          const of = items.filter((m) => m.fields.includes(f.id))
          return { id: f.id, words: f.words, members: of.length, ready: of.filter((m) => m.ready).length }
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
