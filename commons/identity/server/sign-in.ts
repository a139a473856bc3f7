import { Failure } from '@yiwang/kernel'
import { type Tx, txCommand } from '@yiwang/platform/engine'
import type { Sessions } from '@yiwang/platform/session'
import { signIn, signOut } from '../contract/index.ts'
import { openTry } from './attempt.ts'
import { meOf } from './me.ts'
import type { Wiring } from './options.ts'
import { checkPassword } from './password.ts'
import { attemptKey, newToken, tokenHash } from './secret.ts'
import { type Credential, findByUsername, lockStanding, noteSignIn } from './store/account-store.ts'
import { endSession, sessionRow } from './store/session-store.ts'

const DAY_MS = 86_400_000
export type Opening = {
  readonly tenant: string
  readonly account: string
  readonly now: number
  readonly expires: number
  /** A session the caller still held: it ends, so that every sign-in has a new token and one at a time. */
  readonly previous: string | undefined
  readonly random: (n: number) => Uint8Array
}

/** Opens a session and answers with its token, shown this once. */
export const openSession = async (tx: Tx, o: Opening, with_: { w: Wiring; sessions: Sessions }) => {
  const token = newToken(o.random)
  const hash = tokenHash(token)
  if (o.previous) await tx.change(endSession(o.tenant, o.previous))
  await tx.write([sessionRow({ ...o, token: hash })])
  const s = await with_.sessions.find(tx, o.tenant, hash)
  if (!s) throw new Error('a session just opened cannot be read')
  const me = await meOf(tx, with_.w, { actor: s.actor, now: o.now })
  return { token, expires: new Date(o.expires).toISOString(), me }
}

const wrong = (): Failure => new Failure('WRONG_PASSWORD', 401)

type Checked = { known: Credential | undefined; right: boolean }

/**
 * Staff by username and password. Wrong, unknown and disabled give one answer after the same work; the wrong try is
 * counted in the same transaction that refuses (a refusal that leaves its traces), so no crash or retry loses it.
 */
export const signInSpec = (w: Wiring, sessions: Sessions) =>
  txCommand<typeof signIn, Checked>({
    op: signIn,
    secret: true,
    async prepare(db, { tenant, input }) {
      const known = await findByUsername(db, tenant, input.username.toLowerCase())
      return { known, right: await checkPassword(known?.password ?? null, input.password) }
    },
    async run(tx, g) {
      const { tenant, now, prepared } = g
      const what = attemptKey('user', g.input.username.toLowerCase())
      const attempt = await openTry(tx, { tenant, what, now, policy: w.policy })
      const subject = prepared.known?.id ?? 'unknown'
      if (attempt.locked) return { refusal: attempt.locked, audit: { subject } }
      const { known } = prepared
      const [stands] = known && prepared.right ? await tx.change(lockStanding(tenant, known.id, known.epoch)) : []
      if (!known || !stands) {
        await attempt.fail()
        return { refusal: wrong(), audit: { subject } }
      }
      await attempt.succeed()
      const { maxAgeDays, staffHours } = w.policy
      const passwordBefore = maxAgeDays === null ? null : now - maxAgeDays * DAY_MS
      await tx.change(noteSignIn({ tenant, id: known.id, now, passwordBefore }))
      const expires = now + staffHours * 3_600_000
      const opening = { tenant, account: known.id, now, expires, previous: g.token, random: g.random }
      const answer = await openSession(tx, opening, { w, sessions })
      return { answer, as: 'self', audit: { subject: known.id, change: { by: 'password' } } }
    },
  })

export const signOutSpec = txCommand<typeof signOut>({
  op: signOut,
  secret: true,
  async run(tx, g) {
    if (g.token) await tx.change(endSession(g.tenant, g.token))
    return { answer: { ok: true }, as: 'self', audit: { subject: g.actor.account ?? 'anonymous' } }
  },
})
