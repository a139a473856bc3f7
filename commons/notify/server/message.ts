import type { Words } from '@yiwang/kernel/message'
import type { Change } from '@yiwang/platform/write-set'

/** What one person is to be told. `dedupe` names the occasion, e.g. `matter-0187:signed:team`; the same again is dropped. */
export type Message = {
  readonly to: { readonly account: string } | { readonly phone: string }
  readonly words: Words
  /** Path inside the application, e.g. `/staff/matters/2606018734`. */
  readonly link?: string
  /** Goes out at night too: emergencies and one-time codes. */
  readonly urgent?: boolean
  /** Holds a one-time code: blanked after sending outside a demo. */
  readonly secret?: boolean
  readonly dedupe: string
}

/** Characters one SMS may have with its signature (ux.md chapter 6); longer ones are split and paid twice. */
export const SMS_MAX = 70
/** The same in the 7-bit alphabet English fits into. */
export const SMS_MAX_EN = 160

const SIGN: Words = { zh: '【一网】', en: '[Yiwang] ' }

/**
 * Words of an SMS: number, one fact, one act. Never the content of a complaint and never a name; the caller owns that.
 * Throws when it would not fit one message: that is a mistake in the sentence, not in the data.
 */
export const smsWords = (o: { ref?: string; fact: Words; act?: Words }): Words => {
  const number = o.ref ? { zh: `（${o.ref}）`, en: ` (${o.ref})` } : { zh: '', en: '' }
  const zh = `${SIGN.zh}${o.fact.zh}${number.zh}${o.act ? `，${o.act.zh}` : ''}。`
  const en = `${SIGN.en}${o.fact.en}${number.en}${o.act ? `, ${o.act.en}` : ''}.`
  checkLength({ zh, en })
  return { zh, en }
}
const checkLength = (w: Words): void => {
  if ([...w.zh].length > SMS_MAX) throw new Error(`SMS of ${[...w.zh].length} characters, at most ${SMS_MAX}: ${w.zh}`)
  if (w.en.length > SMS_MAX_EN) throw new Error(`SMS of ${w.en.length} letters, at most ${SMS_MAX_EN}: ${w.en}`)
}

/** Rows that put messages on their way, as part of a write set or of a consumer's `store`. A known `dedupe` is skipped. */
export const messageRows = (
  at: { tenant: string; now: number; newId(): string },
  messages: readonly Message[],
): Change => ({
  insert: 'notify.message',
  skipDuplicates: true,
  rows: messages.map((m) => rowOf(at, m)),
})

const rowOf = (at: { tenant: string; now: number; newId(): string }, m: Message) => {
  const sms = 'phone' in m.to
  if (sms) checkLength(m.words)
  const when = new Date(at.now)
  return {
    tenant: at.tenant,
    id: at.newId(),
    channel: sms ? 'sms' : 'in-app',
    to_account: 'account' in m.to ? m.to.account : null,
    to_phone: 'phone' in m.to ? m.to.phone : null,
    zh: m.words.zh,
    en: m.words.en,
    link: m.link ?? null,
    urgent: m.urgent ?? false,
    secret: m.secret ?? false,
    // A notice inside the application has arrived with its row.
    state: sms ? 'queued' : 'sent',
    next_at: when,
    dedupe: m.dedupe,
    at: when,
    sent_at: sms ? null : when,
  }
}
