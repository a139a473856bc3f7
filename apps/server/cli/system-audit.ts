import { type Db, sql } from '@yiwang/platform/db'
import { json, statementOf } from '@yiwang/platform/write-set'
import type { CliAct } from '../cli-acts.ts'

export type SystemAct = {
  readonly tenant: string
  readonly operation: CliAct
  readonly subjectKind: string
  readonly subject: string
  readonly outcome: 'ok' | 'read'
  readonly change: Readonly<Record<string, unknown>>
}

/** One audit row for what the command line did around the operations. */
export const auditSystem = async (db: Db, a: SystemAct): Promise<void> => {
  const row = {
    tenant: a.tenant,
    at: new Date(),
    actor: null,
    actor_kind: 'system',
    capacity: 'system',
    operation: a.operation,
    subject_kind: a.subjectKind,
    subject: a.subject,
    outcome: a.outcome,
    pack: null,
    change: json(a.change),
    request: 'cli',
  }
  const s = statementOf(a.tenant, undefined, [{ insert: 'platform.audit', rows: [row] }])
  await db.one(sql(s.text, s.values))
}
