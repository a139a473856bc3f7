import { type Actor, Failure, forbidden, invalid, notFound } from '@yiwang/kernel'
import { querySpec, txCommand } from '@yiwang/platform/engine'
import { endOversight, grantOversight, oversightGrants } from '../contract/index.ts'
import { mayAdminister } from './policy.ts'
import { insertAccount, setDisabledRow } from './store/account-store.ts'
import { endGrant, endTickets, findParent, grantExists, insertGrant, listGrants } from './store/oversight-store.ts'
import { endSessions } from './store/session-store.ts'

const DAY_MS = 86_400_000
const MOST_DAYS = 90

const adminOf = (actor: Actor, now: number): string => {
  const v = mayAdminister(actor, now)
  if (!v.ok) throw forbidden(v.why)
  return v.as
}

/** The dates of a grant in ms. @throws INVALID (422) when they are in the past, the wrong way round or too far apart. */
const termOf = (input: { from: string; until: string }, now: number): { from: number; until: number } => {
  const [from, until] = [Date.parse(input.from), Date.parse(input.until)]
  const wrong = (path: string, zh: string, en: string) => invalid([{ path, message: { zh, en } }])
  if (from < now - DAY_MS) throw wrong('from', '不能从过去的日子开始', 'It cannot begin in the past')
  if (until <= from) throw wrong('until', '结束要晚于开始', 'The end comes after the beginning')
  if (until <= now) throw wrong('until', '结束的时间已经过了', 'The end is in the past')
  if (until - from > MOST_DAYS * DAY_MS)
    throw wrong('until', `一次最多授权 ${MOST_DAYS} 天`, `A grant lasts ${MOST_DAYS} days at most`)
  return { from, until }
}

/**
 * Lets one account of the city above look in. The account that stands for the visitor in the county's books is made with
 * it, under the same id: without a name to sign in with or a password, so the only way to it is a ticket.
 */
export const grantOversightSpec = txCommand<typeof grantOversight>({
  op: grantOversight,
  async run(tx, g) {
    const { tenant, now, input } = g
    const as = adminOf(g.actor, now)
    const term = termOf(input, now)
    const city = await findParent(tx, tenant)
    if (city === null) throw new Failure('NO_CITY', 409)
    const id = g.newId()
    const { name, postName, reason, cityAccount } = input
    await tx.change(insertAccount({ tenant, id, kind: 'staff', name, now }))
    await tx.change(
      insertGrant({ tenant, id, city, cityAccount, name, postName, reason, ...term, by: g.actor.account, now }),
    )
    const change = { city, cityAccount, postName, reason, from: input.from, until: input.until }
    return { answer: { id }, as, audit: { subject: id, change }, status: 201 }
  },
})

/** Sessions and tickets of the grant end with it: the visitor's next request is nobody's. */
export const endOversightSpec = txCommand<typeof endOversight>({
  op: endOversight,
  async run(tx, g) {
    const { tenant, now, input } = g
    const as = adminOf(g.actor, now)
    const { id, reason } = input
    const [ended] = await tx.change(endGrant({ tenant, id, by: g.actor.account, reason, now }))
    if (!ended) throw (await grantExists(tx, tenant, id)) ? new Failure('GRANT_OVER', 409) : notFound()
    await tx.change(setDisabledRow(tenant, id, true))
    await tx.change(endSessions(tenant, id))
    await tx.change(endTickets(tenant, id))
    return { answer: { ok: true }, as, audit: { subject: id, change: { reason } } }
  },
})

export const oversightGrantsSpec = querySpec<typeof oversightGrants>({
  op: oversightGrants,
  async run({ db, actor, tenant, now, audit }) {
    const as = adminOf(actor, now)
    const rows = await listGrants(db, tenant, now)
    await audit({ subject: '*', as })
    const items = rows.map((r) => ({
      id: r.id,
      city: r.city,
      cityAccount: r.city_account,
      name: r.name,
      postName: r.post_name,
      reason: r.reason,
      from: r.valid_from.toISOString(),
      until: r.valid_until.toISOString(),
      grantedAt: r.granted_at.toISOString(),
      endedAt: r.ended_at?.toISOString() ?? null,
      inForce: r.in_force,
      lastEntered: r.last_sign_in?.toISOString() ?? null,
    }))
    return { items }
  },
})
