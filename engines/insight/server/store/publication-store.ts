import { type Reader, sql } from '@yiwang/platform/db'
import type { Tx } from '@yiwang/platform/engine'
import type { Cell } from '../measures/public-cells.ts'

export type Publication = {
  readonly period: string
  readonly version: number
  readonly cells: readonly Cell[]
  readonly publishedAt: Date
}
type At = { readonly tenant: string; readonly pack: string }

/** What is fixed, oldest first. */
export const publications = (db: Reader, at: At): Promise<Publication[]> =>
  db.rows<Publication>(
    sql(
      `select period, version, cells, published_at as "publishedAt" from insight.publication where tenant=$1 and pack=$2 order by period`,
      [at.tenant, at.pack],
    ),
  )
export const publishedPeriods = async (db: Reader, at: At): Promise<string[]> =>
  (
    await db.rows<{ period: string }>(
      sql('select period from insight.publication where tenant=$1 and pack=$2 order by period', [at.tenant, at.pack]),
    )
  ).map((r) => r.period)
/** False when the period was fixed before: then nothing changes. */
export const putPublication = async (tx: Tx, at: At, p: Publication): Promise<boolean> =>
  (
    await tx.change(
      sql(
        `insert into insight.publication(tenant, pack, period, version, cells, published_at) values($1,$2,$3,$4,$5,$6)
         on conflict do nothing returning period`,
        [at.tenant, at.pack, p.period, p.version, JSON.stringify(p.cells), p.publishedAt],
      ),
    )
  ).length > 0
