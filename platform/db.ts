import { createHash } from 'node:crypto'
import pg from 'pg'
import { FENCED_ROLE, FENCED_TENANT, STANDS } from './fence.ts'
import { type Held, type Lanes, openLanes } from './lanes.ts'

/** A named statement: parsed once per connection. */
export type Statement = { readonly name: string; readonly text: string; readonly values: readonly unknown[] }

export type Row = Record<string, unknown>

/** Reading side of the database. Nothing here can write: the pipeline owns that. */
export type Reader = {
  rows<T = Row>(s: Statement): Promise<T[]>
  one<T = Row>(s: Statement): Promise<T | undefined>
}

/**
 * `one` and `rows` are for the statements of commands and lists; `planned` for reads that deserve a plan of their own;
 * `hold` gives a connection for a transaction.
 */
export type TenantDb = Reader & { readonly planned: Reader; hold(): Promise<Held> }
/** The whole database, and by `of` one tenant of it, behind the second fence. `pool` is for tools and tests. */
export type Db = Reader & {
  readonly planned: Reader
  readonly pool: pg.Pool
  of(tenant: string): TenantDb
  close(): Promise<void>
}

const names = new Map<string, string>()
/** A short stable name for a statement's text, so that equal texts share a prepared statement. */
export const nameOf = (text: string): string => {
  let n = names.get(text)
  if (!n) {
    n = `s${createHash('sha1').update(text).digest('hex').slice(0, 16)}`
    names.set(text, n)
  }
  return n
}
export const sql = (text: string, values: readonly unknown[] = []): Statement => ({ name: nameOf(text), text, values })

type Queryable = { query(q: { name: string; text: string; values: unknown[] }): Promise<{ rows: unknown[] }> }
export const readerOf = (c: Queryable): Reader =>
  readerBy(async (s) => (await c.query({ name: s.name, text: s.text, values: s.values as unknown[] })).rows)
const readerBy = (run: (s: Statement) => Promise<unknown[]>): Reader => ({
  rows: <T>(s: Statement) => run(s) as Promise<T[]>,
  one: async <T>(s: Statement) => (await run(s))[0] as T | undefined,
})

const SESSION = '-c timezone=UTC -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000 -c jit=off'
/** Connections for figures and other large reads, and for transactions. */
const PLANNED = 4
const TRANSACTIONS = 6
const WAIT_MS = 5_000
// The same few statements a thousand times a second: planning each anew would cost as much as running it.
const GENERIC = '-c plan_cache_mode=force_generic_plan'
const TENANT = /^[\w-]{1,64}$/

const fencedAs = (tenant: string): string => {
  if (!TENANT.test(tenant)) throw new Error(`not a tenant's name: ${tenant}`)
  return `-c role=${FENCED_ROLE} -c ${FENCED_TENANT}=${tenant}`
}

export const openDb = (url: string, max = 10): Db => {
  const config = (more: string) => ({
    connectionString: url,
    connectionTimeoutMillis: WAIT_MS,
    options: `${SESSION} ${more}`,
  })
  const open: { close(): Promise<unknown> }[] = []
  const lanes = (most: number, options: () => Promise<string>): Lanes => {
    const l = openLanes({ config: async () => config(await options()), max: most, wait: WAIT_MS })
    open.push(l)
    return l
  }
  const hot = lanes(max, async () => GENERIC)
  const planned = readerBy(lanes(PLANNED, async () => '').run)
  let standing: Promise<boolean> | undefined
  const stands = (): Promise<boolean> => {
    standing ??= hot.run(sql(STANDS)).then(([r]) => r?.stands === true)
    standing.catch(() => {
      standing = undefined
    })
    return standing
  }
  const behindFence = (tenant: string): TenantDb => {
    const fence = fencedAs(tenant)
    const options = async (more: string) => `${(await stands()) ? fence : ''} ${more}`
    return {
      ...readerBy(lanes(max, () => options(GENERIC)).run),
      planned: readerBy(lanes(PLANNED, () => options('')).run),
      hold: lanes(TRANSACTIONS, () => options('')).hold,
    }
  }
  const tenants = new Map<string, TenantDb>()
  const pool = new pg.Pool({ ...config(''), max: TRANSACTIONS })
  // A dropped idle connection is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  return {
    ...readerBy(hot.run),
    planned,
    pool,
    of(tenant) {
      const known = tenants.get(tenant) ?? behindFence(tenant)
      tenants.set(tenant, known)
      return known
    },
    close: async () => void (await Promise.all([...open.map((l) => l.close()), pool.end()])),
  }
}

export const sqlState = (e: unknown): string | undefined => {
  const code = (e as { code?: unknown })?.code
  return typeof code === 'string' ? code : undefined
}
export const constraintOf = (e: unknown): string | undefined => (e as { constraint?: string })?.constraint
