import { Link } from '@tanstack/react-router'
import { say } from '@yiwang/kernel/message'
import { useAsk } from '@yiwang/portal/web/load'
import { countWords, Page, useLocale, useT } from '@yiwang/ui'
import { useApi } from '../../../shell/face-root.tsx'
import { useTenant } from '../use-tenant.ts'
import { homeMessages } from './messages.ts'
import { Newest } from './newest.tsx'

const PLACES = ['board', 'bulletins', 'read', 'duty', 'units', 'nearby', 'exclusions', 'atlas'] as const

/** The whole with its parts, then the papers. */
const ROWS = [
  [
    ['collected', 'matter'],
    ['onTheSpot', 'matter'],
    ['forwarded', 'matter'],
    ['rest', 'matter'],
  ],
  [
    ['bulletins', 'issue'],
    ['supervisionNotices', 'paper'],
    ['specialReports', 'paper'],
  ],
] as const

/** Absent while it cannot be had: the front page stands without it. The whole is its parts, and the rest is named. */
const Totals = () => {
  const api = useApi()
  const t = useT(homeMessages)
  const { locale } = useLocale()
  const { data } = useAsk(['public', 'totals'], () => api.GET('/api/totals'))
  if (!data) return null
  const { collected, onTheSpot, forwarded } = data.figures
  const counts = { ...data.figures, rest: collected - onTheSpot - forwarded }
  return (
    <section className="yw-stack">
      <h2>{t('since')}</h2>
      {ROWS.map((row) => (
        <div key={row.length} className="yw-figures" data-row={row.length}>
          {row
            .filter(([key]) => key !== 'rest' || counts.rest > 0)
            .map(([key, unit]) => (
              <div key={key} className="yw-card yw-figure" data-figure={key}>
                <span className="yw-figure-label">{t(key)}</span>
                <strong className="yw-figure-value">
                  {countWords(counts[key], locale)}
                  <small> {t(counts[key] === 1 ? unit : `${unit}s`)}</small>
                </strong>
                <div className="yw-figure-more">
                  <details>
                    <summary className="yw-figure-how" aria-label={t('howOf', { name: t(key) })}>
                      {t('how')}
                    </summary>
                    <p>{t(`${key}How`)}</p>
                  </details>
                </div>
              </div>
            ))}
        </div>
      ))}
      {counts.rest < 0 && <p>{t('unbalanced')}</p>}
    </section>
  )
}

const Acts = () => {
  const t = useT(homeMessages)
  const { data } = useTenant()
  return (
    <nav className="yw-actions" aria-label={t('acts')}>
      <a className="yw-button" data-primary="" href="/">
        {t('say')}
      </a>
      <a className="yw-button" href="/track">
        {t('track')}
      </a>
      {data?.hotline && (
        <a className="yw-button" href={`tel:${data.hotline}`}>
          {t('call', { number: data.hotline })}
        </a>
      )}
    </nav>
  )
}

const NotBuilt = () => {
  const t = useT(homeMessages)
  const { locale } = useLocale()
  const { data } = useTenant()
  if (!data || data.notBuilt.length === 0) return null
  return (
    <section className="yw-card">
      <h2>{t('notBuilt')}</h2>
      <ul>
        {data.notBuilt.map((w) => (
          <li key={w.zh}>{say(w, locale)}</li>
        ))}
      </ul>
    </section>
  )
}

export const HomePage = () => {
  const t = useT(homeMessages)
  const { locale } = useLocale()
  const { data } = useTenant()
  return (
    <Page title={data ? say(data.name, locale) : t('title')}>
      <div className="yw-stack">
        <Acts />
        <Totals />
        <Newest />
        <section className="yw-stack">
          <h2>{t('see')}</h2>
          <ul className="yw-rows" data-two="">
            {PLACES.map((place) => (
              <li key={place}>
                <Link to={`/${place}`}>
                  <span className="yw-row-title">{t(place)}</span>
                  <span className="yw-row-line">{t(`${place}Hint`)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
        <NotBuilt />
      </div>
    </Page>
  )
}
