import { OVERSIGHT_POST } from '@yiwang/identity/contract'
import { type IdentityOptions, OVERSIGHT_WORDS } from '@yiwang/identity/server'
import type { Exchange } from '@yiwang/insight/server'
import type { Words } from '@yiwang/kernel'
import { type Db, sql } from '@yiwang/platform/db'

type Row = { county: string; name_zh: string; name_en: string }

/** The ways between tenants of one server: their names, and each tenant's books behind its own fence. */
export const exchangeOf = (db: Db): Exchange => ({
  of: (tenant) => db.of(tenant),
  async countiesOf(city) {
    const rows = await db.rows<Row>(
      sql('select tenant as county, name_zh, name_en from platform.tenant where parent=$1 order by tenant', [city]),
    )
    return rows.map((r) => ({ county: r.county, name: { zh: r.name_zh, en: r.name_en } }))
  },
})

type PostViews = NonNullable<IdentityOptions['postViews']>
/** Posts in words, also the one that comes from a grant and stands in no registry. */
export const withOversight =
  (views: PostViews): PostViews =>
  async (db, tenant, posts) =>
    (await views(db, tenant, posts)).map((v) => (v.kind === OVERSIGHT_POST ? { ...v, kindWords: OVERSIGHT_WORDS } : v))
export const heldWords = (held: string, others: (held: string) => Words | null): Words | null =>
  held.split('@')[0] === OVERSIGHT_POST ? OVERSIGHT_WORDS : others(held)
