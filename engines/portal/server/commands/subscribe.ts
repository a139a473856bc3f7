import { failure, invalid, newSecret, notFound } from '@yiwang/kernel'
import { querySpec, txCommand } from '@yiwang/platform/engine'
import * as contract from '../../contract/index.ts'
import type { Deps } from '../deps.ts'
import { endSubscription, findSubscription, putSubscription } from '../store/subscription-store.ts'

/** What the caller asked to be told of; nobody else reads it. */
export const subscription = querySpec<typeof contract.subscription>({
  op: contract.subscription,
  async run({ db, tenant, actor }) {
    if (!actor.account) throw failure('UNAUTHENTICATED')
    const s = await findSubscription(db, tenant, actor.account)
    if (!s || s.ended_at !== null) return { on: false, columns: [], areas: [], banners: [], since: null, token: null }
    const { shelves, areas, banners, since, token } = s
    return { on: true, columns: shelves, areas, banners, since: since.toISOString(), token }
  },
})

const among = (path: string, asked: readonly string[], known: readonly string[]): void => {
  const wrong = asked.find((x) => !known.includes(x))
  if (wrong !== undefined)
    throw invalid([{ path, message: { zh: `没有“${wrong}”这一项`, en: `There is no “${wrong}”` } }])
}
/** By an account, so that only who holds the phone can order messages to it. */
export const subscribe = (d: Deps) =>
  txCommand<typeof contract.subscribe>({
    op: contract.subscribe,
    async run(tx, { actor, input, now, tenant, random }) {
      const front = d.frontOf(tenant)
      if (!actor.account) throw failure('UNAUTHENTICATED')
      if (!front) throw notFound()
      const lists = {
        columns: [...new Set(input.columns)],
        areas: [...new Set(input.areas)],
        banners: [...new Set(input.banners)],
      }
      among(
        'columns',
        lists.columns,
        front.columns.map((c) => c.id),
      )
      among('areas', lists.areas, front.desk.areas)
      among(
        'banners',
        lists.banners,
        front.banners.map((b) => b.id),
      )
      const { columns: shelves, areas, banners } = lists
      const wish = { tenant, account: actor.account, shelves, areas, banners, token: newSecret(random), now }
      const [row] = await tx.change<{ token: string }>(putSubscription(wish))
      const audit = { subject: actor.account, change: lists }
      return { answer: { token: row!.token }, as: 'self', audit }
    },
  })

/** Whoever holds the token ends it; the answer tells nothing about whether there was one. */
export const unsubscribe = txCommand<typeof contract.unsubscribe>({
  op: contract.unsubscribe,
  async run(tx, { input, now, tenant }) {
    const [ended] = await tx.change<{ account: string }>(endSubscription({ tenant, token: input.token, now }))
    return { answer: { ok: true }, as: 'holder of the token', audit: { subject: ended?.account ?? 'none' } }
  },
})
