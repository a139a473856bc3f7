import { settle } from '@yiwang/platform/worker'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { computeMonth } from '../figures/compute-month.ts'
import { type Bench, openBench, plan, shanghai, TENANT } from '../testing/bench.ts'
import { totalsOf } from './total-store.ts'

/** A month of 100,000 matters with orders and clocks for a third of them, made inside the database. */
const FILL = [
  `insert into matters.matter(tenant,id,ref,pack,version,type,stage,super,level,title,text,channel,town,category,opened_at,settled_at,forwarded_at,closed_at)
   select '${TENANT}', ('00000000-0000-7000-8000-'||lpad(i::text,12,'0'))::uuid, (1000000000+i)::text, 'moves', 1, 'appeal',
     case when i%3=0 then 'dispatched' else 'settled' end, case when i%3=0 then 'open' else 'closed' end,
     case when i%3=0 then 'county' else 'grid' end, 't', 't', 'web', '3708281'||lpad((i%14)::text,2,'0'), 'c'||(i%300),
     timestamptz '2020-04-01 00:00+08' + i * interval '20 s',
     case when i%3>0 then timestamptz '2020-04-01 00:00+08' + i * interval '20 s' end,
     case when i%3=0 then timestamptz '2020-04-01 01:00+08' + i * interval '20 s' end, null
   from generate_series(0, 99999) i`,
  `insert into matters.appeal(tenant,id,matter,ref,secret,channel,text,at,registered_at)
   select tenant, id, id, ref, '-', 'web', 't', opened_at, opened_at from matters.matter`,
  `insert into matters.dispatch(tenant,id,matter,round,unit,unit_name,role,channel,state,issued_at)
   select tenant, id, id, 1, ('00000000-0000-7000-9000-'||lpad((ref::bigint%40)::text,12,'0'))::uuid, '', 'lead', '12345', 'signed', forwarded_at
   from matters.matter where forwarded_at is not null`,
  `insert into matters.clock(tenant,id,matter,dispatch,kind,round,state,start_at,due_at,target,calendar,calendar_version,unit)
   select d.tenant, gen_random_uuid(), d.matter, d.id, k, 1, 'met', d.issued_at, d.issued_at + interval '1 hour', '[]', 'cn', 1, d.unit
   from matters.dispatch d, unnest(array['sign','reply']) k`,
  'analyze',
]
let b: Bench
beforeAll(async () => {
  b = await openBench()
  for (const text of FILL) await b.query(text)
})
afterAll(() => b.close())

const took = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now()
  await work()
  return performance.now() - from
}

test('a month of 100,000 matters is computed, and how long it took is printed', async () => {
  const at = { tenant: TENANT, plan, now: shanghai('2020-05-02') }
  const month = await computeMonth(b.p.db, { ...at, month: '2020-04' })
  expect(month.counts.collected).toBe(100_000)
  expect(month.counts['reply-met']).toBeGreaterThan(33_000)
  const ms = await took(() => computeMonth(b.p.db, { ...at, month: '2020-04' }))
  const all = await took(() => totalsOf(b.p.db, at))
  b.clock.now = at.now
  const draft = await took(() => settle(b.p))
  process.stdout.write(
    `100,000 matters: month ${Math.round(ms)} ms, totals ${Math.round(all)} ms, draft ${Math.round(draft)} ms\n`,
  )
})
