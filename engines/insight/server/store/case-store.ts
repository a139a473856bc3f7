import { type Reader, sql } from '@yiwang/platform/db'
import type { MeasureAddress } from '../measures/address.ts'
import { FACT_KEY } from './board-store.ts'

export type FactCase = {
  readonly item: string
  readonly day: string
  readonly hour: number
  readonly ref: string | null
  readonly title: string | null
  readonly state: string | null
  readonly unitName: string | null
}
type Ask = {
  readonly tenant: string
  readonly address: MeasureAddress
  readonly limit: number
  readonly after: string | null
}

/** The facts at an address in a fixed order, with how many there are in all. */
export const listFactCases = async (db: Reader, a: Ask): Promise<{ total: number; rows: FactCase[] }> => {
  const { pack, measure, from, to, dim, key } = a.address
  const where = `f.tenant=$1 and f.pack=$2 and f.measure=$3 and f.day between $4::date and $5::date and ${FACT_KEY[dim]} = $6`
  const values = [a.tenant, pack, measure, from, to, key]
  const total = await db.one<{ n: number }>(sql(`select count(*)::int as n from insight.fact f where ${where}`, values))
  const rows = await db.rows<FactCase>(
    sql(
      `with p as (select * from insight.fact f where ${where} and ($7::uuid is null or f.item > $7) order by f.item limit $8)
       select p.item, p.day::text as day, p.hour, c.ref, c.title, c.stage as state, u.name as "unitName"
       from p left join insight.case_line c on c.tenant=$1 and c.matter=p.item
       left join registry.unit u on u.tenant=$1 and u.id=coalesce(p.unit, c.unit) order by p.item`,
      [...values, a.after, a.limit],
    ),
  )
  return { total: total?.n ?? 0, rows }
}
