import { Failure, invalid, notFound } from '@yiwang/kernel'
import { txCommand } from '@yiwang/platform/engine'
import { endTerm as op } from '../../contract/index.ts'
import { placeOf } from '../domain/territory.ts'
import { mayEndTerm } from '../policy.ts'
import { findPost, refreshRights } from '../store/post-store.ts'
import { loadTerritory, lockRegistry } from '../store/territory-store.ts'
import { allowed } from './write-posts.ts'

/** Ends a term, now unless a time is given. The rights are gone with the commit. */
export const endTerm = txCommand<typeof op>({
  op,
  async run(tx, g) {
    const { tenant, now, input } = g
    await lockRegistry(tx, tenant)
    const post = await findPost(tx, tenant, input.id)
    if (!post) throw notFound()
    const t = await loadTerritory(tx, tenant)
    const as = allowed(mayEndTerm(g.actor, { kind: post.kind, person: post.person, place: placeOf(t, post) }, { now }))
    if (post.to !== null && post.to <= now) throw new Failure('ALREADY_ENDED', 409)
    const at = input.at === undefined ? Math.max(now, post.from) : Date.parse(input.at)
    if (at < post.from)
      throw invalid([
        { path: 'at', message: { zh: '离任时间不能早于任职时间', en: 'the end must not be before the start' } },
      ])
    await tx.write([
      {
        update: 'registry.post',
        key: ['tenant', 'id'],
        rows: [{ tenant, id: post.id, valid_to: new Date(at), ended_reason: input.reason }],
      },
    ])
    await refreshRights(tx, tenant, [post.person])
    const said = { person: post.person, kind: post.kind, grid: post.grid, unit: post.unit, area: post.area, at }
    tx.events([{ kind: 'registry.term-ended@1', subject: { kind: 'post', id: post.id }, data: said, open: false }])
    return { answer: { ok: true as const }, as, audit: { subject: post.id, change: { ...said, reason: input.reason } } }
  },
})
