import type { Consumer, WorkContext } from '@yiwang/platform/engine'
import { type Deps, type Exchange, planOf } from '../deps.ts'
import { findBulletin } from '../store/bulletin-store.ts'
import { snapshotOf } from './snapshot.ts'
import { findParent, putSnapshot, versionAt } from './snapshot-store.ts'

const send = async (d: Deps, x: Exchange, o: { id: string; city: string; ctx: WorkContext }): Promise<void> => {
  const { tenant, db, now } = o.ctx
  const b = await findBulletin(db, tenant, o.id)
  const plan = b && planOf(d, tenant, b.pack)
  const snapshot = plan && snapshotOf(b, plan)
  if (!snapshot) return
  const version = await versionAt(db, { tenant, pack: b.pack, now: b.computedAt })
  await x.of(o.city).rows(putSnapshot(snapshot, { city: o.city, county: tenant, version, now }))
}

/**
 * What a county published goes up to the city above it. The bulletin is read as it stands when the message is handled,
 * so messages may come twice, late or in any order.
 */
export const sendUp = (d: Deps, x: Exchange): Consumer => ({
  name: 'insight.send-up',
  kinds: new Set(['insight.bulletin-released@1', 'insight.bulletin-corrected@1', 'insight.bulletin-recalled@1']),
  async handle(events, ctx) {
    const city = await findParent(ctx.db, ctx.tenant)
    if (city === null) return
    for (const id of new Set(events.map((e) => e.subject.id))) await send(d, x, { id, city, ctx })
  },
})
