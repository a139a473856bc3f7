import pg from 'pg'
import { serialize } from 'pg-protocol'
import type { Row, Statement } from './db.ts'

type Connection = {
  readonly stream: { readonly writable: boolean; write(b: Buffer): boolean }
  readonly parsedStatements: Record<string, string>
}
type Field = { readonly name: string; parse(text: string): unknown }
/** What a statement's rows look like: asked of the database once a process, not with every call. */
type Shapes = Map<string, readonly Field[]>
type Done = (e: unknown, rows?: Row[]) => void

const DESCRIBE = serialize.describe({ type: 'P' })
const RUN = Buffer.concat([serialize.execute(), serialize.sync()])

const { prepareValue } = (pg as unknown as { utils: { prepareValue(v: unknown): unknown } }).utils
const ISO_LENGTH = 24
const wire = (v: unknown): unknown => {
  if (typeof v === 'string') return v
  if (!(v instanceof Date)) return prepareValue(v)
  const text = v.toISOString()
  return text.length === ISO_LENGTH ? text : prepareValue(v)
}

/**
 * A named statement on its way through `pg`: bound, run and synced in one write, and without asking each time what its
 * columns are. Everything else (connecting, parsing the answer, errors) is `pg`'s.
 */
class HotQuery {
  readonly name: string
  readonly text: string
  readonly callback = (): void => undefined
  private readonly values: readonly unknown[]
  private readonly shapes: Shapes
  private readonly done: Done
  private readonly rows: Row[] = []
  private fields: readonly Field[] | undefined
  private fault: unknown

  constructor(s: Statement, shapes: Shapes, done: Done) {
    this.name = s.name
    this.text = s.text
    this.values = s.values
    this.shapes = shapes
    this.done = done
  }
  submit(connection: Connection): Error | null {
    const { name, text } = this
    try {
      const known = connection.parsedStatements[name] !== undefined
      this.fields = known ? this.shapes.get(name) : undefined
      const bind = serialize.bind({ statement: name, values: this.values as unknown[], valueMapper: wire })
      const before = known ? [] : [serialize.parse({ name, text })]
      const after = this.fields ? [RUN] : [DESCRIBE, RUN]
      // A socket that is gone says so by its own event, which fails every query of the client.
      if (connection.stream.writable) connection.stream.write(Buffer.concat([...before, bind, ...after]))
      return null
    } catch (e) {
      return e as Error
    }
  }
  handleRowDescription(msg: { fields: readonly { name: string; dataTypeID: number }[] }): void {
    this.fields = msg.fields.map((f) => ({ name: f.name, parse: pg.types.getTypeParser(f.dataTypeID, 'text') }))
    this.shapes.set(this.name, this.fields)
  }
  handleDataRow(msg: { fields: readonly (string | null)[] }): void {
    if (this.fault !== undefined) return
    const row: Row = {}
    try {
      for (const [i, f] of (this.fields as readonly Field[]).entries()) {
        const raw = msg.fields[i] as string | null
        row[f.name] = raw === null ? null : f.parse(raw)
      }
    } catch (e) {
      this.fault = e
    }
    this.rows.push(row)
  }
  handleError(e: unknown): void {
    this.done(e)
  }
  handleReadyForQuery(): void {
    if (this.fault === undefined) this.done(undefined, this.rows)
    else this.done(this.fault)
  }
  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
  handleCopyInResponse(): void {}
  handleCopyData(): void {}
}

type Waiter = { take(c: pg.Client): void; fail(e: unknown): void; timer: NodeJS.Timeout }
/** A connection for one caller alone, until it is let go. */
export type Held = {
  query(q: { text: string; name?: string; values?: unknown[] }): Promise<{ rows: unknown[] }>
  release(broken: boolean): void
}
export type Lanes = { run(s: Statement): Promise<Row[]>; hold(): Promise<Held>; close(): Promise<void> }
export type LaneOptions = {
  readonly config: () => Promise<pg.ClientConfig>
  readonly max: number
  readonly wait: number
}

/**
 * Connections for the few statements that run a thousand times a second: each call takes a free one, opens one, or
 * waits its turn. Throws what `pg` throws; a wait of over `wait` ms fails with the words of `pg`'s own pool.
 */
export const openLanes = (o: LaneOptions): Lanes => {
  const shapes: Shapes = new Map()
  const live = new Set<pg.Client>()
  const free: pg.Client[] = []
  const waiting: Waiter[] = []
  let open = 0

  const next = (c: pg.Client): void => {
    const w = waiting.shift()
    if (!w) return void free.push(c)
    clearTimeout(w.timer)
    w.take(c)
  }
  const drop = (c: pg.Client): void => {
    if (!live.delete(c)) return
    open--
    const i = free.indexOf(c)
    if (i >= 0) free.splice(i, 1)
    if (waiting.length > 0 && open < o.max) connect().then(next, (e) => fail(e))
  }
  const fail = (e: unknown): void => {
    const w = waiting.shift()
    if (!w) return
    clearTimeout(w.timer)
    w.fail(e)
  }
  const connect = async (): Promise<pg.Client> => {
    open++
    const config = await o.config().catch((e) => {
      open--
      throw e
    })
    const c = new pg.Client(config)
    live.add(c)
    // A dropped connection is replaced when it is needed; without a listener it would end the process.
    c.on('error', () => drop(c))
    c.on('end', () => drop(c))
    try {
      await c.connect()
      return c
    } catch (e) {
      drop(c)
      throw e
    }
  }
  const turn = (): Promise<pg.Client> =>
    new Promise((take, refuse) => {
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(waiter), 1)
        refuse(new Error('timeout exceeded when trying to connect'))
      }, o.wait)
      const waiter: Waiter = { take, fail: refuse, timer }
      waiting.push(waiter)
    })
  const send = (c: pg.Client, s: Statement): Promise<Row[]> =>
    new Promise((ok, no) => {
      const done: Done = (e, rows) => {
        if (live.has(c)) next(c)
        if (rows) ok(rows)
        else no(e)
      }
      c.query(new HotQuery(s, shapes, done) as unknown as pg.Submittable)
    })
  const take = (): Promise<pg.Client> => (open < o.max ? connect() : turn())
  return {
    run(s) {
      const c = free.pop()
      return c ? send(c, s) : take().then((x) => send(x, s))
    },
    async hold() {
      const c = free.pop() ?? (await take())
      return {
        query: (q) => c.query(q),
        release(broken) {
          if (broken) void c.end().catch(() => undefined)
          if (broken) drop(c)
          else if (live.has(c)) next(c)
        },
      }
    },
    async close() {
      const all = [...live]
      live.clear()
      await Promise.all(all.map((c) => c.end()))
    },
  }
}
