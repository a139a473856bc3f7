import { Failure } from '@yiwang/kernel'
import { messageRows, smsWords } from '@yiwang/notify/server'
import { type Tx, txCommand } from '@yiwang/platform/engine'
import type { Sessions } from '@yiwang/platform/session'
import { requestCode, signInWithCode } from '../contract/index.ts'
import { openTry } from './attempt.ts'
import type { Wiring } from './options.ts'
import { attemptKey, codeHash, newCode } from './secret.ts'
import { openSession } from './sign-in.ts'
import { insertAccount, lockResident, noteSignIn } from './store/account-store.ts'
import { putCode, spendCode } from './store/code-store.ts'

/** Sends a one-time code. The answer is the same for a known and an unknown phone: any phone may come in. */
export const requestCodeSpec = (w: Wiring) =>
  txCommand<typeof requestCode>({
    op: requestCode,
    async run(tx, g) {
      const { tenant, now } = g
      const { phone } = g.input
      const { codeMinutes, codePauseSeconds, codesPerDay } = w.policy
      const code = newCode(g.random)
      const [put] = await tx.change<{ sent: boolean }>(
        putCode({
          tenant,
          phone,
          hash: codeHash({ tenant, phone, code }),
          now,
          expires: now + codeMinutes * 60_000,
          pauseSeconds: codePauseSeconds,
          perDay: codesPerDay,
        }),
      )
      const subject = attemptKey('phone', phone)
      if (!put?.sent)
        return {
          refusal: new Failure('TOO_MANY_CODES', 429, { data: { seconds: codePauseSeconds, perDay: codesPerDay } }),
          audit: { subject },
        }
      const words = smsWords({
        fact: { zh: `登录验证码 ${code}`, en: `Sign-in code ${code}` },
        act: { zh: `${codeMinutes} 分钟内有效，不要告诉别人`, en: `valid for ${codeMinutes} minutes, tell nobody` },
      })
      await tx.write([
        messageRows(g, [{ to: { phone }, words, urgent: true, secret: true, dedupe: `code:${g.newId()}` }]),
      ])
      return { answer: { ok: true, validMinutes: codeMinutes }, as: 'anonymous', audit: { subject } }
    },
  })

/** Residents by phone and one-time code; the first success makes the account. A code serves once. */
export const signInCodeSpec = (w: Wiring, sessions: Sessions) =>
  txCommand<typeof signInWithCode>({
    op: signInWithCode,
    secret: true,
    async run(tx, g) {
      const { tenant, now } = g
      const { phone, code } = g.input
      const what = attemptKey('phone', phone)
      const attempt = await openTry(tx, { tenant, what, now, policy: w.policy })
      if (attempt.locked) return { refusal: attempt.locked, audit: { subject: what } }
      const [spent] = await tx.change(spendCode({ tenant, phone, hash: codeHash({ tenant, phone, code }), now }))
      const account = spent ? await residentOf(tx, { tenant, phone, now, newId: g.newId }) : undefined
      if (!account) {
        await attempt.fail()
        return { refusal: new Failure('WRONG_CODE', 401), audit: { subject: what } }
      }
      await attempt.succeed()
      await tx.change(noteSignIn({ tenant, id: account, now, passwordBefore: null }))
      const expires = now + w.policy.residentDays * 86_400_000
      const opening = { tenant, account, now, expires, previous: g.token, random: g.random }
      const answer = await openSession(tx, opening, { w, sessions })
      return { answer, as: 'self', audit: { subject: account, change: { by: 'code' } } }
    },
  })

/** The resident's account, made now if there is none; undefined when it is disabled. */
const residentOf = async (
  tx: Tx,
  o: { tenant: string; phone: string; now: number; newId(): string },
): Promise<string | undefined> => {
  const [known] = await tx.change<{ id: string; disabled: boolean }>(lockResident(o.tenant, o.phone))
  if (known) return known.disabled ? undefined : known.id
  const id = o.newId()
  await tx.change(insertAccount({ tenant: o.tenant, id, kind: 'resident', phone: o.phone, name: '', now: o.now }))
  return id
}
