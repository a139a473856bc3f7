import { say } from '@yiwang/kernel/message'
import { agoWords, dayWords, type Locale, type Translate } from '@yiwang/ui'
import type { myDataMessages } from './messages.ts'
import { storedAsRead } from './stored-as-read.ts'
import type { MyData } from './use-my-data.ts'

export type RecordRow = { key: string; title: string; line: string }
export type RecordRows = Record<'stored' | 'looks' | 'consents' | 'replies', RecordRow[]>
type Words = {
  t: Translate<(typeof myDataMessages)['zh-CN']>
  locale: Locale
  /** Epoch ms. */
  now: number
}

const line = (parts: readonly (string | null | undefined | false)[]) => parts.filter(Boolean).join(' · ')

/** What is kept about a person as rows to read; a look that gave no purpose says none. */
export const recordRows = (data: MyData, { t, locale, now }: Words): RecordRows => {
  const at = (time: string) => agoWords(time, { now, locale })
  const stored = storedAsRead(data.stored, { at, none: t('notStored') })
  return {
    stored: stored.map((s, i) => {
      const source = say(s.source, locale)
      const since = s.since && t('since', { at: dayWords(s.since, { now, locale }) })
      return {
        key: `${i}`,
        title: `${say(s.what, locale)} ${typeof s.value === 'string' ? s.value : say(s.value, locale)}`,
        line: line([source && t('source', { source }), since]),
      }
    }),
    looks: data.looks.map((l, i) => {
      const why = line([l.purpose, l.reason])
      return {
        key: `${i}`,
        title: `${at(l.at)} ${l.who}`,
        line: line([t('lookOf', { what: say(l.what, locale) }), why && t('lookFor', { why })]),
      }
    }),
    consents: data.consents.map((c, i) => ({
      key: `${i}`,
      title: say(c.what, locale),
      line: line([t(c.given ? 'consentYes' : 'consentNo'), c.at && at(c.at)]),
    })),
    replies: data.replies.map((r, i) => ({ key: `${i}`, title: r.about, line: line([r.text, at(r.at)]) })),
  }
}
