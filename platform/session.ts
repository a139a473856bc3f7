import { type Actor, failure } from '@yiwang/kernel'
import { type Db, type Reader, sql } from './db.ts'

export type Session = { readonly epoch: string; readonly expires: number; readonly actor: Actor }

/** What commons/identity gives the pipeline: how to read a session, and how to see in one scalar that it still stands. */
export type Sessions = {
  /** Scalar subselect over `$1` tenant and `$2` token hash: the epoch as text, null when the session is dead. */
  readonly probe: string
  find(reader: Reader, tenant: string, token: string): Promise<Session | undefined>
}

export type ActorCache = {
  /** The session as last read; asks the database only the first time. */
  get(tenant: string, token: string | undefined, device: string | undefined): Promise<Session>
  drop(tenant: string, token: string): void
}

const nobody = (tenant: string, device: string | undefined): Session => ({
  epoch: '',
  expires: Number.POSITIVE_INFINITY,
  actor: { kind: 'anonymous', tenant, account: null, person: null, name: '', posts: [], ...(device ? { device } : {}) },
})

const SIZE = 10_000
export const actorCache = (db: Db, sessions: Sessions): ActorCache => {
  const seen = new Map<string, Session>()
  return {
    async get(tenant, token, device) {
      if (token === undefined) return nobody(tenant, device)
      const at = `${tenant} ${token}`
      const known = seen.get(at)
      if (known) return known
      const found = await sessions.find(db.of(tenant), tenant, token)
      if (!found) throw failure('UNAUTHENTICATED')
      if (seen.size >= SIZE) seen.delete(seen.keys().next().value as string)
      seen.set(at, found)
      return found
    },
    drop: (tenant, token) => void seen.delete(`${tenant} ${token}`),
  }
}

/** The scalar that tells whether a cached session still stands; an open door has none. */
export const probeText = (sessions: Sessions, token: string | undefined): string =>
  token === undefined ? `(select ''::text where $1::text is not null and $2::text is null)` : sessions.probe

export const probeOf = (sessions: Sessions, tenant: string, token: string | undefined) =>
  sql(`select ${probeText(sessions, token)} as probe`, [tenant, token ?? null])
