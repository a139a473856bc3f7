import type { Consumer } from '@yiwang/platform/engine'
import { documentRows, type SearchDocument } from '@yiwang/search/server'
import { type Deps, wordsIn } from '../deps.ts'
import { findArticle } from '../store/article-store.ts'

const FRESH = 'portal.article-released@1'
const CHANGED = 'portal.article-corrected@1'

/** Keeps the words of released articles findable; drafts are in no index. */
export const indexArticles = (d: Deps): Consumer => ({
  name: 'portal.search',
  kinds: new Set([FRESH, CHANGED]),
  async handle(events, ctx) {
    const front = d.frontOf(ctx.tenant)
    const documents: { fresh: SearchDocument[]; changed: SearchDocument[] } = { fresh: [], changed: [] }
    for (const id of new Set(events.map((e) => e.subject.id))) {
      const a = await findArticle(ctx.db, ctx.tenant, id)
      if (!a || !front) continue
      const { title, summary, body, unit, number, area, banner } = a.content
      const said = [area && `area.${area}`, banner && `banner.${banner}`].filter((k) => typeof k === 'string')
      const text = [title, summary, body, unit, number ?? '', ...said.map((k) => wordsIn(front, k).zh)].join('\n')
      const fresh = events.some((e) => e.subject.id === id && e.kind === FRESH)
      documents[fresh ? 'fresh' : 'changed'].push({ subject: id, kind: 'article', text, places: [unit] })
    }
    await ctx.store(documentRows(ctx.tenant, documents))
  },
})
