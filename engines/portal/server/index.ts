import { notFound } from '@yiwang/kernel'
import type { Words } from '@yiwang/kernel/message'
import { sql } from '@yiwang/platform/db'
import { type Engine, querySpec } from '@yiwang/platform/engine'
import { atlas, tenantInfo } from '../contract/index.ts'
import { type AtlasEntry, atlasOf } from './atlas.ts'
import { act } from './commands/act.ts'
import { picture as addPicture } from './commands/picture.ts'
import { subscribe, subscription, unsubscribe } from './commands/subscribe.ts'
import { draft, edit } from './commands/write.ts'
import type { Deps } from './deps.ts'
import { indexArticles } from './jobs/index-articles.ts'
import { tellFollowers } from './jobs/tell-followers.ts'
import { article, articleDesk, articles, corrections } from './queries/articles.ts'
import { columns } from './queries/columns.ts'
import { feed } from './queries/feed.ts'
import { picture } from './queries/picture.ts'

export type { AtlasEntry } from './atlas.ts'
export { type Deps, type FigureAsk, type Front, frontIn } from './deps.ts'
export type { BoundFigure } from './domain/findings.ts'
export { words } from './words.ts'

export type PortalOptions = Deps & {
  readonly atlas: readonly AtlasEntry[]
  /** What is left out on purpose, in words. */
  readonly notBuilt: readonly Words[]
  /** The number people call without a phone of their own. */
  readonly hotline: string
  /** Id of the pack in force for a tenant; null when none is. */
  pack(tenant: string): string | null
}

type TenantRow = { name_zh: string; name_en: string; demo: boolean }
const thisPlace = (o: PortalOptions) =>
  querySpec<typeof tenantInfo>({
    op: tenantInfo,
    async run({ db, tenant }) {
      const row = await db.one<TenantRow>(
        sql('select name_zh, name_en, demo from platform.tenant where tenant=$1', [tenant]),
      )
      if (!row) throw notFound()
      const name = { zh: row.name_zh, en: row.name_en }
      const { hotline, notBuilt } = o
      return { tenant, name, demo: row.demo, hotline, pack: o.pack(tenant), notBuilt: [...notBuilt] }
    },
  })

/** The public front: which mechanisms run and what waits, what this place is, and what is published with its sources. */
export const createPortal = (o: PortalOptions): Engine => {
  const drawn = atlasOf(o.atlas)
  const atlasSpec = querySpec<typeof atlas>({ op: atlas, run: async () => drawn })
  return {
    name: 'portal',
    queries: [
      atlasSpec,
      thisPlace(o),
      columns(o),
      articles(o),
      article(o),
      corrections(o),
      feed(o),
      picture(o),
      articleDesk(o),
      subscription,
    ],
    txCommands: [draft(o), edit(o), act(o), addPicture(o), subscribe(o), unsubscribe],
    consumers: [indexArticles(o), tellFollowers(o)],
  }
}
