import { storageKey } from '@yiwang/files/server'
import { sql } from '@yiwang/platform/db'
import type { Sweep } from '@yiwang/platform/engine'
import type { MattersDeps } from '../deps.ts'

/** A file nobody ever hung on a matter is dropped after this long. */
const KEPT_MS = 7 * 86_400_000
const BATCH = 100

const DROP = `with gone as (delete from matters.file f where f.tenant=$1 and f.id in (select id from matters.file
    where tenant=$1 and matter is null and at < $2 order by at limit ${BATCH}) and f.matter is null returning f.id, f.hash, f.thumb)
  select g.id, g.hash, g.thumb from gone g`
const STILL = `select h from unnest($2::text[]) h where exists
  (select 1 from matters.file f where f.tenant=$1 and (f.hash=h or f.thumb=h))`

/** Removes forgotten uploads: the row, then its bytes where no other row holds the same content. */
export const tidyFiles = (deps: Pick<MattersDeps, 'files'>): Sweep => ({
  name: 'matters.tidy-files',
  every: 600_000,
  async run(ctx) {
    const gone = await ctx.change<{ hash: string; thumb: string | null }>(
      sql(DROP, [ctx.tenant, new Date(ctx.now - KEPT_MS)]),
    )
    const hashes = [...new Set(gone.flatMap((g) => (g.thumb ? [g.hash, g.thumb] : [g.hash])))]
    if (hashes.length === 0) return 0
    const held = await ctx.db.rows<{ h: string }>(sql(STILL, [ctx.tenant, hashes]))
    const still = new Set(held.map((r) => r.h))
    for (const h of hashes) if (!still.has(h)) await deps.files.storage.remove(storageKey(h, ctx.tenant))
    return gone.length
  },
})
