import { type Reader, sql } from '@yiwang/platform/db'
import type { Tx } from '@yiwang/platform/engine'
import { type Territory, type TerritoryRows, territoryOf } from '../domain/territory.ts'

/** Scalar subselect, `$1` the tenant: the version of its registry as text, `0` before anything was loaded. */
export const VERSION_SQL = `coalesce((select n::text from registry.version where tenant=$1), '0')`

export const versionOf = async (db: Reader, tenant: string): Promise<string> =>
  (await db.one<{ n: string }>(sql(`select ${VERSION_SQL} as n`, [tenant])))?.n ?? '0'

const ROWS = `select ${VERSION_SQL} as version,
  (select coalesce(json_agg(json_build_object('code',code,'name',name,'kind',kind,'parent',parent,'status',status,
    'mergedInto',merged_into,'lon',lon,'lat',lat) order by code),'[]'::json) from registry.division where tenant=$1) as divisions,
  (select coalesce(json_agg(json_build_object('id',id,'code',code,'name',name,'division',division,'town',town,
    'status',status,'version',version,'sources',sources,'splitOf',split_of,'lon',lon,'lat',lat,'shape',polygon,
    'from',(extract(epoch from valid_from)*1000)::bigint,'to',(extract(epoch from valid_to)*1000)::bigint)
    order by code),'[]'::json) from registry.grid where tenant=$1) as grids,
  (select coalesce(json_agg(json_build_object('id',id,'code',code,'name',name,'short',short,'kind',kind,'level',level,
    'area',area,'duties',duties,'phone',phone,'active',active,'tier',tier) order by code),'[]'::json)
    from registry.unit where tenant=$1) as units`

/** The whole of a tenant's territory in one statement, so that its parts are of one moment. */
export const loadTerritory = async (db: Reader, tenant: string): Promise<Territory> =>
  territoryOf((await db.one<TerritoryRows>(sql(ROWS, [tenant])))!)

/** The code of the division everything else lies in; empty before anything was loaded. */
export const rootCode = async (db: Reader, tenant: string): Promise<string> =>
  (
    await db.one<{ code: string }>(
      sql('select code from registry.division where tenant=$1 and parent is null order by code limit 1', [tenant]),
    )
  )?.code ?? ''

/** Makes changes of one tenant's registry wait for each other, until the end of the transaction. */
export const lockRegistry = (tx: Tx, tenant: string): Promise<unknown> =>
  tx.change(
    sql(
      'insert into registry.version(tenant, n) values($1, 0) on conflict (tenant) do update set n=version.n returning n',
      [tenant],
    ),
  )

/** Tells every server that its territory in memory is old. */
export const raiseVersion = (tx: Tx, tenant: string): Promise<unknown> =>
  tx.change(sql('update registry.version set n=n+1 where tenant=$1', [tenant]))

export type ChangeRow = {
  readonly of: string
  readonly kind: string
  readonly from: string[]
  readonly to: string[]
  readonly at: number
  readonly reason: string
}
/** What happened to a division or grid, newest first. */
export const historyOf = (db: Reader, tenant: string, codes: readonly string[]): Promise<ChangeRow[]> =>
  db.rows<ChangeRow>(
    sql(
      `select of, kind, from_codes as "from", to_codes as "to", (extract(epoch from at)*1000)::float8 as at, reason
       from registry.change where tenant=$1 and (from_codes && $2::text[] or to_codes && $2::text[]) order by change.at desc, id`,
      [tenant, codes],
    ),
  )
