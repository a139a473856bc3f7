import { hash } from 'node:crypto'
import { type Reader, type Row, sql } from './db.ts'
import { statementOf } from './write-set.ts'

/**
 * Audit rows are written by the pipeline and never changed. Every little while the rows that no running transaction
 * can precede are sealed: a Merkle root over them, chained to the block before. A changed, removed or inserted row,
 * or a cut tail inside a block, no longer matches.
 */
const BATCH = 5_000

type AuditRow = Row & { xid: string; pos: string }
type Block = { n: string; to_xid: string; to_pos: string; root: Buffer; prev: Buffer; rows: number }

const COLUMNS = `xid::text as xid, pos::text as pos, to_char(at at time zone 'utc','YYYY-MM-DD"T"HH24:MI:SS.US') as at, actor, actor_kind,
  capacity, operation, subject_kind, subject, outcome, pack, change::text as change, request`

const sha = (...parts: (string | Buffer)[]): Buffer =>
  hash('sha256', Buffer.concat(parts.map((p) => (typeof p === 'string' ? Buffer.from(p) : p))), 'buffer')
const leaf = (r: AuditRow): Buffer =>
  sha(
    'leaf',
    JSON.stringify([
      r.xid,
      r.pos,
      r.at,
      r.actor,
      r.actor_kind,
      r.capacity,
      r.operation,
      r.subject_kind,
      r.subject,
      r.outcome,
      r.pack,
      r.change,
      r.request,
    ]),
  )

/** Root of a binary Merkle tree; an odd node is carried up unchanged. */
export const merkleRoot = (leaves: readonly Buffer[]): Buffer => {
  let level = [...leaves]
  while (level.length > 1) {
    const up: Buffer[] = []
    for (let i = 0; i < level.length; i += 2)
      up.push(i + 1 < level.length ? sha('node', level[i]!, level[i + 1]!) : level[i]!)
    level = up
  }
  return level[0] ?? sha('empty')
}
const rootOf = (prev: Buffer, rows: readonly AuditRow[]): Buffer => sha('block', prev, merkleRoot(rows.map(leaf)))

const lastBlock = (db: Reader, tenant: string) =>
  db.one<Block>(
    sql(
      'select n, to_xid::text, to_pos::text, root from platform.audit_block where tenant=$1 order by n desc limit 1',
      [tenant],
    ),
  )

/** Seals what is ready for one tenant; returns how many rows. The primary key lets only one server win a number. */
export const sealAudit = async (db: Reader, tenant: string, now: number): Promise<number> => {
  const last = await lastBlock(db, tenant)
  const rows = await db.rows<AuditRow>(
    sql(
      `select ${COLUMNS} from platform.audit where tenant=$1 and (xid,pos) > ($2::xid8,$3::bigint)
       and xid < pg_snapshot_xmin(pg_current_snapshot()) order by audit.xid, audit.pos limit ${BATCH}`,
      [tenant, last?.to_xid ?? '0', last?.to_pos ?? '0'],
    ),
  )
  if (rows.length === 0) return 0
  const prev = last?.root ?? sha('genesis', tenant)
  const [first, end] = [rows[0]!, rows[rows.length - 1]!]
  const block = {
    tenant,
    n: last ? Number(last.n) + 1 : 1,
    from_xid: first.xid,
    from_pos: first.pos,
    to_xid: end.xid,
    to_pos: end.pos,
    rows: rows.length,
    root: rootOf(prev, rows),
    prev,
    at: new Date(now),
  }
  const s = statementOf(tenant, undefined, [{ insert: 'platform.audit_block', rows: [block], skipDuplicates: true }])
  await db.one(sql(s.text, s.values))
  return rows.length
}

export type AuditVerdict = { blocks: number; rows: number; unsealed: number; broken: { block: number; why: string }[] }

/** Recomputes every block from the rows; names the first thing wrong in each. */
export const verifyAudit = async (db: Reader, tenant: string): Promise<AuditVerdict> => {
  const blocks = await db.rows<Block & { from_xid: string; from_pos: string }>(
    sql(
      'select n, from_xid::text, from_pos::text, to_xid::text, to_pos::text, rows, root, prev from platform.audit_block where tenant=$1 order by n',
      [tenant],
    ),
  )
  const broken: AuditVerdict['broken'] = []
  let [prev, after, total] = [sha('genesis', tenant), { xid: '0', pos: '0' }, 0]
  for (const [i, b] of blocks.entries()) {
    const rows = await rowsBetween(db, tenant, { after, to: { xid: b.to_xid, pos: b.to_pos } })
    const why = blockFault(b, { index: i, prev, rows })
    if (why) broken.push({ block: Number(b.n), why })
    total += rows.length
    prev = b.root
    after = { xid: b.to_xid, pos: b.to_pos }
  }
  const left = await db.one<{ n: string }>(
    sql('select count(*) as n from platform.audit where tenant=$1 and (xid,pos) > ($2::xid8,$3::bigint)', [
      tenant,
      after.xid,
      after.pos,
    ]),
  )
  return { blocks: blocks.length, rows: total, unsealed: Number(left?.n ?? 0), broken }
}

type At = { xid: string; pos: string }
const rowsBetween = (db: Reader, tenant: string, at: { after: At; to: At }): Promise<AuditRow[]> =>
  db.rows<AuditRow>(
    sql(
      `select ${COLUMNS} from platform.audit where tenant=$1 and (xid,pos) > ($2::xid8,$3::bigint) and (xid,pos) <= ($4::xid8,$5::bigint)
       order by audit.xid, audit.pos`,
      [tenant, at.after.xid, at.after.pos, at.to.xid, at.to.pos],
    ),
  )

const blockFault = (b: Block, at: { index: number; prev: Buffer; rows: AuditRow[] }): string | undefined => {
  if (Number(b.n) !== at.index + 1) return 'number'
  if (!b.prev.equals(at.prev)) return 'chain'
  if (at.rows.length !== b.rows) return 'count'
  return rootOf(at.prev, at.rows).equals(b.root) ? undefined : 'content'
}
