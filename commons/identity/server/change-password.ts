import { Failure, notFound } from '@yiwang/kernel'
import { txCommand } from '@yiwang/platform/engine'
import { changePassword } from '../contract/index.ts'
import { openTry } from './attempt.ts'
import type { Wiring } from './options.ts'
import { checkPassword, hashPassword } from './password.ts'
import { weakness } from './policy.ts'
import { attemptKey } from './secret.ts'
import { type Credential, findCredential, lockStanding, setPassword } from './store/account-store.ts'
import { endSessions } from './store/session-store.ts'

type Checked = { own: Credential; right: boolean; next: string }

/** One's own password. Every other session of the account dies; wrong guesses at the current one count like sign-ins. */
export const changePasswordSpec = (w: Wiring) =>
  txCommand<typeof changePassword, Checked>({
    op: changePassword,
    secret: true,
    async prepare(db, { tenant, actor, input }) {
      const own = actor.account ? await findCredential(db, tenant, actor.account) : undefined
      if (!own) throw notFound()
      const why = input.next === input.current ? 'same' : weakness(w.policy, input.next, own.username)
      const { minLength, classes } = w.policy
      if (why) throw new Failure('WEAK_PASSWORD', 422, { data: { why, minLength, classes } })
      return { own, right: await checkPassword(own.password, input.current), next: await hashPassword(input.next) }
    },
    async run(tx, g) {
      const { tenant, now } = g
      const { own, right, next } = g.prepared
      const what = attemptKey('user', own.username)
      const attempt = await openTry(tx, { tenant, what, now, policy: w.policy })
      if (attempt.locked) return { refusal: attempt.locked, audit: { subject: own.id } }
      const [stands] = right ? await tx.change(lockStanding(tenant, own.id, own.epoch)) : []
      if (!stands) {
        await attempt.fail()
        return { refusal: new Failure('WRONG_PASSWORD', 401), audit: { subject: own.id } }
      }
      await attempt.succeed()
      await tx.change(setPassword({ tenant, id: own.id, password: next, mustChange: false, now }))
      await tx.change(endSessions(tenant, own.id, g.token))
      return { answer: { ok: true }, as: 'self', audit: { subject: own.id } }
    },
  })
