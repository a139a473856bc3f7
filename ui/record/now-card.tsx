import { type ReactNode, useId } from 'react'
import { useNow } from '../frame/server-clock.tsx'
import { useLocale, useT } from '../i18n.tsx'
import { uiMessages } from '../messages.ts'
import { dueWords, type Instant } from '../time-words.ts'
import { Written } from '../written.tsx'
import { ClockBadge } from './clock-badge.tsx'
import type { ClockFigure } from './clock-face.ts'

type NowCardProps = {
  /** 供电公司在办。 */
  now: ReactNode
  next?: ReactNode
  who?: ReactNode
  due?: { at: Instant; clock?: ClockFigure; before?: Instant }
  /** The sum behind the due time: start, calendar, pauses, rule and source. */
  why?: ReactNode
  children?: ReactNode
}

const Due = ({ due }: { due: NonNullable<NowCardProps['due']> }) => {
  const now = useNow()
  const { locale } = useLocale()
  const t = useT(uiMessages)
  return (
    <>
      <span>{dueWords(due.at, { now, locale })}</span>
      {due.before !== undefined && (
        <span>
          {t('wasPromised')} <s className="yw-old">{dueWords(due.before, { now, locale })}</s>
        </span>
      )}
      {due.clock && <ClockBadge clock={due.clock} />}
    </>
  )
}

/** First thing of every record: now, next, who, by when, in this order. A changed promise shows the old one. */
export const NowCard = ({ now, next, who, due, why, children }: NowCardProps) => {
  const t = useT(uiMessages)
  const id = useId()
  const parts: [string, ReactNode][] = [
    [t('next'), next],
    [t('who'), who],
    [t('byWhen'), due && <Due due={due} />],
  ]
  return (
    <section className="yw-card yw-now" aria-labelledby={id}>
      <h2 className="yw-sr" id={id}>
        {t('now')}
      </h2>
      <p className="yw-now-line">
        <Written>{now}</Written>
      </p>
      <dl className="yw-now-parts">
        {parts.map(([label, value]) =>
          value ? (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <Written>{value}</Written>
              </dd>
            </div>
          ) : null,
        )}
      </dl>
      {why && (
        <details className="yw-why">
          <summary>{t('whyThisDate')}</summary>
          {why}
        </details>
      )}
      {children}
    </section>
  )
}
