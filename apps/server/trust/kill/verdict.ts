import { verifyAudit } from '@yiwang/platform/audit'
import { type Db, sql } from '@yiwang/platform/db'
import { storedKey } from '@yiwang/platform/idempotency'
import { violations } from '../invariants.ts'
import { INTAKE, type Journal } from './load.ts'

type Kept = { key: string; owner: string; operation: string; status: number; n: number }

const refsOf = (j: Journal): { ref: string; id: string; text: string }[] =>
  j.entries.flatMap((e) =>
    e.path === INTAKE && e.answer?.status === 200
      ? [{ ref: String(e.answer.body.ref), id: String(e.answer.body.id), text: String(e.body.text) }]
      : [],
  )

/** Whatever was acknowledged is there once, and nothing is there that nobody sent. */
export const verdict = async (db: Db, tenant: string, j: Journal): Promise<string[]> => {
  const out: string[] = [...j.odd]
  const matters = await db.rows<{ id: string; ref: string; text: string }>(
    sql("select id, ref, text from matters.matter where tenant=$1 and text like '路灯坏了 k%'", [tenant]),
  )
  const byText = new Map<string, number>()
  for (const m of matters) byText.set(m.text, (byText.get(m.text) ?? 0) + 1)
  for (const [text, n] of byText) if (n > 1) out.push(`${n} matters of one request: ${text}`)
  const known = new Set(matters.map((m) => `${m.id} ${m.ref} ${m.text}`))
  for (const r of refsOf(j)) if (!known.has(`${r.id} ${r.ref} ${r.text}`)) out.push(`acknowledged and gone: ${r.ref}`)
  const sent = new Set(j.entries.filter((e) => e.path === INTAKE).map((e) => String(e.body.text)))
  for (const m of matters) if (!sent.has(m.text)) out.push(`nobody sent ${m.text}`)
  out.push(...(await keysOnce(db, tenant, j)), ...(await signs(db, tenant, j)))
  for (const v of await violations(db, tenant)) out.push(`${v.id}: ${v.count} (${v.examples.join('; ')})`)
  const audit = await verifyAudit(db, tenant)
  for (const b of audit.broken) out.push(`audit block ${b.block}: ${b.why}`)
  if (audit.rows + audit.unsealed === 0) out.push('the audit is empty')
  return out
}

const keysOnce = async (db: Db, tenant: string, j: Journal): Promise<string[]> => {
  const rows = await db.rows<Kept>(
    sql(
      'select key, owner, operation, status, count(*) over (partition by key)::int as n from platform.idempotency where tenant=$1',
      [tenant],
    ),
  )
  const kept = new Map(rows.map((r) => [r.key, r]))
  const done = j.entries.filter((e) => e.answer && e.answer.status < 300)
  const mine = new Set(j.entries.map((e) => storedKey(e.key)))
  const effects = rows.filter((r) => mine.has(r.key)).length
  const events = await db.one<{ n: number }>(
    sql(
      `select count(*)::int as n from platform.event e join matters.matter m on m.tenant=e.tenant and m.id=e.subject and m.text like '路灯坏了 k%'
       where e.tenant=$1 and e.kind in ('matters.registered@1','matters.dispatched@1','matters.signed@1')`,
      [tenant],
    ),
  )
  return [
    ...done.filter((e) => !kept.has(storedKey(e.key))).map((e) => `acknowledged without a trace: ${e.key}`),
    ...rows.filter((r) => mine.has(r.key) && r.n > 1).map((r) => `one key, ${r.n} effects: ${r.operation}`),
    ...(events?.n === effects ? [] : [`${events?.n} events of ${effects} effects`]),
  ]
}

const signs = async (db: Db, tenant: string, j: Journal): Promise<string[]> => {
  const out: string[] = []
  const by = new Map<string, number>()
  for (const e of j.entries)
    if (e.path.endsWith('/sign') && e.answer && e.answer.status < 300) by.set(e.path, (by.get(e.path) ?? 0) + 1)
  for (const [path, n] of by) if (n !== 1) out.push(`${n} were told they signed ${path}`)
  const rows = await db.rows<{ matter: string; n: number }>(
    sql(
      "select subject as matter, count(*)::int as n from platform.event where tenant=$1 and kind='matters.signed@1' group by subject having count(*) > 1",
      [tenant],
    ),
  )
  return [...out, ...rows.map((r) => `${r.n} sign-fors of ${r.matter}`)]
}
