import { type Actor, type Event, Failure, type Operation, uuidv7 } from '@yiwang/kernel'
import { type Call, ledger, looksBack, type Reply, sessionOf, stands } from './command.ts'
import { constraintOf, readerOf, sql, sqlState } from './db.ts'
import type { Tx, TxCommandSpec } from './engine.ts'
import { answered, bodyHash, ownerOf, type Seen as SeenRow, storedKey } from './idempotency.ts'
import { auditRow, type Platform } from './platform.ts'
import { probeOf, probeText } from './session.ts'
import { type Change, changeText, json, type Plan, type Values } from './write-set.ts'

const ATTEMPTS = 4
const AUDITED = new Set(['FORBIDDEN', 'NOT_FOUND'])

type Client = { query(q: unknown): Promise<{ rows: never[] }>; release(broken?: boolean): void }

/** One `with m as (select 1) …` per change, so that inserts and updates share the shapes of the two-trip commands. */
const write = async (c: Client, changes: readonly Change[]): Promise<void> => {
  for (const change of changes) {
    if (change.rows.length === 0) continue
    const p: Plan = { text: '', values: [] }
    const text = `with m as (select 1 as one) ${changeText(p, change)}`
    await c.query(sql(text, p.values))
  }
}

const txOf = (c: Client, events: Event[]): Tx =>
  ({
    ...readerOf(c as never),
    write: (changes: readonly Change[]) => write(c, changes),
    change: async (s: unknown) => (await c.query(s)).rows,
    events: (more: readonly Event[]) => void events.push(...more),
  }) as unknown as Tx

/** Runs a command that needs locks: BEGIN, the work, history + audit + idempotency, COMMIT; repeated on a lost race. */
export const runTxCommand = async (p: Platform, spec: TxCommandSpec, given: Call): Promise<Reply> => {
  const call = spec.secret ? { ...given, key: undefined } : given
  const hash = call.key === undefined ? '' : bodyHash(call.input)
  const prepared = await prepare(p, spec, call)
  for (let attempt = 1; ; attempt++) {
    const now = p.now()
    const session = await sessionOf(p, call)
    const c = (await p.db.of(call.tenant).hold()) as unknown as Client
    let broken = false
    try {
      await c.query({ text: 'begin' })
      const r = await lookBack(p, c, call, session.actor)
      if (!stands(p, call, session, r.probe, now)) {
        await c.query({ text: 'rollback' })
        continue
      }
      const reply = r.seen
        ? answered(spec.op, r.seen, { hash, key: call.key })
        : await work(p, spec, { call, c, actor: session.actor, now, hash, prepared })
      await c.query({ text: 'commit' })
      if (reply instanceof Failure) throw new Traced(reply)
      return reply
    } catch (e) {
      if (e instanceof Traced) throw e.failure
      await c.query({ text: 'rollback' }).catch(() => {
        broken = true
      })
      const state = sqlState(e)
      const race =
        state === '40001' || state === '40P01' || (state === '23505' && constraintOf(e) === 'idempotency_pkey')
      if (!broken && e instanceof Failure && AUDITED.has(e.code))
        // On the connection in hand: a second one from the pool could wait for ever when all are refused at once.
        await write(c, [
          refusedRow({ call, op: spec.op, actor: session.actor, now }, { refusal: e, audit: { subject: null } }),
        ])
      if (!race || attempt >= ATTEMPTS) throw e
    } finally {
      c.release(broken)
    }
  }
}

/** Carries a refusal past the roll-back: its traces are already committed. */
class Traced extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.code)
    this.failure = failure
  }
}

const prepare = async (p: Platform, spec: TxCommandSpec, call: Call): Promise<unknown> => {
  if (!spec.prepare) return undefined
  const now = p.now()
  const { tenant } = call
  const actor = await standingActor(p, call, now)
  try {
    const upload = call.upload ? { upload: call.upload } : {}
    return await spec.prepare(p.db.of(tenant), {
      actor,
      input: call.input as never,
      now,
      tenant,
      random: p.random,
      ...upload,
    })
  } catch (e) {
    if (e instanceof Failure && AUDITED.has(e.code))
      await p.refused({ call, op: spec.op, actor, why: String(e.data.why ?? e.code), now })
    throw e
  }
}
/** Nothing is worked out for a session that is dead; the transaction looks once more. */
const standingActor = async (p: Platform, call: Call, now: number): Promise<Actor> => {
  for (;;) {
    const session = await sessionOf(p, call)
    if (call.system || call.token === undefined) return session.actor
    const r = await p.db.of(call.tenant).one<{ probe: string | null }>(probeOf(p.sessions, call.tenant, call.token))
    if (stands(p, call, session, r?.probe ?? null, now)) return session.actor
  }
}

type Seen = { probe: string | null; seen: SeenRow | null }
const lookBack = async (p: Platform, c: Client, call: Call, actor: Actor): Promise<Seen> => {
  if (!looksBack(call)) return { probe: null, seen: null }
  const text = `select ${probeText(p.sessions, call.token)} as probe, (select json_build_object('operation',operation,
    'hash',body_hash,'status',status,'answer',answer) from platform.idempotency where tenant=$1 and owner=$3 and key=$4) as seen`
  const s = sql(text, [
    call.tenant,
    call.token ?? null,
    ownerOf(actor),
    call.key === undefined ? null : storedKey(call.key),
  ])
  return (await c.query(s)).rows[0] as unknown as Seen
}

const work = async (
  p: Platform,
  spec: TxCommandSpec,
  at: { call: Call; c: Client; actor: Actor; now: number; hash: string; prepared: unknown },
): Promise<Reply | Failure> => {
  const events: Event[] = []
  const { call, actor, now } = at
  const done = await spec.run(txOf(at.c, events), {
    actor,
    input: call.input as never,
    now,
    tenant: call.tenant,
    random: p.random,
    newId: () => uuidv7(now, p.random),
    prepared: at.prepared as undefined,
    ...(call.token ? { token: call.token } : {}),
    ...(call.upload ? { upload: call.upload } : {}),
  })
  if ('refusal' in done) {
    await write(at.c, [refusedRow({ call, op: spec.op, actor, now }, done)])
    return done.refusal
  }
  const ws = { events, audit: done.audit, answer: done.answer, status: done.status ?? 200 }
  await write(at.c, ledger(p, { call, op: spec.op, actor, as: done.as, now, hash: at.hash }, ws))
  return { status: ws.status, answer: done.answer }
}

type Refused = { refusal: Failure; audit: { subject: string | null; change?: Values } }
const refusedRow = (at: { call: Call; op: Operation; actor: Actor; now: number }, r: Refused): Change => ({
  insert: 'platform.audit',
  rows: [
    {
      ...auditRow(at),
      capacity: null,
      subject: r.audit.subject,
      outcome: 'refused',
      change: json({ why: r.refusal.data.why ?? r.refusal.code, ...r.audit.change }),
    },
  ],
})
