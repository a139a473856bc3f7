import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { packs } from '@yiwang/packs'
import { startEmbedded } from '@yiwang/platform/postgres/embedded'
import pg from 'pg'
import { ROOT } from '../database.ts'
import { onServer } from '../replay/fresh-database.ts'
import { answers, output, start, stop } from './processes.ts'
import { OFFICERS, seedLimit, seedMatters } from './seed.ts'

export type BenchOptions = {
  readonly matters: number
  readonly clients: number
  readonly seconds: number
  readonly rounds: number
  say(line: string): void
}
type Op = 'create' | 'list' | 'act'
type Row = {
  op: string
  rps: number
  ok: number
  app_ms: number
  pg_ms: number
  bad: Record<string, number>
  p95: number
}
const OPS: readonly Op[] = ['create', 'act', 'list']
/** Both sides run compiled code when the count begins. */
const WARM_SECONDS = 3
const NAMES = { create: 'intake', act: 'act', list: 'list' } as const

export const yardstick = (): string | undefined => {
  const dir = resolve(ROOT, process.env.YIWANG_SHARED ?? '../shared', 'bench')
  return existsSync(join(dir, 'peers.mjs')) ? dir : undefined
}

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const s = createServer().listen(0, '127.0.0.1', () => {
      const { port } = s.address() as { port: number }
      s.close(() => done(port))
    })
  })

const one = async (url: string, text: string, values: unknown[] = []): Promise<Record<string, unknown>> => {
  const c = new pg.Client({ connectionString: url })
  await c.connect()
  try {
    return (await c.query(text, values)).rows[0] ?? {}
  } finally {
    await c.end()
  }
}

type Side = { system: string; env: Record<string, string>; pid: number; more: string[] }
const load = async (dir: string, side: Side, o: BenchOptions & { op: Op; pgPid: number }): Promise<Row> => {
  const args = [
    join(dir, 'peers.mjs'),
    'load',
    '--system',
    side.system,
    ...side.more,
    '--op',
    o.op,
    '--clients',
    String(o.clients),
    '--seconds',
    String(o.seconds),
    '--runs',
    '1',
    '--warm',
    String(WARM_SECONDS),
    '--pid',
    String(side.pid),
    '--pgpid',
    String(o.pgPid),
  ]
  const r = await output(start(process.execPath, args, side.env))
  const line = r.out
    .split('\n')
    .filter((l) => l.startsWith('{'))
    .at(-1)
  if (!line || r.code !== 0) throw new Error(`load ${side.system} ${o.op} failed: ${r.out.slice(-600)}`)
  const row = JSON.parse(line) as Row
  const bad = Object.values(row.bad).reduce((a, b) => a + b, 0)
  if (bad > 0) throw new Error(`load ${side.system} ${o.op}: ${bad} requests failed: ${line.slice(0, 600)}`)
  o.say(
    `  ${side.system.padEnd(8)} ${o.op.padEnd(7)} ${row.rps.toFixed(0).padStart(6)}/s  p95 ${row.p95} ms  cpu app ${row.app_ms} db ${row.pg_ms} ms`,
  )
  return row
}

const median = (v: number[]): number => [...v].sort((a, b) => a - b)[Math.floor(v.length / 2)] as number
const round = (n: number, d = 3): number => Math.round(n * 10 ** d) / 10 ** d

/** Events that some consumer has still to see. */
const behind = async (url: string): Promise<number> =>
  Number(
    (
      await one(
        url,
        `select coalesce(max(n), 0) as n from (select (select count(*) from platform.event e where e.tenant=c.tenant and (e.xid, e.pos) > (c.xid, c.pos)) as n from platform.cursor c) x`,
      )
    ).n,
  )

const drained = async (url: string, say: BenchOptions['say']): Promise<number> => {
  const t0 = performance.now()
  for (;;) {
    const n = await behind(url)
    const seconds = (performance.now() - t0) / 1000
    if (n === 0) return seconds
    if (seconds > 10) throw new Error(`the outbox still held ${n} events 10 s after the end: the run is void`)
    say(`  outbox: ${n} behind`)
    await new Promise((r) => setTimeout(r, 250))
  }
}

