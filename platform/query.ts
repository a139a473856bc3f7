import type { Operation } from '@yiwang/kernel'
import { type Call, type Reply, sessionOf, stands } from './command.ts'
import { type Row, sql } from './db.ts'
import type { ListSpec, QuerySpec } from './engine.ts'
import type { Platform } from './platform.ts'
import { probeOf, probeText } from './session.ts'
import { json } from './write-set.ts'

/** A read with its own statements; the session is checked beside the first of them. */
export const runQuery = async (p: Platform, spec: QuerySpec, call: Call): Promise<Reply> => {
  const db = p.db.of(call.tenant)
  for (;;) {
    const now = p.now()
    const session = await sessionOf(p, call)
    if (!call.system && call.token !== undefined) {
      const r = await db.one<{ probe: string | null }>(probeOf(p.sessions, call.tenant, call.token))
      if (!stands(p, call, session, r?.probe ?? null, now)) continue
    }
    const { actor } = session
    p.checkCaller(spec.op, actor)
    const audit = (row: { subject: string; as: string; change?: Row }) =>
      p.auditRead({ call, op: spec.op, actor, now, subject: row.subject, as: row.as, change: json(row.change ?? {}) })
    const answer = await spec.run({ actor, tenant: call.tenant, now, db: db.planned, audit }, call.input as never)
    return { status: 200, answer }
  }
}

/** A list in one round trip: session scalar and rows together. */
export const runList = async (p: Platform, spec: ListSpec, call: Call): Promise<Reply> => {
  for (;;) {
    const now = p.now()
    await p.admit(spec.op, call)
    const session = await sessionOf(p, call)
    const { actor } = session
    const s = spec.select(actor, call.input as never, now)
    const text = `select ${probeText(p.sessions, call.token)} as probe, (select coalesce(json_agg(t), '[]'::json) from (${s.text}) t) as rows`
    const r = await p.db
      .of(call.tenant)
      .one<{ probe: string | null; rows: Row[] }>(sql(text, [call.tenant, call.token ?? null, ...s.values]))
    if (!stands(p, call, session, r?.probe ?? null, now)) continue
    return { status: 200, answer: spec.shape(r?.rows ?? [], { actor, input: call.input as never, now }) }
  }
}

export const isWrite = (op: Operation): boolean => op.kind === 'command'
