import type { Db } from '@yiwang/platform/db'

export type Row = Record<string, unknown>
/** `columns` name the fields also where there is no row. */
export type Page = { readonly rows: Row[]; readonly columns: readonly string[]; readonly total: number }

const PAGE = 2_000
const MATTER = `ref, pack, version, type, stage, super, round, level, title, text, channel, priority, class, category,
  county, town, community, grid, place, joins, solved, satisfied, opened_at, due_at, settled_at, forwarded_at, closed_at, close_code,
  case when readers is null and not confidential then fields end as fields`
const AUDIT = `xid::text as xid, pos::text as pos, at, actor, actor_kind, capacity, operation, subject_kind, subject, outcome, pack,
  change::text as change, request`

type Source = { readonly count: string; readonly page: string; readonly start: string[]; next(r: Row): string[] }
/** Matters without their raisers: who said it stays in the database. Audit rows with everything that is sealed. */
const SOURCES: Record<'matters' | 'audit', Source> = {
  matters: {
    count: 'select count(*)::int as n from matters.matter where tenant=$1',
    page: `select id, ${MATTER} from matters.matter where tenant=$1 and id > $2::uuid order by id limit ${PAGE}`,
    start: ['00000000-0000-0000-0000-000000000000'],
    next: (r) => [String(r.id)],
  },
  audit: {
    count: 'select count(*)::int as n from platform.audit where tenant=$1',
    page: `select ${AUDIT} from platform.audit a where tenant=$1 and (a.xid, a.pos) > ($2::xid8, $3::bigint)
      order by a.xid, a.pos limit ${PAGE}`,
    start: ['0', '0'],
    next: (r) => [String(r.xid), String(r.pos)],
  },
}

/** All rows of one kind for a county, page by page. */
export async function* exportRows(db: Db, tenant: string, kind: 'matters' | 'audit'): AsyncGenerator<Page> {
  const s = SOURCES[kind]
  const total = (await db.pool.query(s.count, [tenant])).rows[0].n as number
  let after = s.start
  for (;;) {
    const { rows, fields } = await db.pool.query<Row>(s.page, [tenant, ...after])
    yield { rows, columns: fields.map((f) => f.name), total }
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = s.next(last)
  }
}
