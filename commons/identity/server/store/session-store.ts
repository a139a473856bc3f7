import type { HeldPost } from '@yiwang/kernel'
import { type Statement, sql } from '@yiwang/platform/db'
import type { Session, Sessions } from '@yiwang/platform/session'
import type { Change } from '@yiwang/platform/write-set'
import { displayName } from '../mask.ts'
import { withGrant } from './oversight-store.ts'

type Found = {
  id: string
  kind: 'staff' | 'resident'
  person: string | null
  name: string
  phone: string | null
  must_change: boolean
  epoch: string
  expires_at: Date
  posts: HeldPost[] | null
}

/**
 * How the pipeline reads sessions. `postsSql` is a scalar subselect over alias `a` (identity.account) giving a JSON array
 * of {@link HeldPost}; times in ms.
 *
 * The probe is the account's epoch. Whatever changes an account's state, password or posts raises it in the same
 * transaction, so all of it is noticed at the next request, on every server.
 */
export const createSessions = (o: { postsSql: string }): Sessions => {
  const epoch = 'a.epoch::text'
  const from = `from identity.session s join identity.account a on a.tenant=s.tenant and a.id=s.account
    where s.tenant=$1 and s.token=$2 and not a.disabled`
  const text = `select a.id, a.kind, a.person, a.name, a.phone, a.must_change, ${epoch} as epoch, s.expires_at,
    ${withGrant(o.postsSql)} as posts ${from}`
  return {
    probe: `(select ${epoch} ${from})`,
    async find(reader, tenant, token) {
      const f = await reader.one<Found>(sql(text, [tenant, token]))
      return f ? sessionOf(tenant, f) : undefined
    },
  }
}

const sessionOf = (tenant: string, f: Found): Session => ({
  epoch: f.epoch,
  expires: f.expires_at.getTime(),
  actor: {
    kind: f.kind,
    tenant,
    account: f.id,
    person: f.person,
    name: displayName(f),
    posts: f.posts ?? [],
    ...(f.must_change ? { mustChange: true } : {}),
  },
})

export const sessionRow = (o: {
  tenant: string
  token: string
  account: string
  now: number
  expires: number
}): Change => ({
  insert: 'identity.session',
  rows: [
    {
      tenant: o.tenant,
      token: o.token,
      account: o.account,
      created_at: new Date(o.now),
      expires_at: new Date(o.expires),
    },
  ],
})
export const endSession = (tenant: string, token: string): Statement =>
  sql('delete from identity.session where tenant=$1 and token=$2 returning account', [tenant, token])

/** Ends every session of an account but `keep`. */
export const endSessions = (tenant: string, account: string, keep: string | null = null): Statement =>
  sql(
    'delete from identity.session where tenant=$1 and account=$2 and ($3::text is null or token<>$3) returning token',
    [tenant, account, keep],
  )

export const endExpired = (tenant: string, now: number): Statement =>
  sql('delete from identity.session where tenant=$1 and expires_at < $2 returning token', [tenant, new Date(now)])
