import { notFound } from '@yiwang/kernel'
import { type QueryContext, querySpec } from '@yiwang/platform/engine'
import { searchSql } from '@yiwang/search/server'
import * as contract from '../../contract/index.ts'
import { type ArticleRecord, isPublic } from '../article/record.ts'
import { rowOf, viewOf } from '../article/view.ts'
import { boundOf } from '../commands/ready.ts'
import { columnOf, type Deps } from '../deps.ts'
import { findingsOf } from '../domain/findings.ts'
import { isKept } from '../domain/standing.ts'
import { mayAct, mayReadDrafts, mayWrite } from '../policy.ts'
import {
  countArticles,
  deskArticles,
  FIND_AT,
  findArticle,
  linksTo,
  listArticles,
  listCorrections,
} from '../store/article-store.ts'
import { shelvesOf } from './columns.ts'

const NONE = { items: [], total: 0, next: null }

/** Released articles by column, area, banner and words, newest first. */
export const articles = (d: Deps) =>
  querySpec<typeof contract.articles>({
    op: contract.articles,
    async run({ db, tenant, now }, input) {
      const front = d.frontOf(tenant)
      const find = input.q ? searchSql(input.q, FIND_AT) : undefined
      if (!front || (input.q && !find)) return NONE
      if (input.after !== undefined && !/^[0-9a-f-]{36}$/.test(input.after)) return NONE
      const { area, banner, limit, after } = input
      const ask = { tenant, shelves: shelvesOf(front, now, input.column), area, banner, find }
      const [found, counts] = await Promise.all([
        listArticles(db, { ...ask, after, limit: limit + 1 }),
        countArticles(db, ask),
      ])
      const page = found.slice(0, limit)
      return {
        items: page.map((a) => rowOf(a, { front, now })),
        total: [...counts.values()].reduce((n, x) => n + x, 0),
        next: found.length > limit ? (page.at(-1)?.id ?? null) : null,
      }
    },
  })

type Found = { a: ArticleRecord; staff: boolean }
/** The article as far as this reader may know of it; what is past its keeping is for the desk only. */
export const findFor = async (d: Deps, ctx: QueryContext, id: string): Promise<Found> => {
  const a = await findArticle(ctx.db, ctx.tenant, id)
  const column = a && columnOf(d.frontOf(ctx.tenant), a.column)
  const staff = mayReadDrafts(ctx.actor, ctx.now).ok
  if (!a || !column) throw notFound()
  const open = isPublic(a) && a.releasedAt !== null && isKept(a.releasedAt, column.keep, ctx.now)
  if (!open && !staff) throw notFound()
  return { a, staff }
}

export const article = (d: Deps) =>
  querySpec<typeof contract.article>({
    op: contract.article,
    async run(ctx, { id }) {
      const { a, staff } = await findFor(d, ctx, id)
      const { tenant, actor, now } = ctx
      const front = d.frontOf(tenant)
      const column = columnOf(front, a.column)
      if (!front || !column) throw notFound()
      const links = await linksTo(
        ctx.db,
        tenant,
        [a.content.replaces, a.replacedBy].filter((x) => x !== null),
      )
      const contents = staff ? [a.content, ...(a.pending ? [a.pending.content] : [])] : []
      const bound = await boundOf(d, tenant, contents)
      const [findings = [], pendingFindings = []] = contents.map((c) => findingsOf(c, column, bound))
      return viewOf(a, { actor, now, front, staff, links, findings, pendingFindings })
    },
  })

export const corrections = (d: Deps) =>
  querySpec<typeof contract.corrections>({
    op: contract.corrections,
    async run({ db, tenant }, { limit }) {
      const known = new Set(d.frontOf(tenant)?.columns.map((c) => c.id))
      const rows = await listCorrections(db, tenant, limit)
      return {
        items: rows.filter((r) => known.has(r.column)).map((r) => ({ ...r, at: new Date(r.at).toISOString() })),
      }
    },
  })

const MAY = ['edit', 'check', 'release'] as const
/** Everything the desk works at, with how much is still wrong, and what the reader's posts allow at all. */
export const articleDesk = (d: Deps) =>
  querySpec<typeof contract.articleDesk>({
    op: contract.articleDesk,
    async run({ db, tenant, actor, now }, { limit }) {
      const front = d.frontOf(tenant)
      if (!mayReadDrafts(actor, now).ok || !front) throw notFound()
      const rows = (await deskArticles(db, tenant, limit)).filter((a) => columnOf(front, a.column))
      const bound = await boundOf(
        d,
        tenant,
        rows.filter((a) => a.releasedAt === null).map((a) => a.content),
      )
      const items = rows.map((a) => ({
        ...rowOf(a, { front, now }),
        state: a.state,
        changedAt: new Date(a.changedAt).toISOString(),
        findings: a.releasedAt === null ? findingsOf(a.content, columnOf(front, a.column)!, bound).length : 0,
        pending: a.pending !== null,
      }))
      const may = (m: (typeof MAY)[number]) =>
        m === 'edit' ? mayWrite(actor, now).ok : mayAct(actor, now, { action: m, of: DRAFT }).ok
      return { items, may: MAY.filter(may) }
    },
  })
const DRAFT = { state: 'draft', pending: null, authors: [], checkedBy: null, releasedAt: null } as const
