import { type Reader, sql } from '@yiwang/platform/db'
import type { Tx } from '@yiwang/platform/engine'
import { json } from '@yiwang/platform/write-set'
import type { SearchCondition } from '@yiwang/search/server'
import type { ArticleRecord, Correction } from '../article/record.ts'
import { covers } from './covers.ts'

type Row = Omit<ArticleRecord, 'releasedAt' | 'changedAt'> & { releasedAt: Date | null; changedAt: Date }
const COLUMNS = `a.id, a.seq, a.pack, a.version, a.shelf as "column", a.state, a.content, a.hash,
  a.replaced_by as "replacedBy", to_char(a.replaced_from, 'YYYY-MM-DD') as "replacedFrom", a.authors, a.checked_by as "checkedBy",
  a.checked_hash as "checkedHash", a.released_by as "releasedBy", a.released_at as "releasedAt", a.end_reason as "endReason",
  a.pending, a.corrections, a.history, a.changed_at as "changedAt"`
const record = (r: Row): ArticleRecord => ({
  ...r,
  releasedAt: r.releasedAt?.getTime() ?? null,
  changedAt: r.changedAt.getTime(),
})

export const findArticle = async (db: Reader, tenant: string, id: string): Promise<ArticleRecord | undefined> => {
  const r = await db.one<Row>(
    sql(`select ${COLUMNS} from portal.article a where a.tenant=$1 and a.id::text=$2`, [tenant, id]),
  )
  return r && record(r)
}
/** Takes the row until the end of the transaction. */
export const lockArticle = async (tx: Tx, tenant: string, id: string): Promise<ArticleRecord | undefined> => {
  const [r] = await tx.change<Row>(
    sql(`select ${COLUMNS} from portal.article a where a.tenant=$1 and a.id=$2 for update`, [tenant, id]),
  )
  return r && record(r)
}

const columnsOf = (tenant: string, a: ArticleRecord) => ({
  tenant,
  id: a.id,
  state: a.state,
  content: json(a.content),
  hash: a.hash,
  title: a.content.title,
  area: a.content.area,
  banner: a.content.banner,
  replaces: a.content.replaces,
  replaced_by: a.replacedBy,
  replaced_from: a.replacedFrom,
  authors: [...a.authors],
  checked_by: a.checkedBy,
  checked_hash: a.checkedHash,
  released_by: a.releasedBy,
  released_at: a.releasedAt === null ? null : new Date(a.releasedAt),
  end_reason: a.endReason,
  pending: a.pending === null ? null : json(a.pending),
  corrections: json(a.corrections),
  history: json(a.history),
  changed_at: new Date(a.changedAt),
})
export const insertArticle = (tx: Tx, tenant: string, a: ArticleRecord): Promise<void> => {
  const { pack, version, column: shelf, changedAt } = a
  const row = { ...columnsOf(tenant, a), pack, version, shelf, drafted_at: new Date(changedAt) }
  return tx.write([{ insert: 'portal.article', rows: [row] }])
}
/** Writes back what an act changed; the row is locked by the caller. */
export const updateArticle = (tx: Tx, tenant: string, a: ArticleRecord): Promise<void> => {
  const ended = a.endReason === null ? null : new Date(a.changedAt)
  const row = { ...columnsOf(tenant, a), seq: a.seq + 1, ended_at: ended }
  return tx.write([{ update: 'portal.article', key: ['tenant', 'id'], rows: [row] }])
}

export type Shelf = {
  readonly id: string /** Released before this is no longer listed, ms; null keeps all. */
  readonly since: number | null
}
export type Listing = {
  readonly tenant: string
  /** Columns to list, each with how far back. */
  readonly shelves: readonly Shelf[]
  readonly area?: string | undefined
  readonly banner?: string | undefined
  /** A condition over `d` of the search documents; makes its values from number 6 on. */
  readonly find?: SearchCondition | undefined
  readonly limit: number
  readonly after?: string | undefined
}
const LISTED = `a.tenant=$1 and a.released_at is not null and a.state in ('released','replaced')
  and exists (select 1 from jsonb_to_recordset($2::jsonb) s(id text, since timestamptz)
    where s.id=a.shelf and (s.since is null or a.released_at > s.since))
  and ($3::text is null or starts_with(a.area, ${covers('$3::text')})) and ($4::text is null or a.banner=$4)
  and ($5::uuid is null or (a.released_at, a.id) < (select x.released_at, x.id from portal.article x where x.tenant=$1 and x.id=$5::uuid))`
