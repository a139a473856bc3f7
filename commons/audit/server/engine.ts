import { capacity, forbidden, inForce, type Words } from '@yiwang/kernel'
import type { Reader } from '@yiwang/platform/db'
import { type Engine, querySpec } from '@yiwang/platform/engine'
import { entries } from '../contract/index.ts'
import { decodeMark, encodeMark } from './cursor.ts'
import { type AuditRow, listEntries, listLooks } from './store/audit-store.ts'

/** What the audit needs from above it, as functions: it imports none of them. */
export type AuditOptions = {
  /** An operation's title by its id; without it the id stands for the words. */
  readonly titleOf?: (operation: string) => Words
  /** A post and where it was held (`handler@<unit>`) in words. */
  readonly capacityWords?: (tenant: string, capacity: string) => Words | null
  /** Masked names by account id. */
  readonly namesOf?: (db: Reader, tenant: string, accounts: readonly string[]) => Promise<ReadonlyMap<string, string>>
}

/** Capacities that are no post. */
const NO_POST: Readonly<Record<string, Words>> = {
  self: { zh: '本人', en: 'the person herself' },
  system: { zh: '系统', en: 'the system' },
  anyone: { zh: '任何人', en: 'anyone' },
  anonymous: { zh: '没有登录', en: 'not signed in' },
}
const same = (id: string): Words => ({ zh: id, en: id })

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** Who did it; who signed in had no session yet and is the subject herself. */
const personOf = (r: AuditRow): string | null => {
  if (r.actor !== null) return r.actor
  const own = r.capacity === 'self' && r.outcome === 'ok'
  return own && r.subject !== null && UUID.test(r.subject) ? r.subject : null
}

type Seen = { tenant: string; names: ReadonlyMap<string, string> }
const viewIn =
  (o: AuditOptions, { tenant, names }: Seen) =>
  (r: AuditRow) => ({
    at: r.at.toISOString(),
    actor: r.actor,
    actorKind: r.actor_kind,
    actorName: names.get(personOf(r) ?? '') ?? null,
    capacity: r.capacity,
    capacityWords:
      r.capacity === null ? null : (NO_POST[r.capacity] ?? o.capacityWords?.(tenant, r.capacity) ?? same(r.capacity)),
    operation: r.operation,
    title: o.titleOf?.(r.operation) ?? same(r.operation),
    subject: r.subject,
    outcome: r.outcome,
    change: r.change,
    request: r.request,
  })

/** For the holder of an `auditor` post only; the reading leaves its own row. */
const entriesSpec = (o: AuditOptions) =>
  querySpec<typeof entries>({
    op: entries,
    async run({ db, actor, tenant, now, audit }, input) {
      const post = inForce(actor, now).find((p) => p.kind === 'auditor')
      if (!post) throw forbidden('auditor-only')
      const { subject, operation, outcome } = input
      const after = input.after === undefined ? null : decodeMark(input.after)
      const asked = { subject: subject ?? null, operation: operation ?? null, outcome: outcome ?? null }
      const rows = await listEntries(db, { tenant, ...asked, after, limit: input.limit + 1 })
      await audit({ subject: subject ?? '*', as: capacity(post), change: asked })
      const shown = rows.slice(0, input.limit)
      const last = shown.at(-1)
      const actors = [...new Set(shown.flatMap((r) => personOf(r) ?? []))]
      const names = (await o.namesOf?.(db, tenant, actors)) ?? new Map<string, string>()
      return {
        items: shown.map(viewIn(o, { tenant, names })),
        next: rows.length > input.limit && last ? encodeMark(last) : null,
      }
    },
  })

/** One look at a person's data. Times in ms; `who` is the capacity acted in, `purpose` and `reason` as given then. */
export type Look = {
  readonly at: number
  readonly actor: string | null
  readonly who: string
  readonly operation: string
  readonly subject: string | null
  readonly purpose: string
  readonly reason: string
  readonly change: Readonly<Record<string, unknown>>
}

const LOOKS = 200
const text = (v: unknown): string => (typeof v === 'string' ? v : '')

/** Who looked at the data of `subject` (an account id, or whatever reads write as `change.account`), newest first, 200 at most. Her own looks are left out. */
export const whoLooked = async (
  db: Reader,
  tenant: string,
  of: { readonly subject: string; readonly staff: boolean },
): Promise<Look[]> => {
  const rows = await listLooks(db, tenant, { ...of, limit: LOOKS })
  return rows.map((r) => ({
    at: r.at.getTime(),
    actor: r.actor,
    who: r.capacity ?? '',
    operation: r.operation,
    subject: r.subject,
    purpose: text(r.change.purpose),
    reason: text(r.change.reason),
    change: r.change,
  }))
}

/** Reading side of the audit; the pipeline writes it. */
export const createAudit = (o: AuditOptions = {}): Engine => ({ name: 'audit', queries: [entriesSpec(o)] })
