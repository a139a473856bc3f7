import { type ActionView, type MatterView, PackForm, type RaiserView, say } from '@yiwang/matters/web/shared'
import { agoWords, Button, formatRef, useLocale, useNow, useT, Written } from '@yiwang/ui'
import { useEffect, useState } from 'react'
import { useApi } from '../../../shell/face-root.tsx'
import { entryMessages } from '../entry/messages.ts'
import { refusalOf } from '../entry/problem-words.ts'
import { useRefresh } from '../entry/use-act.ts'
import { matterMessages } from './messages.ts'

const both = (key: keyof (typeof matterMessages)['zh-CN']) => ({
  zh: matterMessages['zh-CN'][key],
  en: matterMessages.en[key],
})
const PURPOSES = ['contact', 'visit', 'verify', 'supervise'] as const
const REVEAL: Pick<ActionView, 'action' | 'words' | 'form' | 'leaves' | 'reaches'> = {
  action: 'reveal',
  words: both('reveal'),
  leaves: false,
  reaches: 'never',
  form: [
    {
      id: 'purpose',
      kind: 'choice',
      words: both('revealPurpose'),
      hint: null,
      required: true,
      max: null,
      pool: null,
      when: null,
      options: PURPOSES.map((id) => ({ id, words: both(id) })),
    },
    {
      id: 'reason',
      kind: 'long',
      words: both('revealReason'),
      hint: both('revealHint'),
      required: true,
      max: 300,
      pool: null,
      when: null,
      options: [],
    },
  ],
}

type Person = { name: string | null; phone: string | null; seconds: number }

const Revealed = ({ person, onEnd }: { person: Person; onEnd: () => void }) => {
  const t = useT(matterMessages)
  useEffect(() => {
    const timer = setTimeout(onEnd, person.seconds * 1000)
    return () => clearTimeout(timer)
  }, [person, onEnd])
  return (
    <p role="status">
      <strong>{person.name ?? t('noName')}</strong>{' '}
      {person.phone ? <a href={`tel:${person.phone}`}>{person.phone}</a> : t('noPhone')}{' '}
      <span className="yw-muted">{t('revealed', { n: person.seconds })}</span>
    </p>
  )
}

/** From the web only a phone is ever left; every other way in may have taken a name. */
const leftNothing = (r: RaiserView): boolean => r.phone === null && !r.shielded && r.channel === 'web'

const Raiser = ({ matter, raiser }: { matter: MatterView; raiser: RaiserView }) => {
  const t = useT(matterMessages)
  const te = useT(entryMessages)
  const { locale } = useLocale()
  const now = useNow()
  const api = useApi()
  const [asking, setAsking] = useState(false)
  const [person, setPerson] = useState<Person>()
  const refresh = useRefresh()
  // of a protected person only the named desk gets as much as a masked number; the server decides again
  const mayAsk = !raiser.shielded || raiser.phone !== null
  const anonymous = leftNothing(raiser)
  const send = async (form: Record<string, unknown>) => {
    try {
      const { data } = await api.POST('/api/matters/{id}/reveal', {
        params: { path: { id: matter.id } },
        body: { appeal: raiser.appeal, purpose: form.purpose as 'contact', reason: String(form.reason) },
      })
      setPerson(data)
      setAsking(false)
      refresh()
      return undefined
    } catch (error) {
      return refusalOf(error, te)
    }
  }
  return (
    <li className="yw-stack" data-tight="">
      <div className="yw-picked">
        <strong>
          <Written>{raiser.label}</Written>
        </strong>
        <span className="yw-muted">
          {formatRef(raiser.ref)} · {t(`channel${raiser.channel}`)} · {agoWords(raiser.at, { now, locale })}
          {raiser.onBehalf && ` · ${t('onBehalf')}`}
        </span>
        {raiser.phone && <span>{raiser.phone}</span>}
        {anonymous && <span>{t('anonymous')}</span>}
        {mayAsk && !anonymous && !asking && !person && <Button onClick={() => setAsking(true)}>{t('reveal')}</Button>}
      </div>
      {!mayAsk && <p className="yw-muted">{t('shielded')}</p>}
      {asking && <PackForm action={REVEAL} onSend={send} onCancel={() => setAsking(false)} />}
      {person && <Revealed person={person} onEnd={() => setPerson(undefined)} />}
    </li>
  )
}

/** Who raised it, masked; opening a person asks purpose and reason and is seen by that person. */
export const Raisers = ({ matter }: { matter: MatterView }) => {
  const t = useT(matterMessages)
  const { locale } = useLocale()
  const { raiser } = matter.said
  const none = matter.looks === 0 && matter.raisers.every(leftNothing)
  const line = [matter.joins > 0 && t('joins', { n: matter.joins }), !none && t('looks', { n: matter.looks })]
  return (
    <section className="yw-stack" data-tight="">
      <h2>{raiser ? say(raiser, locale) : t('raisers')}</h2>
      {line.some(Boolean) && <p className="yw-muted">{line.filter(Boolean).join(' · ')}</p>}
      <ul className="yw-bare-list yw-stack" data-tight="">
        {matter.raisers.map((r) => (
          <Raiser key={r.appeal} matter={matter} raiser={r} />
        ))}
      </ul>
    </section>
  )
}
