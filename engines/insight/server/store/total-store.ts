import { type Reader, sql } from '@yiwang/platform/db'
import type { Plan } from '../figures/model.ts'
import { FACTS, factValues } from './fact-sql.ts'

export type Totals = {
  collected: number
  onTheSpot: number
  forwarded: number
  others: number
  broken: number
  bulletins: number
  supervisionNotices: number
  specialReports: number
  signBreaches: number
}
const EVER = { from: 0, to: Date.UTC(9999, 0, 1) }

/** Everything since the beginning, by the same rows as the months. */
export const totalsOf = async (db: Reader, at: { tenant: string; plan: Plan; now: number }): Promise<Totals> => {
  const r = await db.one<Totals>(
    sql(
      `with n as (select flags, count(*)::int as n from (${FACTS}) f
         where kind in ('matter','notice','miss') group by flags),
       c as (select k as flag, sum(n)::int as n from n, unnest(flags) k group by k),
       v as (select coalesce(jsonb_object_agg(flag, n), '{}') as v from c)
       select coalesce((v->>'collected')::int, 0) as collected, -- A case in both classes counts in both: that is how the sums show that they do not add up.
         coalesce((v->>'on-the-spot')::int, 0) + coalesce((v->>'both')::int, 0) as "onTheSpot",
         coalesce((v->>'forwarded')::int, 0) + coalesce((v->>'both')::int, 0) as forwarded,
         coalesce((v->>'collected')::int, 0) - coalesce((v->>'on-the-spot')::int, 0) - coalesce((v->>'forwarded')::int, 0)
           - coalesce((v->>'both')::int, 0) - coalesce((v->>'none')::int, 0) as others,
         coalesce((v->>'both')::int, 0) + coalesce((v->>'none')::int, 0) as broken,
         coalesce((v->>'supervision-notice')::int, 0) as "supervisionNotices",
         coalesce((v->>'special-report')::int, 0) as "specialReports",
         coalesce((v->>'sign-breach')::int, 0) as "signBreaches",
         (select count(*)::int from insight.bulletin where tenant=$1 and pack=$2 and state='released') as bulletins from v`,
      factValues({ ...at, period: EVER }),
    ),
  )
  return r!
}

export type Load = { unit: string | null; name: string | null; open: number; late: number; soon: number }
/** Open matters by unit: how many, how many late, how many due within a day. */
export const loadOf = (db: Reader, tenant: string, now: number): Promise<Load[]> =>
  db.rows<Load>(
    sql(
      `select o.unit, u.name, count(*)::int as open,
         (count(*) filter (where o.due_at < $2))::int as late,
         (count(*) filter (where o.due_at >= $2 and o.due_at < $2 + interval '1 day'))::int as soon
       from insight.open_matter o left join registry.unit u on u.tenant=o.tenant and u.id=o.unit
       where o.tenant=$1 group by o.unit, u.name order by late desc, open desc, u.name`,
      [tenant, new Date(now)],
    ),
  )
