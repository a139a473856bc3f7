import pg from 'pg'

/** Officers of the yardstick: one unit each. */
export const OFFICERS = 20

/**
 * Loads `n` matters as the software itself would have written them: matter, appeal, raiser, dispatch, three clocks, two
 * events. Seven in ten are open and wait for their unit's signature; the number of a matter makes its id.
 */
export const seedMatters = async (
  url: string,
  o: { tenant: string; pack: { id: string; version: number }; n: number; units: readonly string[]; grid: string },
): Promise<void> => {
  const c = new pg.Client({ connectionString: url })
  await c.connect()
  const id = (kind: string, g = 'g') =>
    `('01980000-0000-7000-${kind}-' || lpad(to_hex(17592186044416 + ${g}), 12, '0'))::uuid`
  const series = 'generate_series(0, $2::int - 1) g'
  const run = (text: string, more: unknown[] = []) => c.query(text, [o.tenant, o.n, ...more])
  try {
    await run(
      `insert into matters.matter(tenant,id,ref,pack,version,type,stage,super,level,owner,title,text,channel,priority,county,town,community,grid,unit,units,due_at,due_clock,due_start,opened_at,closed_at)
       select $1, ${id('8000')}, (1000000000 + g)::text, $3, $6, 'appeal', case when g % 10 < 7 then 'dispatched' else 'solved' end,
        case when g % 10 < 7 then 'open' else 'fixed' end, 'county', case when g % 10 < 7 then 'unit:' || ($4::text[])[1 + (g*7) % ${OFFICERS}] end,
        'Street light out near lane ' || g, 'The lamp has been dark for three nights; the crossing is unsafe after six. ', 'phone', 1 + (g/20) % 5,
        left($5,6), left($5,9), left($5,12), $5, ($4::text[])[1 + (g*7) % ${OFFICERS}]::uuid, array[($4::text[])[1 + (g*7) % ${OFFICERS}]::uuid],
        case when g % 10 < 7 then now() + interval '2 hours' + random() * interval '10 days' end, 'sign', now(), now() - random() * interval '300 days', case when g % 10 < 7 then null else now() end
       from ${series}`,
      [o.pack.id, [...o.units], o.grid, o.pack.version],
    )
    await run(
      `insert into matters.appeal(tenant,id,matter,ref,secret,channel,text,at,registered_at) select $1, ${id('8001')}, ${id('8000')}, (1000000000 + g)::text, md5(g::text), 'phone', 'The lamp has been dark for three nights; the crossing is unsafe after six. ', now(), now() from ${series}`,
    )
    await run(
      `insert into matters.raiser(tenant,appeal,name,phone,tail) select $1, ${id('8001')}, 'citizen' || g % 50, '1990001' || lpad((g % 50)::text, 4, '0'), lpad((g % 50)::text, 4, '0') from ${series}`,
    )
    await run(
      `insert into matters.dispatch(tenant,id,matter,round,unit,unit_name,role,channel,state,issued_at) select $1, ${id('8002')}, ${id('8000')}, 1, ($3::text[])[1 + (g*7) % ${OFFICERS}]::uuid, 'unit', 'lead', 'internal', case when g % 10 < 7 then 'open' else 'ended' end, now() from ${series}`,
      [[...o.units]],
    )
    await run(
      `insert into matters.clock(tenant,id,matter,dispatch,kind,round,state,start_at,due_at,target,calendar,calendar_version,next_at,step,ended_at)
       select $1, gen_random_uuid(), m.id, d.id, k.kind, 1, case when m.super='open' then 'running' else 'met' end, m.opened_at, m.due_at + k.more, k.target::jsonb, 'china-mainland', 1,
        case when m.super='open' and k.kind <> 'total' then m.due_at + k.more end, case when m.super='open' and k.kind <> 'total' then 'due' end, m.closed_at
       from matters.matter m join matters.dispatch d on d.tenant=m.tenant and d.matter=m.id
       cross join (values ('sign', interval '0', '[{"n":1,"unit":"hour"}]'), ('reply', interval '2 days', '[{"n":48,"unit":"hour"}]'), ('total', interval '30 days', '[{"n":30,"unit":"day"}]')) k(kind, more, target)
       where m.tenant=$1 and $2::int > 0`,
    )
    await run(
      `insert into platform.event(tenant,id,kind,subject_kind,subject,at,actor_kind,open,data) select $1, gen_random_uuid(), k, 'matter', ${id('8000')}, now(), 'system', false, '{"action":"register"}'::jsonb from ${series} cross join (values ('bench.seeded@1'), ('bench.dispatched@1')) v(k)`,
    )
    await c.query('vacuum analyze')
  } finally {
    await c.end()
  }
}

/** The bare server's tables, from the yardstick's own files. */
export const seedLimit = async (url: string, o: { schema: string; seed: string; n: number }): Promise<void> => {
  const c = new pg.Client({ connectionString: url })
  await c.connect()
  try {
    await c.query(o.schema)
    await c.query(
      o.seed
        .replaceAll(':base', '0')
        .replaceAll(':a', '0')
        .replaceAll(/:b\b/g, String(o.n - 1)),
    )
    await c.query('vacuum analyze')
  } finally {
    await c.end()
  }
}
