import { type Event, newRef, type Random } from '@yiwang/kernel'
import { sql } from '@yiwang/platform/db'
import type { Tx } from '@yiwang/platform/engine'
import type { Change, Values } from '@yiwang/platform/write-set'
import type { Built } from './build-matter.ts'
import type { ImportRow } from './read-rows.ts'

export type Piece = { readonly built: Built; readonly row: ImportRow }

/** Numbers are short enough for two of many thousands to be alike: those that are taken are drawn again. */
const freshRefs = async (
  tx: Tx,
  o: { tenant: string; pieces: readonly Piece[]; used: Set<string>; random: Random },
) => {
  const wanted = o.pieces.map((p) => p.built.m.ref)
  const rows = await tx.rows<{ ref: string }>(
    sql('select ref from matters.appeal where tenant=$1 and ref = any($2::text[])', [o.tenant, wanted]),
  )
  const taken = new Set(rows.map((r) => r.ref))
  const renamed = new Map<string, string>()
  for (const p of o.pieces) {
    let ref = p.built.m.ref
    while (taken.has(ref) || o.used.has(ref)) ref = newRef(o.random)
    o.used.add(ref)
    if (ref !== p.built.m.ref) renamed.set(p.built.m.id, ref)
  }
  return renamed
}

const withRef = (table: string, r: Values, renamed: ReadonlyMap<string, string>): Values => {
  const id = table === 'matters.matter' ? r.id : table === 'matters.appeal' ? r.matter : undefined
  const ref = typeof id === 'string' ? renamed.get(id) : undefined
  return ref === undefined ? r : { ...r, ref }
}

/** Rows of all pieces by table, in the order in which tables must be filled. */
const together = (pieces: readonly Piece[], renamed: ReadonlyMap<string, string>): Change[] => {
  const tables = new Map<string, Values[]>()
  for (const p of pieces)
    for (const c of p.built.changes) {
      if (!('insert' in c)) throw new Error('an import only inserts')
      const rows = tables.get(c.insert) ?? []
      for (const r of c.rows) rows.push(withRef(c.insert, r, renamed))
      tables.set(c.insert, rows)
    }
  return [...tables].map(([insert, rows]) => ({ insert, rows }))
}

/** What everybody who listens learns of it. Not the event of a live intake: nobody is told and nothing is counted as a surge. */
const importedEvent = ({ built, row }: Piece): Event => ({
  kind: 'matters.imported@1',
  subject: { kind: 'matter', id: built.m.id },
  open: true,
  data: {
    action: 'import',
    verb: 'register',
    to: built.m.stage,
    channel: 'import',
    grid: built.m.grid,
    town: built.m.town,
    category: built.m.category,
    round: 1,
    openedAt: new Date(row.at).toISOString(),
    closedAt: built.m.closed_at === null ? null : new Date(built.m.closed_at).toISOString(),
    ...(row.reply ? { text: row.reply } : {}),
    ...(row.department ? { unitName: row.department } : {}),
  },
})

/** Writes some hundred matters with a handful of statements. */
export const writeBatch = async (
  tx: Tx,
  o: { tenant: string; pieces: readonly Piece[]; used: Set<string>; random: Random },
): Promise<void> => {
  await tx.write(together(o.pieces, await freshRefs(tx, o)))
  tx.events(o.pieces.map(importedEvent))
}
