import { notFound } from '@yiwang/kernel'
import type { Words } from '@yiwang/kernel/message'
import { sql } from '@yiwang/platform/db'
import { type Engine, querySpec } from '@yiwang/platform/engine'
import { atlas, tenantInfo } from '../contract/index.ts'
import { type AtlasEntry, atlasOf } from './atlas.ts'

export type { AtlasEntry } from './atlas.ts'

export type PortalOptions = {
  readonly atlas: readonly AtlasEntry[]
  /** What is left out on purpose, in words. */
  readonly notBuilt: readonly Words[]
  /** The number people call without a phone of their own. */
  readonly hotline: string
  /** Id of the pack in force for a tenant; null when none is. */
  pack(tenant: string): string | null
}

type TenantRow = { name_zh: string; name_en: string; demo: boolean }

/** The public front: which mechanisms run, what waits, and what this place is. */
export const createPortal = (o: PortalOptions): Engine => {
  const drawn = atlasOf(o.atlas)
  const atlasSpec = querySpec<typeof atlas>({ op: atlas, run: async () => drawn })
  const tenantSpec = querySpec<typeof tenantInfo>({
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
  return { name: 'portal', queries: [atlasSpec, tenantSpec] }
}
