import { storageKey } from '@yiwang/files/server'
import { notFound } from '@yiwang/kernel'
import { querySpec } from '@yiwang/platform/engine'
import type { Binary } from '@yiwang/platform/http'
import * as contract from '../../contract/index.ts'
import type { Deps } from '../deps.ts'
import { findPhoto } from '../store/article-store.ts'
import { findFor } from './articles.ts'

/** A picture while the article shows it: one taken out by a correction, or of a recalled article, is gone for the public. */
export const picture = (d: Deps) =>
  querySpec<typeof contract.picture>({
    op: contract.picture,
    async run(ctx, { id, picture: wanted, size }) {
      const { a, staff } = await findFor(d, ctx, id)
      const shown = a.state !== 'recalled' && a.content.pictures.some((p) => p.id === wanted)
      const f = shown || staff ? await findPhoto(ctx.db, { tenant: ctx.tenant, article: id, id: wanted }) : undefined
      const hash = size === 'thumb' ? f?.thumb : f?.hash
      if (!f || !hash) throw notFound()
      const key = storageKey(hash, ctx.tenant)
      if (!(await d.files.storage.head(key))) throw notFound()
      const file: Binary = { bytes: await d.files.storage.get(key), type: f.mime }
      return file as unknown as string
    },
  })