export const FIND_AT = 6

const shelvesJson = (s: readonly Shelf[]): string =>
  JSON.stringify(s.map((x) => ({ id: x.id, since: x.since === null ? null : new Date(x.since).toISOString() })))

/** Released articles, newest first. */
export const listArticles = async (db: Reader, o: Listing): Promise<ArticleRecord[]> => {
  const from = o.find ? 'join search.document d on d.tenant=a.tenant and d.subject=a.id' : ''
  const rows = await db.rows<Row>(
    sql(
      `select ${COLUMNS} from portal.article a ${from} where ${LISTED} ${o.find ? `and (${o.find.text})` : ''}
       order by a.released_at desc, a.id desc limit ${Math.trunc(o.limit)}`,
      [o.tenant, shelvesJson(o.shelves), o.area ?? null, o.banner ?? null, o.after ?? null, ...(o.find?.values ?? [])],
    ),
  )
  return rows.map(record)
}
/** How many would be listed without a limit, by column. */
export const countArticles = async (db: Reader, o: Omit<Listing, 'limit' | 'after'>): Promise<Map<string, number>> => {
  const from = o.find ? 'join search.document d on d.tenant=a.tenant and d.subject=a.id' : ''
  const rows = await db.rows<{ shelf: string; n: number }>(
    sql(
      `select a.shelf, count(*)::int as n from portal.article a ${from} where ${LISTED} ${o.find ? `and (${o.find.text})` : ''} group by 1`,
      [o.tenant, shelvesJson(o.shelves), o.area ?? null, o.banner ?? null, null, ...(o.find?.values ?? [])],
    ),
  )
  return new Map(rows.map((r) => [r.shelf, r.n]))
}
/** Everything the desk works at, last changed first. */
export const deskArticles = async (db: Reader, tenant: string, limit: number): Promise<ArticleRecord[]> => {
  const rows = await db.rows<Row>(
    sql(`select ${COLUMNS} from portal.article a where a.tenant=$1 order by a.changed_at desc, a.id desc limit $2`, [
      tenant,
      limit,
    ]),
  )
  return rows.map(record)
}

export type Link = { id: string; title: string; number: string | null; from: string | null }
/** Released articles by id, as far as a link needs them. */
export const linksTo = async (db: Reader, tenant: string, ids: readonly string[]): Promise<Map<string, Link>> => {
  if (ids.length === 0) return new Map()
  const rows = await db.rows<Link>(
    sql(
      `select id, title, content->>'number' as number, content->>'from' as "from" from portal.article
       where tenant=$1 and id = any($2::uuid[]) and released_at is not null and state <> 'recalled'`,
      [tenant, ids],
    ),
  )
  return new Map(rows.map((r) => [r.id, r]))
}

export type CorrectionRow = Correction & { article: string; title: string; column: string }
export const listCorrections = (db: Reader, tenant: string, limit: number): Promise<CorrectionRow[]> =>
  db.rows<CorrectionRow>(
    sql(
      `select c.*, a.id as article, a.title, a.shelf as "column" from portal.article a,
         jsonb_to_recordset(a.corrections) c(at float8, field text, words jsonb, before text, after text, reason text)
       where a.tenant=$1 and a.state <> 'recalled' order by c.at desc limit $2`,
      [tenant, limit],
    ),
  )

export type PhotoRow = { name: string; mime: string; bytes: number; hash: string; thumb: string | null }
export const findPhoto = (db: Reader, o: { tenant: string; article: string; id: string }) =>
  db.one<PhotoRow>(
    sql('select name, mime, bytes, hash, thumb from portal.photo where tenant=$1 and article=$2 and id=$3', [
      o.tenant,
      o.article,
      o.id,
    ]),
  )
export const photoIds = async (db: Reader, tenant: string, article: string): Promise<Set<string>> => {
  const rows = await db.rows<{ id: string }>(
    sql('select id from portal.photo where tenant=$1 and article=$2', [tenant, article]),
  )
  return new Set(rows.map((r) => r.id))
}
