import { useAsk } from '@yiwang/portal/web/load'
import { dayWords, useLocale, useNow, useT, Written, weekdayWords } from '@yiwang/ui'
import type { operations } from '../../../api.gen.ts'
import { useApi } from '../../../shell/face-root.tsx'
import { placeRhythmMessages } from './messages.ts'

type Shown = operations['rhythm.shown']['responses']['200']['content']['application/json']['items'][number]
const noon = (day: string): string => `${day}T12:00:00+08:00`

const Missed = ({ missed }: Pick<Shown, 'missed'>) => {
  const t = useT(placeRhythmMessages)
  const { locale } = useLocale()
  const words = { now: useNow(), locale }
  const day = (d: string) => dayWords(noon(d), words)
  if (missed.length === 0) return <p>{t('none')}</p>
  return (
    <details className="yw-fold">
      <summary className="yw-button">{t('missed', { n: missed.length })}</summary>
      <ul>
        {missed.map((m) => (
          <li key={m.from}>
            {m.lateOn === null
              ? t('one', { from: day(m.from), to: day(m.to) })
              : t('late', { from: day(m.from), to: day(m.to), day: day(m.lateOn) })}
          </li>
        ))}
      </ul>
    </details>
  )
}

const Row = ({ item: r }: { item: Shown }) => {
  const t = useT(placeRhythmMessages)
  const { locale } = useLocale()
  const words = { now: useNow(), locale }
  return (
    <article className="yw-card" data-rhythm={r.rhythm}>
      <h3>
        <Written>{locale === 'en' ? r.title.en : r.title.zh}</Written>
      </h3>
      <p className="yw-row-line">
        <Written>{r.unitName}</Written>
        {r.planned && <span>{t('next', { day: weekdayWords(noon(r.planned), words) })}</span>}
        <span>{r.lastHeld === null ? t('never') : t('last', { day: dayWords(noon(r.lastHeld), words) })}</span>
      </p>
      <Missed missed={r.missed} />
    </article>
  )
}

/** What a mechanism shows to everybody of this place; nothing where none does. */
export const PlaceRhythms = ({ place }: { place: string }) => {
  const api = useApi()
  const t = useT(placeRhythmMessages)
  const { data } = useAsk(['public', 'rhythms', place], () =>
    api.GET('/api/public/rhythms', { params: { query: { place } } }),
  )
  if (!data || data.items.length === 0) return null
  return (
    <section className="yw-stack" data-part="rhythms">
      <h2>{t('head')}</h2>
      {data.items.map((r) => (
        <Row key={`${r.pack} ${r.rhythm} ${r.unit}`} item={r} />
      ))}
    </section>
  )
}
