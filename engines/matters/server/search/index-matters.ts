import { sql } from '@yiwang/platform/db'
import type { Consumer } from '@yiwang/platform/engine'
import { documentRows, type SearchDocument } from '@yiwang/search/server'
import { VERBS } from '../../pack/index.ts'
import type { MattersDeps } from '../deps.ts'
import { eventKind } from '../domain/write-step.ts'
import { categoryPath } from '../pack-book.ts'
import { ownWords, textActions } from '../queries/own-text.ts'

/** Events after which a matter is new to search, and those that may have moved its category. */
const FRESH = new Set(['matters.registered@1', 'matters.imported@1'])
const CHANGED = new Set(['matters.classify@1', 'matters.dispatched@1', 'matters.purged@1'])
/** Any act may ask something of the pack's own. */
const ACTS = VERBS.map(eventKind)

type Row = {
  id: string
  ref: string
  pack: string
  version: number
  type: string
  fields: Record<string, unknown>
  title: string
  text: string
  place: string
  category: string | null
  community: string | null
  grid: string | null
}

const READ = `select id, ref, pack, version, type, fields, title, text, place, category, community, grid from matters.matter
  where tenant=$1 and id = any($2::uuid[])`

const documentOf = (deps: MattersDeps, tenant: string, r: Row): SearchDocument => {
  const release = deps.packs.release(r.pack, r.version, r.type)
  const chain = r.community && deps.registry.latest(tenant) ? deps.registry.divisionChain(tenant, r.community) : null
  const grid = r.grid && deps.registry.latest(tenant) ? deps.registry.gridByCode(tenant, r.grid)?.name : undefined
  return {
    subject: r.id,
    kind: 'matter',
    ref: r.ref,
    text: [r.title, r.text, categoryPath(release, r.category).join(' '), ownWords(release, r.fields)].join('\n'),
    places: [r.place, chain?.village, chain?.town, grid].filter((x): x is string => Boolean(x)),
  }
}

/** Keeps the words of matters findable: one read and one write for a whole batch of events. Never holds who raised it. */
export const indexMatters = (deps: MattersDeps): Consumer => ({
  name: 'matters.search',
  kinds: new Set([...FRESH, ...CHANGED, ...ACTS]),
  async handle(all, ctx) {
    const asking = textActions(deps.packs)
    const events = all.filter((e) => FRESH.has(e.kind) || CHANGED.has(e.kind) || asking.has(String(e.data.action)))
    if (events.length === 0) return
    const fresh = new Set(events.filter((e) => FRESH.has(e.kind)).map((e) => e.subject.id))
    const ids = [...new Set(events.map((e) => e.subject.id))]
    const rows = await ctx.db.rows<Row>(sql(READ, [ctx.tenant, ids]))
    const documents = rows.map((r) => documentOf(deps, ctx.tenant, r))
    await ctx.store(
      documentRows(ctx.tenant, {
        fresh: documents.filter((d) => fresh.has(d.subject)),
        changed: documents.filter((d) => !fresh.has(d.subject)),
      }),
    )
  },
})
