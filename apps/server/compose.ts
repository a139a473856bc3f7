import { createAudit } from '@yiwang/audit/server'
import { createIdentity, createSessions, words as identityWords } from '@yiwang/identity/server'
import { partsOf, type Random, type Words } from '@yiwang/kernel'
import { createMatters, mattersWords } from '@yiwang/matters/server'
import { createNotify } from '@yiwang/notify/server'
import { type Db, openDb } from '@yiwang/platform/db'
import type { Engine } from '@yiwang/platform/engine'
import { type Log, openLog } from '@yiwang/platform/log'
import { type Now, systemNow, systemRandom } from '@yiwang/platform/now'
import { createPlatform, type Platform } from '@yiwang/platform/platform'
import type { Composition } from '@yiwang/registry/pack'
import { createRegistry, POSTS_SQL, type RegistryApi, failureWords as registryWords } from '@yiwang/registry/server'
import { openBook } from './releases.ts'

export type Composed = {
  readonly platform: Platform
  readonly db: Db
  readonly registry: RegistryApi
  readonly book: Awaited<ReturnType<typeof openBook>>
  readonly words: Record<string, Words>
  /** Reads what engines keep in memory for a tenant; call after seeding. */
  ready(): Promise<void>
}

export type ComposeOptions = {
  readonly url: string
  readonly now?: Now
  readonly random?: Random
  readonly log?: Log
  readonly pool?: number
}

/** Puts the engines together. Contains no rule of its own. */
export const compose = async (o: ComposeOptions): Promise<Composed> => {
  const db = openDb(o.url, o.pool ?? 10)
  const now = o.now ?? systemNow
  const book = await openBook(db, now)
  const { registry, api } = createRegistry({
    db,
    now,
    compositionOf: (tenant) => book.all(tenant).flatMap((r) => partsOf<Composition>(r.pack, 'registry.composition'))[0],
  })
  const identity = { postsSql: POSTS_SQL }
  const engines: Engine[] = [
    registry,
    createMatters({ registry: api, packs: book }),
    createIdentity(identity),
    createNotify({}),
    createAudit(),
  ]
  const platform = createPlatform({
    db,
    now,
    random: o.random ?? systemRandom,
    log: o.log ?? openLog(),
    sessions: createSessions(identity),
    engines,
  })
  const ready = async () => {
    await book.refresh()
    const rows = await db.pool.query<{ tenant: string }>('select tenant from platform.tenant')
    for (const r of rows.rows) await api.territory(r.tenant)
  }
  await ready()
  return { platform, db, registry: api, book, words: { ...identityWords, ...registryWords, ...mattersWords }, ready }
}
