import { createHash } from 'node:crypto'
import pg from 'pg'
import { openLanes } from './lanes.ts'

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
 * `pool` for transactions.
 */
export type Db = Reader & { readonly pool: pg.Pool; readonly planned: Reader; close(): Promise<void> }

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
export const readerOf = (c: Queryable): Reader => ({
  async rows<T>(s: Statement) {
    return (await c.query({ name: s.name, text: s.text, values: s.values as unknown[] })).rows as T[]
  },
  async one<T>(s: Statement) {
    return (await c.query({ name: s.name, text: s.text, values: s.values as unknown[] })).rows[0] as T | undefined
  },
})

const SESSION = '-c timezone=UTC -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000 -c jit=off'
/** Connections for figures and other large reads, and for transactions. */
const PLANNED = 4
const TRANSACTIONS = 6
const WAIT_MS = 5_000

const poolOf = (url: string, max: number): pg.Pool => {
  const pool = new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: WAIT_MS, options: SESSION })
  // A dropped idle connection is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  return pool
}

export const openDb = (url: string, max = 10): Db => {
  // The same few statements a thousand times a second: planning each anew would cost as much as running it.
  const options = `${SESSION} -c plan_cache_mode=force_generic_plan`
  const config = { connectionString: url, connectionTimeoutMillis: WAIT_MS, options }
  const lanes = openLanes(config, { max, wait: WAIT_MS })
  const pool = poolOf(url, Math.min(max, TRANSACTIONS))
  const large = poolOf(url, PLANNED)
  return {
    rows: <T>(s: Statement) => lanes.run(s) as Promise<T[]>,
    one: async <T>(s: Statement) => (await lanes.run(s))[0] as T | undefined,
    pool,
    planned: readerOf(large as unknown as Queryable),
    close: async () => void (await Promise.all([lanes.close(), pool.end(), large.end()])),
  }
}

export const sqlState = (e: unknown): string | undefined => {
  const code = (e as { code?: unknown })?.code
  return typeof code === 'string' ? code : undefined
}
export const constraintOf = (e: unknown): string | undefined => (e as { constraint?: string })?.constraint
