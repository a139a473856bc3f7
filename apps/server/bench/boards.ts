/**
 * How fast boards answer: `node apps/server/bench/boards.ts 10000000`. Makes that many facts with their sums on a
 * PostgreSQL of its own, reads 200 boards over changing stretches, prints p50 and p95 in ms, and leaves nothing behind.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { boardOf } from '@yiwang/insight/contract'
import { board, measure, rateOf, split } from '@yiwang/insight/pack'
import { createInsight, measuresIn } from '@yiwang/insight/server'
import type { Actor } from '@yiwang/kernel'
import { definePack } from '@yiwang/kernel'
import { openDb } from '@yiwang/platform/db'
import { openLog } from '@yiwang/platform/log'
import { migrateDatabase } from '@yiwang/platform/migrate'
import { seededRandom } from '@yiwang/platform/now'
import { callAs, createPlatform } from '@yiwang/platform/platform'
import { startEmbedded } from '@yiwang/platform/postgres/embedded'
import type pg from 'pg'

const TENANT = 'bench'
const FIRST = '2024-01-01'
const DAYS = 1_000
const BOARDS = 200
const basis = { basis: 'default', source: 'bench' } as const
const by = ['town', 'grid', 'stage', 'hour'] as const
const pack = definePack({
  id: 'bench',
  mechanism: 'none',
  version: 1,
  calendar: 'china-mainland',
  parts: [
    measure({ id: 'all', unit: '件', of: {}, at: 'opened', by: [...by], basis }),
    measure({ id: 'done', unit: '件', of: { super: 'closed' }, at: 'opened', by: [...by], basis }),
    measure({ id: 'left', unit: '件', of: { super: 'open' }, at: 'opened', by: [...by], basis }),
    measure({ id: 'heard', unit: '人次', of: {}, at: 'opened', amount: { field: 'people' }, by: [...by], basis }),
    measure({ id: 'homes', unit: '户', of: {}, at: 'opened', amount: { distinct: 'household' }, basis }),
    rateOf({ id: 'share', of: 'done', over: 'all', least: 10, basis }),
    split({ id: 'sum', whole: 'all', parts: ['done', 'left'], basis }),
    board({
      id: 'sums',
      face: 'leader',
      tiles: [
        { measure: 'all', show: 'figure', period: 'month' },
        { measure: 'all', show: 'trend', period: 'year' },
        { measure: 'done', show: 'by-town', period: 'year' },
        { measure: 'all', show: 'map-grid', period: 'month' },
        { measure: 'all', show: 'town-trends', period: 'year' },
        { rate: 'share', show: 'map-town', period: 'quarter' },
        { measure: 'all', show: 'funnel', period: 'year' },
        { measure: 'heard', show: 'heat', period: 'month' },
        { rate: 'share', show: 'figure', period: 'month' },
        { rate: 'share', show: 'by-town', period: 'quarter' },
        { partition: 'sum', show: 'partition', period: 'all' },
        { measure: 'heard', show: 'figure', period: 'all' },
      ],
      basis,
    }),
    board({ id: 'homes', face: 'leader', tiles: [{ measure: 'homes', show: 'figure', period: 'month' }], basis }),
  ],
})
const plan = measuresIn(pack, {})!
const leader: Actor = {
  kind: 'staff',
  tenant: TENANT,
  account: '00000000-0000-7000-8000-000000000001',
  person: '00000000-0000-7000-8000-000000000002',
  name: '',
  posts: [
    {
      id: '00000000-0000-7000-8000-000000000003',
      kind: 'leader',
      level: 'county',
      unit: null,
      grid: null,
      area: null,
      from: 0,
      to: null,
    },
  ],
}
const say = (line: string): void => void process.stderr.write(`${line}\n`)

const CHUNK = 500_000
/** The same matter counts in every measure; grids are uneven, as they are. */
const fill = async (c: pg.PoolClient, facts: number): Promise<void> => {
  const matters = Math.ceil(facts / plan.measures.length)
  for (let from = 0; from < matters; from += CHUNK) {
    await c.query(
      `insert into insight.fact(tenant, pack, measure, item, day, hour, n, value, town, grid, category, level, stage)
       select $1, 'bench', m, lpad(to_hex(i), 32, '0')::uuid, $2::date + (i % ${DAYS})::int, (8 + i % 10)::smallint,
         case m when 'heard' then 1 + i % 7 else 1 end, case m when 'homes' then md5((i % 90000)::text) end,
         '3708280' || lpad((g % 13)::text, 2, '0'), 'g' || g, '01' || lpad((i % 50)::text, 2, '0'), 'town', 's' || (i * 7 % 8)
       from (select i, floor(445 * power((i * 7919 % 100003) / 100003.0, 2))::int as g
         from generate_series($3::bigint, $4::bigint) i) x, unnest($5::text[]) m`,
      [TENANT, FIRST, from, Math.min(from + CHUNK, matters) - 1, plan.measures.map((m) => m.id)],
    )
    say(`  ${Math.min(from + CHUNK, matters) * plan.measures.length} facts`)
  }
  await c.query(
    `insert into insight.rollup(tenant, pack, measure, dim, day, key, n, rows)
     select tenant, pack, measure, dim, day, key, sum(n), count(*) from insight.fact,
       lateral (values ('all', 'all'), ('town', town), ('grid', grid), ('stage', stage),
         ('hour', extract(isodow from day) || '-' || lpad(hour::text, 2, '0'))) d(dim, key)
     where measure <> 'homes' group by 1, 2, 3, 4, 5, 6`,
  )
  await c.query('vacuum analyze insight.fact')
  await c.query('vacuum analyze insight.rollup')
}

