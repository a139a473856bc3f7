import { notFound } from '@yiwang/kernel'
import { querySpec } from '@yiwang/platform/engine'
import type { Binary } from '@yiwang/platform/http'
import * as contract from '../../contract/index.ts'
import { type Deps, wordsIn } from '../deps.ts'
import { listArticles } from '../store/article-store.ts'
import { atomXml } from './atom.ts'
import { shelvesOf } from './columns.ts'

const NEWEST = 30
export const ALL = 'all'

/** The newest articles of a column, or of all, as a feed; readers follow it without an account. */
export const feed = (d: Deps) =>
  querySpec<typeof contract.feed>({
    op: contract.feed,
    async run({ db, tenant, now }, { column, area, banner }) {
      const front = d.frontOf(tenant)
      const shelves = front ? shelvesOf(front, now, column === ALL ? undefined : column) : []
      if (!front || shelves.length === 0) throw notFound()
      const rows = await listArticles(db, { tenant, shelves, area, banner, limit: NEWEST })
      const title = wordsIn(front, column === ALL ? 'pack.name' : `column.${column}`).zh
      const query = new URLSearchParams({ ...(area ? { area } : {}), ...(banner ? { banner } : {}) }).toString()
      const xml = atomXml({
        id: `urn:yiwang:${tenant}:feed:${column}:${area ?? ''}:${banner ?? ''}`,
        title,
        self: `/api/feeds/${column}${query ? `?${query}` : ''}`,
        link: '/public/read',
        updated: Math.max(0, ...rows.map((a) => a.changedAt)),
        entries: rows.map((a) => ({
          id: `urn:uuid:${a.id}`,
          title: a.content.title,
          summary: a.content.summary || a.content.body.slice(0, 200),
          author: a.content.unit,
          link: `/public/read/${a.id}`,
          updated: a.changedAt,
          published: a.releasedAt ?? a.changedAt,
        })),
      })
      const file: Binary = { bytes: Buffer.from(xml), type: 'application/atom+xml; charset=utf-8' }
      // A binary operation answers bytes; the contract's text is what they say.
      return file as unknown as string
    },
  })
