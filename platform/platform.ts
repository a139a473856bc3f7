import { type Actor, Failure, failure, forbidden, type Operation, type Random, uuidv7 } from '@yiwang/kernel'
import type { InputOf, OutputOf } from '@yiwang/kernel/operation'
import { type Call, type Reply, runCommand, sessionOf } from './command.ts'
import { type Db, sql } from './db.ts'
import type { CommandSpec, Engine, ListSpec, QuerySpec, TxCommandSpec } from './engine.ts'
import type { Log } from './log.ts'
import type { Now } from './now.ts'
import { runList, runQuery } from './query.ts'
import { type ActorCache, actorCache, type Sessions } from './session.ts'
import { runTxCommand } from './tx-command.ts'
import { issueWords } from './words.ts'
import { type Json, json, statementOf } from './write-set.ts'

export type Handler =
  | { readonly kind: 'command'; readonly spec: CommandSpec }
  | { readonly kind: 'tx'; readonly spec: TxCommandSpec }
  | { readonly kind: 'query'; readonly spec: QuerySpec }
  | { readonly kind: 'list'; readonly spec: ListSpec }

type Refusal = { call: Call; op: Operation; actor: Actor; why: string; now: number }
type ReadRow = { call: Call; op: Operation; actor: Actor; now: number; subject: string; as: string; change: Json }

export type Platform = {
  readonly db: Db
  readonly now: Now
  readonly random: Random
  readonly log: Log
  readonly sessions: Sessions
  readonly actors: ActorCache
  readonly engines: readonly Engine[]
  /** Every operation that has a handler, by id. */
  readonly handlers: ReadonlyMap<string, Handler>
  run(op: Operation, call: Call): Promise<Reply>
  refused(r: Refusal): Promise<void>
  auditRead(r: ReadRow): Promise<void>
  checkCaller(op: Operation, actor: Actor): void
  /** {@link checkCaller} on the caller's session, before anything is read. */
  admit(op: Operation, call: Call): Promise<void>
}

export type PlatformParts = {
  readonly db: Db
  readonly now: Now
  readonly random: Random
  readonly log: Log
  readonly sessions: Sessions
  readonly engines: readonly Engine[]
}

const collect = (engines: readonly Engine[]): Map<string, Handler> => {
  const all = new Map<string, Handler>()
  const put = (id: string, h: Handler) => {
    if (all.has(id)) throw new Error(`operation ${id} has two handlers`)
    all.set(id, h)
  }
  for (const e of engines) {
    for (const spec of e.commands ?? []) put(spec.op.id, { kind: 'command', spec })
    for (const spec of e.txCommands ?? []) put(spec.op.id, { kind: 'tx', spec })
    for (const spec of e.queries ?? []) put(spec.op.id, { kind: 'query', spec })
    for (const spec of e.lists ?? []) put(spec.op.id, { kind: 'list', spec })
  }
  return all
}

/** The coarse door: kind of caller, and a password that must be changed first. The policy says the rest. */
const checkCaller = (op: Operation, actor: Actor): void => {
  if (actor.mustChange && !MAY_WHILE_CHANGING.has(op.id)) throw forbidden('password-change-first')
  if (op.caller === 'anyone' || actor.kind === 'system') return
  if (actor.kind === 'anonymous') throw failure('UNAUTHENTICATED')
  if (op.caller !== 'person' && op.caller !== actor.kind) throw forbidden(`only-${op.caller}`)
}
const MAY_WHILE_CHANGING = new Set([
  'identity.me',
  'identity.change-password',
  'identity.sign-out',
  'identity.sign-in',
  'identity.sign-in-code',
  'identity.request-code',
])
/** Open doors that stay open to a caller whose session has died; other writes must not silently change their author. */
const opensAnyway = (op: Operation): boolean =>
  op.caller === 'anyone' && (op.kind === 'query' || MAY_WHILE_CHANGING.has(op.id))

