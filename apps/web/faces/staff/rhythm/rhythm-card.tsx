import { Link } from '@tanstack/react-router'
import { dueWords, useLocale, useNow, useT, Written } from '@yiwang/ui'
import { HoldForm } from './hold-form.tsx'
import { rhythmMessages } from './messages.ts'
import { HoldingLine, PeriodState, usePeriodWords } from './period-state.tsx'
import type { Period, Rhythm } from './types.ts'

/** Where another record keeps it: the way there in place of a form. */
const Elsewhere = ({ keptBy }: { keptBy: Rhythm['keptBy'] }) => {
  const t = useT(rhythmMessages)
  if (keptBy === 'holding') return null
  const [to, go] = keptBy === 'daily' ? (['/daily', 'goDaily'] as const) : (['/review', 'goSitting'] as const)
  return (
    <p className="yw-muted">
      {t(keptBy)} <Link to={to}>{t(go)}</Link>
    </p>
  )
}

const Now = ({ rhythm: r, period: p }: { rhythm: Rhythm; period: Period }) => {
  const t = useT(rhythmMessages)
  const { locale } = useLocale()
  const now = useNow()
  const words = usePeriodWords()
  const last =
    r.lastHeld === null
      ? t('never')
      : r.gap === 0
        ? t('lastToday')
        : t('last', { day: words.day(r.lastHeld), n: r.gap ?? 0 })
  return (
    <div>
      <p>
        {words.period(p)} <PeriodState period={p} />
      </p>
      <p className="yw-row-line">
        {p.planned && <span>{t('planned', { day: words.day(p.planned) })}</span>}
        {p.state === 'open' && <span>{t('until', { at: dueWords(p.deadline, { now, locale }) })}</span>}
        <span>{last}</span>
      </p>
      <HoldingLine period={p} />
    </div>
  )
}

const Before = ({ periods }: { periods: readonly Period[] }) => {
  const t = useT(rhythmMessages)
  const words = usePeriodWords()
  if (periods.length === 0) return null
  return (
    <section>
      <h4>{t('history')}</h4>
      <ul className="yw-rhythm-past">
        {periods.map((p) => (
          <li key={p.from}>
            <span>
              {words.period(p)} <PeriodState period={p} />
            </span>
            <HoldingLine period={p} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** One rhythm of one place: this period, what may be written down, the periods before. */
export const RhythmCard = ({ rhythm: r, today }: { rhythm: Rhythm; today: string }) => {
  const t = useT(rhythmMessages)
  const { locale } = useLocale()
  const say = (w: { zh: string; en: string }) => (locale === 'en' ? w.en : w.zh)
  const current = r.periods.find((p) => p.from <= today && today <= p.to)
  const past = r.periods.filter((p) => p.to < today && p.state !== 'free').toReversed()
  return (
    <article className="yw-card yw-stack" data-rhythm={r.rhythm} data-unit={r.unit}>
      <header>
        <h3>
          <Written>{say(r.title)}</Written>
        </h3>
        <p className="yw-row-line">
          <span>{t(r.every)}</span>
          <span>
            <Written>{r.unitName}</Written>
          </span>
          <span>
            <Written>{say(r.packTitle)}</Written>
          </span>
        </p>
      </header>
      {current && <Now rhythm={r} period={current} />}
      {r.mayHold ? <HoldForm rhythm={r} today={today} /> : <Elsewhere keptBy={r.keptBy} />}
      <Before periods={past} />
      <p className="yw-muted">{t(r.basis.stated ? 'stated' : 'byDefault', { source: say(r.basis.source) })}</p>
    </article>
  )
}
