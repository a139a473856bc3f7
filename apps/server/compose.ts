import { createAudit } from '@yiwang/audit/server'
import { createFiles, type FileStore, fileStoreFrom } from '@yiwang/files/server'
import { createIdentity, createSessions, words as identityWords, namesOf, readsOnly } from '@yiwang/identity/server'
import { createInsight, type Head, words as insightWords, measuresIn, plansIn } from '@yiwang/insight/server'
import { partsOf, type Random, type Words } from '@yiwang/kernel'
import { VERBS } from '@yiwang/matters/pack'
import { capacityWords, createMatters, findFile, mattersWords } from '@yiwang/matters/server'
import { createNotify } from '@yiwang/notify/server'
import { atlas, notBuilt } from '@yiwang/packs/atlas'
import { type Db, openDb, sql } from '@yiwang/platform/db'
import type { Engine } from '@yiwang/platform/engine'
import { type Log, openLog } from '@yiwang/platform/log'
import { type Now, systemNow, systemRandom } from '@yiwang/platform/now'
import { createPlatform, type Platform } from '@yiwang/platform/platform'
import { createPortal, words as portalWords } from '@yiwang/portal/server'
import type { Composition, Network, Patches, Posting } from '@yiwang/registry/pack'
import { createRegistry, POSTS_SQL, type RegistryApi, failureWords as registryWords } from '@yiwang/registry/server'
import { createRhythm, words as rhythmWords } from '@yiwang/rhythm/server'
import { varDir } from './database.ts'
import { exchangeOf, heldWords } from './exchange.ts'
import { boundFigures, frontOf } from './front.ts'
import { mineFrom } from './my-data.ts'
import { opensFrom } from './opens.ts'
import { titleOf } from './operations.ts'
import { poolsFrom } from './pools.ts'
import { openBook } from './releases.ts'
import { rhythmDeps } from './rhythms.ts'

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
  /** Where uploads lie; the installation's own unless given. */
  readonly files?: FileStore
}

const NO_HEAD: Head = { organ: '', redHead: '' }
/** Names on the paper of each tenant: the special team's, under the county's own name. */
const readHeads = async (db: Db, heads: Map<string, Head>): Promise<void> => {
  const rows = await db.rows<{ tenant: string; name_zh: string }>(sql('select tenant, name_zh from platform.tenant'))
  for (const r of rows) {
    const county = r.name_zh.replace(/（.*）$/, '')
    heads.set(r.tenant, {
      organ: `${county}民意诉求办理专班`,
      redHead: `${county}民意诉求办理情况通报`,
      addressee: '各镇街，县直各单位',
    })
  }
}

/** Puts the engines together. Contains no rule of its own. */
export const compose = async (o: ComposeOptions): Promise<Composed> => {
  const db = openDb(o.url, o.pool ?? 10)
  const now = o.now ?? systemNow
  const book = await openBook(db, now)
  const poolsOf = poolsFrom(book)
  const patchKindsOf = (tenant: string) => book.all(tenant).flatMap((r) => partsOf<Patches>(r.pack, 'registry.patches'))
  const { registry, api } = createRegistry({
    db,
    now,
    compositionOf: (tenant) => book.all(tenant).flatMap((r) => partsOf<Composition>(r.pack, 'registry.composition'))[0],
    poolsOf,
    postingsOf: (tenant) => book.all(tenant).flatMap((r) => partsOf<Posting>(r.pack, 'registry.posting')),
    tiersOf: (tenant) =>
      book.all(tenant).flatMap((r) => partsOf<Network>(r.pack, 'registry.network').flatMap((n) => n.tiers)),
    patchKindsOf,
  })
  const files = o.files ?? fileStoreFrom(process.env, varDir())
  const matters = { registry: api, packs: book, files }
  const exchange = exchangeOf(db)
  const identity = {
    postsSql: POSTS_SQL,
    opensOf: opensFrom(book),
    exchange,
    ...mineFrom(matters, { poolsOf, patchKindsOf }),
  }
  const heads = new Map<string, Head>()
  const engines: Engine[] = [
    registry,
    createMatters(matters),
    createInsight({
      plansOf: (t) => book.all(t).flatMap((r) => plansIn(r.pack)),
      measuresOf: (t) => book.all(t).flatMap((r) => measuresIn(r.pack, r.words) ?? []),
      verbs: VERBS,
      headOf: (t) => heads.get(t) ?? NO_HEAD,
      exchange,
    }),
    createRhythm(rhythmDeps(api, book)),
    createFiles({ store: files, find: findFile(files) }),
    createIdentity(identity),
    createPortal({
      atlas,
      notBuilt,
      hotline: '12345',
      pack: (t) => book.inForce(t)?.pack.id ?? null,
      files,
      frontOf,
      figureOf: boundFigures(() => platform),
    }),
    createNotify({}),
    createAudit({
      titleOf,
      namesOf,
      capacityWords: (tenant, held) => heldWords(held, (h) => capacityWords({ deps: matters, tenant }, h)),
    }),
  ]
  const platform: Platform = createPlatform({
    db,
    now,
    random: o.random ?? systemRandom,
    log: o.log ?? openLog(),
    sessions: createSessions(identity),
    engines: engines.map(readsOnly),
  })
  const ready = async () => {
    await book.refresh()
    await readHeads(db, heads)
    const rows = await db.pool.query<{ tenant: string }>('select tenant from platform.tenant')
    for (const r of rows.rows) await api.territory(r.tenant)
  }
  await ready()
  return {
    platform,
    db,
    registry: api,
    book,
    words: { ...identityWords, ...registryWords, ...mattersWords, ...insightWords, ...portalWords, ...rhythmWords },
    ready,
  }
}
