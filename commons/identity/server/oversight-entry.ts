import { Failure } from '@yiwang/kernel'
import { txCommand } from '@yiwang/platform/engine'
import type { Sessions } from '@yiwang/platform/session'
import { enterByGrant, openCounty } from '../contract/index.ts'
import type { Wiring } from './options.ts'
import { newToken, tokenHash } from './secret.ts'
import { openSession } from './sign-in.ts'
import { noteSignIn } from './store/account-store.ts'
import { type Entering, lockGrant, putTicket, type Spent, spendTicket } from './store/oversight-store.ts'

/** How long a ticket lies at the county's door. */
const TICKET_MS = 60_000
const HOUR_MS = 3_600_000

/**
 * In the city. The ticket is written behind the county's fence, and only for a tenant below this one: no other name is
 * ever asked for. Whatever is wanting, the answer is the same and the county's books hold nothing of it.
 */
export const openCountySpec = (w: Wiring) =>
  txCommand<typeof openCounty>({
    op: openCounty,
    secret: true,
    async run(_tx, g) {
      const { tenant: city, now, input, actor } = g
      const below = await w.exchange.countiesOf(city)
      const county = below.find((c) => c.county === input.county)?.county
      const ticket = newToken(g.random)
      const expires = now + TICKET_MS
      const account = actor.account
      const put =
        county === undefined || account === null
          ? undefined
          : await w.exchange
              .of(county)
              .one<{ id: string }>(putTicket({ county, city, account, hash: tokenHash(ticket), now, expires }))
      if (!put) return { refusal: new Failure('NO_GRANT', 403), audit: { subject: account ?? 'unknown' } }
      const answer = { ticket, expires: new Date(expires).toISOString() }
      return { answer, as: 'self', audit: { subject: account ?? 'unknown', change: { county, grant: put.id } } }
    },
  })

const wrong = (): Failure => new Failure('WRONG_TICKET', 401)

/** In the county. The ticket is spent whatever comes of it; the session ends with the grant, and after a day's work at most. */
export const enterByGrantSpec = (w: Wiring, sessions: Sessions) =>
  txCommand<typeof enterByGrant>({
    op: enterByGrant,
    secret: true,
    async run(tx, g) {
      const { tenant, now } = g
      const [spent] = await tx.change<Spent>(spendTicket(tenant, tokenHash(g.input.ticket)))
      if (!spent || spent.expires_at.getTime() <= now)
        return { refusal: wrong(), audit: { subject: spent?.id ?? 'unknown' } }
      const [grant] = await tx.change<Entering>(lockGrant({ tenant, id: spent.id, now }))
      if (!grant) return { refusal: wrong(), audit: { subject: spent.id } }
      await tx.change(noteSignIn({ tenant, id: grant.id, now, passwordBefore: null }))
      const expires = Math.min(grant.valid_until.getTime(), now + w.policy.staffHours * HOUR_MS)
      const opening = { tenant, account: grant.id, now, expires, previous: g.token, random: g.random }
      const answer = await openSession(tx, opening, { w, sessions })
      const change = { by: 'grant', city: grant.city, cityAccount: grant.city_account }
      return { answer, as: 'self', audit: { subject: grant.id, change } }
    },
  })