const signIn = async (base: string, username: string): Promise<string> => {
  const r = await fetch(`${base}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-yiwang-token': '1' },
    body: JSON.stringify({ username, password: 'yiwang-demo-2026' }),
  })
  return ((await r.json()) as { token: string }).token
}

/** One clerk who signs for every officer's unit, and may dispatch and supervise: the load comes through one account. */
const makeClerk = async (url: string, tenant: string, units: readonly string[]): Promise<void> => {
  const c = new pg.Client({ connectionString: url })
  await c.connect()
  try {
    const { rows } = await c.query("select person from identity.account where tenant=$1 and username='dispatcher'", [
      tenant,
    ])
    for (const u of units)
      await c.query(
        `insert into registry.post(tenant,id,person,kind,level,unit,valid_from) values($1, gen_random_uuid(), $2, 'handler', 'county', $3, now() - interval '1 day')`,
        [tenant, rows[0].person, u],
      )
  } finally {
    await c.end()
  }
}

export type BenchResult = {
  ratios: Record<string, number>
  rates: Record<string, { product: number; limit: number }>
  cpuMs: Record<string, { product: number; limit: number }>
  statementsPerCommand: number
  outboxSeconds: number
  matters: number
  clients: number
}

/** The product against the bare server, in one run on one PostgreSQL, rounds interleaved, the worker running. */
export const bench = async (o: BenchOptions): Promise<BenchResult> => {
  const dir = yardstick()
  if (!dir) throw new Error('没有基准脚本（YIWANG_SHARED/bench） · the yardstick is absent (YIWANG_SHARED/bench)')
  const tmp = mkdtempSync(join(tmpdir(), 'yw-bench-'))
  const server = await startEmbedded({ dataDir: join(tmp, 'postgres') })
  const children: ReturnType<typeof start>[] = []
  try {
    const limitUrl = onServer(server.url, 'bench_limit')
    await one(onServer(server.url, 'postgres'), 'create database bench_limit')
    o.say(`数据 · loading ${o.matters} on both sides`)
    await seedLimit(limitUrl, {
      schema: readFileSync(join(dir, 'limit/schema.sql'), 'utf8'),
      seed: readFileSync(join(dir, 'limit/seed.sql'), 'utf8'),
      n: o.matters,
    })
    const [limitPort, productPort] = [await freePort(), await freePort()]
    const limit = start(
      process.execPath,
      [join(dir, 'peers.mjs'), 'serve', '--port', String(limitPort), '--mode', 'tx'],
      { DATABASE_URL: limitUrl },
    )
    const product = start(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', join(ROOT, 'apps/server/main.ts'), 'up', '--no-web'],
      { DATABASE_URL: server.url, PORT: String(productPort), YIWANG_VAR: tmp },
    )
    children.push(limit, product)
    product.stdout?.resume()
    product.stderr?.resume()
    const base = `http://127.0.0.1:${productPort}`
    await answers(`http://127.0.0.1:${limitPort}/tickets?owner=1&open=1&minPriority=2&limit=20`, limit)
    await answers(`${base}/api/health`, product)
    const side = await prepare(server.url, base, o, product.pid as number)
    const bare: Side = {
      system: 'limit',
      env: { PEER_LIMIT_URL: `http://127.0.0.1:${limitPort}`, PEER_IDS: `1,${o.matters}` },
      pid: limit.pid as number,
      more: [],
    }
    const rows = await rounds(dir, { product: side, limit: bare }, { ...o, pgPid: server.pid })
    const outboxSeconds = await drained(server.url, o.say)
    return {
      ...summary(rows),
      statementsPerCommand: await statements(server.url),
      outboxSeconds: round(outboxSeconds, 1),
      matters: o.matters,
      clients: o.clients,
    }
  } finally {
    for (const c of children) await stop(c)
    await server.stop()
    rmSync(tmp, { recursive: true, force: true })
  }
}

const prepare = async (url: string, base: string, o: BenchOptions, pid: number): Promise<Side> => {
  const tenant = String((await one(url, 'select tenant from platform.tenant where is_default')).tenant)
  const c = new pg.Client({ connectionString: url })
  await c.connect()
  const units = (
    await c.query('select id from registry.unit where tenant=$1 order by code limit $2', [tenant, OFFICERS])
  ).rows.map((r) => String(r.id))
  await c.end()
  const grid = String(
    (await one(url, 'select code from registry.grid where tenant=$1 order by code limit 1', [tenant])).code,
  )
  await seedMatters(url, { tenant, pack: packs.find((p) => p.demo)!.pack, n: o.matters, units, grid })
  await makeClerk(url, tenant, units)
  const token = await signIn(base, 'dispatcher')
  const env = {
    BENCH_BASE: base,
    BENCH_TOKEN: token,
    BENCH_UNITS: units.join(','),
    BENCH_GRID: grid,
    BENCH_COUNT: String(o.matters),
    BENCH_FROM: '0',
  }
  return { system: 'product', env, pid, more: ['--adapter', './apps/server/bench/adapter.mjs'] }
}

type Rows = Record<Op, { product: Row[]; limit: Row[] }>
const rounds = async (
  dir: string,
  sides: { product: Side; limit: Side },
  o: BenchOptions & { pgPid: number },
): Promise<Rows> => {
  const rows: Rows = {
    create: { product: [], limit: [] },
    act: { product: [], limit: [] },
    list: { product: [], limit: [] },
  }
  let acted = 0
  for (let r = 0; r < o.rounds; r++)
    for (const op of OPS)
      for (const which of r % 2 ? (['product', 'limit'] as const) : (['limit', 'product'] as const)) {
        const side =
          which === 'product' && op === 'act'
            ? { ...sides.product, env: { ...sides.product.env, BENCH_FROM: String(acted) } }
            : sides[which]
        const row = await load(dir, side, { ...o, op })
        // Warm-up acts come on top of those counted; open matters are seven of ten.
        if (which === 'product' && op === 'act')
          acted += Math.ceil((row.ok * (o.seconds + WARM_SECONDS + 1)) / o.seconds)
        rows[op][which].push(row)
      }
  return rows
}

const summary = (rows: Rows) => {
  const out = {
    ratios: {} as Record<string, number>,
    rates: {} as BenchResult['rates'],
    cpuMs: {} as BenchResult['cpuMs'],
  }
  for (const op of OPS) {
    const at = (w: 'product' | 'limit', f: (r: Row) => number) => median(rows[op][w].map(f))
    const rate = {
      product: round(
        at('product', (r) => r.rps),
        1,
      ),
      limit: round(
        at('limit', (r) => r.rps),
        1,
      ),
    }
    out.rates[NAMES[op]] = rate
    out.ratios[NAMES[op]] = round(rate.product / rate.limit)
    out.cpuMs[NAMES[op]] = {
      product: round(at('product', (r) => r.app_ms)),
      limit: round(at('limit', (r) => r.app_ms)),
    }
  }
  return out
}

/** Statements one keyed command sends, counted on the wire of a real call. */
const statements = async (url: string): Promise<number> => {
  const { countStatements } = await import('./statements.ts')
  return countStatements(url)
}