export const auditRow = (a: { call: Call; op: Operation; actor: Actor; now: number }) => ({
  tenant: a.call.tenant,
  at: new Date(a.now),
  actor: a.actor.account,
  actor_kind: a.actor.kind,
  operation: a.op.id,
  subject_kind: a.op.subject,
  pack: null,
  request: a.call.request,
})

export const createPlatform = (parts: PlatformParts): Platform => {
  const handlers = collect(parts.engines)
  const insertAudit = async (tenant: string, row: Record<string, unknown>) => {
    const s = statementOf(tenant, undefined, [{ insert: 'platform.audit', rows: [row] }])
    await parts.db.of(tenant).one(sql(s.text, s.values))
  }
  const handle = async (op: Operation, h: Handler, call: Call): Promise<Reply> => {
    if (h.kind === 'query') return runQuery(p, h.spec, call)
    if (h.kind === 'list') return runList(p, h.spec, call)
    try {
      await p.admit(op, call)
    } catch (e) {
      if (!(e instanceof Failure) || e.code !== 'FORBIDDEN') throw e
      const { actor } = await sessionOf(p, call)
      await p.refused({ call, op, actor, why: String(e.data.why), now: p.now() })
      throw e
    }
    return h.kind === 'tx' ? runTxCommand(p, h.spec, call) : runCommand(p, h.spec, call)
  }
  const p: Platform = {
    ...parts,
    actors: actorCache(parts.db, parts.sessions),
    handlers,
    checkCaller,
    async admit(op, call) {
      const look = async () => {
        if (call.system) return call.system
        const session = await p.actors.get(call.tenant, call.token, call.device)
        // A session past its end is nobody's: 401, and no refusal in a name that no longer stands.
        if (p.now() >= session.expires) throw failure('UNAUTHENTICATED')
        return session.actor
      }
      try {
        checkCaller(op, await look())
      } catch (e) {
        // What is remembered may be older than a changed password: a refusal rests on a fresh look.
        if (call.system || call.token === undefined) throw e
        p.actors.drop(call.tenant, call.token)
        checkCaller(op, await look())
      }
    },
    async run(op, call) {
      const h = handlers.get(op.id)
      if (!h) throw new Error(`operation ${op.id} has no handler`)
      if (call.token === undefined || !opensAnyway(op)) return handle(op, h, call)
      try {
        return await handle(op, h, call)
      } catch (e) {
        if (!(e instanceof Failure) || e.code !== 'UNAUTHENTICATED') throw e
        return handle(op, h, { ...call, token: undefined })
      }
    },
    refused: (r) =>
      insertAudit(r.call.tenant, {
        ...auditRow(r),
        capacity: null,
        subject: null,
        outcome: 'refused',
        change: json({ why: r.why }),
      }),
    auditRead: (r) =>
      insertAudit(r.call.tenant, {
        ...auditRow(r),
        capacity: r.as,
        subject: r.subject,
        outcome: 'read',
        change: r.change,
      }),
  }
  return p
}

export const systemActor = (tenant: string, name = 'system'): Actor => ({
  kind: 'system',
  tenant,
  account: null,
  person: null,
  name,
  posts: [],
})

/** Calls an operation from inside (command line, replay, jobs) through the same pipeline as HTTP. */
export const callAs = async <Op extends Operation>(
  p: Platform,
  op: Op,
  at: { actor: Actor; input: InputOf<Op>; key?: string },
): Promise<OutputOf<Op>> => {
  const parsed = op.input.safeParse(at.input)
  if (!parsed.success)
    throw new Failure('INVALID', 422, {
      fields: parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: issueWords(i) })),
    })
  const reply = await p.run(op, {
    tenant: at.actor.tenant,
    key: at.key,
    request: `in-${uuidv7(p.now(), p.random).slice(-12)}`,
    input: parsed.data,
    system: at.actor,
  })
  return reply.answer as OutputOf<Op>
}