const DAY = 86_400_000
const dayAt = (n: number): string => new Date(Date.parse(FIRST) + n * DAY).toISOString().slice(0, 10)
const at = (times: readonly number[], share: number): number =>
  Math.round([...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]! * 10) / 10

const read = async (url: string, name: string): Promise<{ p50: number; p95: number; most: number }> => {
  const db = openDb(url, 4)
  const now = Date.parse(FIRST) + (DAYS - 1) * DAY
  const insight = createInsight({
    plansOf: () => [],
    measuresOf: () => [plan],
    verbs: [],
    headOf: () => ({ organ: '', redHead: '' }),
  })
  const sessions = { probe: "(select ''::text)", find: async () => undefined }
  const p = createPlatform({
    db,
    now: () => now,
    random: seededRandom(1),
    log: openLog(),
    sessions,
    engines: [insight],
  })
  const times: number[] = []
  try {
    for (let i = 0; i < BOARDS + 20; i++) {
      // Half as the board says, half over a month, quarter or year that the reader chose.
      const length = [30, 91, 365][i % 3]!
      const from = (i * 37) % (DAYS - length)
      const input = { board: `bench.${name}`, ...(i % 2 ? { from: dayAt(from), to: dayAt(from + length) } : {}) }
      const t0 = performance.now()
      await callAs(p, boardOf, { actor: leader, input })
      if (i >= 20) times.push(performance.now() - t0)
    }
  } finally {
    await db.close()
  }
  return { p50: at(times, 0.5), p95: at(times, 0.95), most: at(times, 1) }
}

const main = async (facts: number): Promise<void> => {
  const dir = mkdtempSync(join(tmpdir(), 'yw-boards-'))
  const server = await startEmbedded({ dataDir: join(dir, 'postgres') })
  try {
    await migrateDatabase(server.url)
    const db = openDb(server.url, 2)
    const began = performance.now()
    const c = await db.pool.connect()
    await c.query('set statement_timeout=0')
    await fill(c, facts)
    const size = await c.query(
      `select count(*)::int as n, pg_total_relation_size('insight.rollup')/1048576 as rollup_mb, pg_total_relation_size('insight.fact')/1048576 as fact_mb from insight.rollup`,
    )
    c.release()
    await db.close()
    say(`  ${Math.round((performance.now() - began) / 1000)} s to make`)
    for (const name of ['sums', 'homes'])
      process.stdout.write(
        `${JSON.stringify({ board: name, facts, ...size.rows[0], ...(await read(server.url, name)) })}\n`,
      )
  } finally {
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}

await main(Number(process.argv[2] ?? 1_000_000))
