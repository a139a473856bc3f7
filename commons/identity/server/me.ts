import { type Actor, notFound } from '@yiwang/kernel'
import type { Reader } from '@yiwang/platform/db'
import { querySpec } from '@yiwang/platform/engine'
import type { z } from 'zod'
import { type Me, me } from '../contract/index.ts'
import type { Wiring } from './options.ts'
import { findTenant } from './store/account-store.ts'

export type MeView = z.input<typeof Me>

/** Who the caller is, in which tenant, holding which posts. */
export const meOf = async (db: Reader, w: Wiring, at: { actor: Actor; now: number }): Promise<MeView> => {
  const { actor, now } = at
  const tenant = await findTenant(db, actor.tenant)
  if (!tenant) throw notFound()
  return {
    kind: actor.kind,
    name: actor.name,
    account: actor.account,
    tenant: actor.tenant,
    tenantName: { zh: tenant.name_zh, en: tenant.name_en },
    demo: tenant.demo,
    mustChange: actor.mustChange ?? false,
    posts: actor.posts.length > 0 ? await w.postViews(db, actor.tenant, actor.posts) : [],
    opens: w.opensOf(actor, now),
    now: new Date(now).toISOString(),
  }
}

export const meSpec = (w: Wiring) =>
  querySpec<typeof me>({ op: me, run: ({ db, actor, now }) => meOf(db, w, { actor, now }) })
