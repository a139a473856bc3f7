import { type Actor, Failure, failure, forbidden, notFound, type Operation, uuidv7 } from '@yiwang/kernel'
import { constraintOf, sql, sqlState } from './db.ts'
import type { CommandSpec, Upload } from './engine.ts'
import { answered, bodyHash, ownerOf, type Seen, storedAnswer, storedKey } from './idempotency.ts'
import type { Platform } from './platform.ts'
import { probeText, type Session } from './session.ts'
import { type Change, json, statementOf, type WriteSet } from './write-set.ts'

/** One request, whatever door it came through. */
export type Call = {
  readonly tenant: string
  readonly token?: string | undefined
  readonly device?: string | undefined
  /** Idempotency key; the same key with the same body gives the same answer and one effect. */
  readonly key?: string | undefined
  readonly request: string
  readonly input: unknown
  readonly upload?: Upload
  /** Set only inside the platform, for jobs and reactions. */
  readonly system?: Actor
}
export type Reply = { readonly status: number; readonly answer: unknown }

type Read = { probe: string | null; seen?: Seen | null; subject?: unknown }
const NOTHING: Read = { probe: null }

const ATTEMPTS = 4
const AGAIN = new Set(['40001', '40P01'])

/** Statement R: session, idempotency row and subject in one look. */
const readText = (p: Platform, call: Call, load: string): string => {
  const keyed = call.key !== undefined
  const base = keyed ? 5 : 3
  const seen = keyed
    ? `, (select json_build_object('operation',operation,'hash',body_hash,'status',status,'answer',answer)
        from platform.idempotency where tenant=$1 and owner=$3 and key=$4) as seen`
    : ''
  const subject = load && `, ${load.replace(/(?<!:):(\d+)/g, (_, n) => `$${base - 1 + Number(n)}`)} as subject`
  return `select ${probeText(p.sessions, call.token)} as probe${seen}${subject}`
}
const texts = new WeakMap<Platform, Map<string, string[]>>()
const textFor = (p: Platform, load: string, call: Call): string => {
  const all = texts.get(p) ?? new Map<string, string[]>()
  texts.set(p, all)
  const known = all.get(load) ?? []
  all.set(load, known)
  const shape = (call.key === undefined ? 0 : 1) + (call.token === undefined ? 0 : 2)
  known[shape] ??= readText(p, call, load)
  return known[shape]
}

/** Whether the session read earlier still stands; otherwise it is read anew and the caller looks again. */
export const stands = (p: Platform, call: Call, s: Session, probe: string | null, now: number): boolean => {
  if (call.system || call.token === undefined) return true
  if (probe === s.epoch && now < s.expires) return true
  p.actors.drop(call.tenant, call.token)
  if (probe === null || now >= s.expires) throw failure('UNAUTHENTICATED')
  return false
}

/** Rows the platform adds to every write set: history, audit, idempotency. */
export const ledger = (
  p: Platform,
  at: { call: Call; op: Operation; actor: Actor; as: string; now: number; hash: string },
  ws: WriteSet<unknown>,
): Change[] => {
  const when = new Date(at.now)
  const { actor, as, call, op } = at
  const who = { actor: actor.account, actor_kind: actor.kind, capacity: as }
  const events = (ws.events ?? []).map((e) => ({
    tenant: call.tenant,
    id: uuidv7(at.now, p.random),
    kind: e.kind,
    subject_kind: e.subject.kind,
    subject: e.subject.id,
    at: when,
    ...who,
    open: e.open,
    data: json(e.data),
  }))
  const audit = {
    tenant: call.tenant,
    at: when,
    ...who,
    operation: op.id,
    subject_kind: op.subject,
    subject: ws.audit.subject,
    outcome: 'ok',
    pack: ws.audit.pack ?? null,
    change: json(ws.audit.change ?? {}),
    request: call.request,
  }
  const rows: Change[] = [
    { insert: 'platform.event', rows: events, inOrder: true },
    { insert: 'platform.audit', rows: [audit] },
  ]
  if (call.key !== undefined)
    rows.push({
      insert: 'platform.idempotency',
      rows: [
        {
          tenant: call.tenant,
          owner: ownerOf(actor),
          key: storedKey(call.key),
          operation: op.id,
          body_hash: at.hash,
          status: ws.status ?? 200,
          answer: storedAnswer(op, call.key, ws.answer),
          at: when,
        },
      ],
    })
  return rows
}

/** Without a session or a key there is nothing to look back at; jobs of the house come like that. */
export const looksBack = (call: Call): boolean => call.key !== undefined || call.token !== undefined

/** Runs one command: read, authorise, decide, write. Two round trips; nothing is written unless all of it is. */
export const runCommand = async (p: Platform, spec: CommandSpec, call: Call): Promise<Reply> => {
  const hash = call.key === undefined ? '' : bodyHash(call.input)
  const db = p.db.of(call.tenant)
  for (let attempt = 1; ; attempt++) {
    const now = p.now()
    const session = await sessionOf(p, call)
    const { actor } = session
    const keyed = call.key === undefined ? [] : [ownerOf(actor), storedKey(call.key)]
    const input = call.input as never
    const load = typeof spec.load?.sql === 'function' ? spec.load.sql(input) : (spec.load?.sql ?? '')
    const loaded = spec.load ? spec.load.values(input, now, actor) : []
    const r =
      spec.load || looksBack(call)
        ? ((await db.one<Read>(
            sql(textFor(p, load, call), [call.tenant, call.token ?? null, ...keyed, ...loaded]),
          )) as Read)
        : NOTHING
    if (!stands(p, call, session, r.probe, now)) continue
    if (r.seen) return answered(spec.op, r.seen, { hash, key: call.key })
    if (spec.load && (r.subject === null || r.subject === undefined)) throw notFound()
    const verdict = spec.authorise(actor, r.subject, { input: call.input as never, now })
    if (!verdict.ok) {
      await p.refused({ call, op: spec.op, actor, why: verdict.why, now })
      throw verdict.hidden
        ? notFound()
        : actor.kind === 'anonymous'
          ? failure('UNAUTHENTICATED')
          : forbidden(verdict.why)
    }
    const ws = spec.decide(r.subject, {
      actor,
      input: call.input as never,
      now,
      tenant: call.tenant,
      random: p.random,
      newId: () => uuidv7(now, p.random),
      as: verdict.as,
    })
    const rows = ledger(p, { call, op: spec.op, actor, as: verdict.as, now, hash }, ws)
    const w = statementOf(call.tenant, ws.guard, [...(ws.changes ?? []), ...rows])
    try {
      const done = await db.one<{ n: number }>(sql(w.text, w.values))
      if (done?.n === 1) return { status: ws.status ?? 200, answer: ws.answer }
    } catch (e) {
      if (!mayRepeat(e, spec.reroll ?? []) || attempt >= ATTEMPTS) throw e
    }
    if (attempt >= ATTEMPTS) throw new Failure('STALE', 409)
  }
}

/** A lost race or an unlucky number: looking again settles it (an idempotency row then gives its stored answer). */
const mayRepeat = (e: unknown, reroll: readonly string[]): boolean => {
  const state = sqlState(e)
  if (state !== undefined && AGAIN.has(state)) return true
  return state === '23505' && ['idempotency_pkey', ...reroll].includes(constraintOf(e) ?? '')
}

export const sessionOf = async (p: Platform, call: Call): Promise<Session> =>
  call.system
    ? { epoch: '', expires: Number.POSITIVE_INFINITY, actor: call.system }
    : p.actors.get(call.tenant, call.token, call.device)
