import './article.css'
import { say } from '@yiwang/kernel/message'
import { dayWords, Timeline, useLocale, useNow, useT, Written } from '@yiwang/ui'
import type { ReactNode } from 'react'
import { ArticleFacts, type ArticleView } from './article-facts.tsx'
import { figureText } from './figure-text.ts'
import { articleMessages } from './messages.ts'

/** Draws a link to another article or to a bulletin in the words of its face. */
export type LinkTo = (to: { kind: 'article' | 'bulletin'; id: string }, words: string) => ReactNode

const Chain = ({ of, link }: { of: ArticleView; link: LinkTo }) => {
  const t = useT(articleMessages)
  const { locale } = useLocale()
  const now = useNow()
  const { replaces: old, replacedBy: fresh } = of
  const since = fresh?.since ? dayWords(fresh.since, { now, locale }) : ''
  return (
    <>
      {fresh && (
        <p className="yw-card" role="note">
          {link({ kind: 'article', id: fresh.id }, t('replacedBy', { since, title: fresh.title }))}
        </p>
      )}
      {old && (
        <p>
          {link(
            { kind: 'article', id: old.id },
            old.number
              ? t('replaces', { title: old.title, number: old.number })
              : t('replacesPlain', { title: old.title }),
          )}
        </p>
      )}
    </>
  )
}

const Ended = ({ of }: { of: ArticleView }) => {
  const t = useT(articleMessages)
  if (of.endReason === '') return null
  return (
    <p className="yw-card yw-trouble" role="note">
      <Written>{t(of.state === 'recalled' ? 'recalledSays' : 'withdrawnSays', { reason: of.endReason })}</Written>
    </p>
  )
}

const Pictures = ({ of }: { of: ArticleView['pictures'] }) => {
  const t = useT(articleMessages)
  return of.map((p) => (
    <figure key={p.id} className="yw-article-picture">
      <img src={p.url} alt={p.caption || t('picture')} loading="lazy" />
      {p.caption && (
        <figcaption>
          <Written>{p.caption}</Written>
        </figcaption>
      )}
    </figure>
  ))
}

const Figures = ({ of, link }: { of: ArticleView['figures']; link: LinkTo }) => {
  const t = useT(articleMessages)
  const { locale } = useLocale()
  if (of.length === 0) return null
  return (
    <section className="yw-stack">
      <h2>{t('figures')}</h2>
      <ul className="yw-cards">
        {of.map((f) => (
          <li key={f.label} className="yw-card yw-figure" data-basis={f.basis}>
            <span className="yw-figure-label">
              <Written>{f.label}</Written>
            </span>
            <strong className="yw-figure-value">
              <Written>{figureText(f, locale)}</Written>
            </strong>
            <span className="yw-muted">
              <Written>{[t(f.basis), f.period].filter(Boolean).join(' · ')}</Written>
              <br />
              {f.bulletin === null ? (
                <Written>{f.source}</Written>
              ) : (
                link({ kind: 'bulletin', id: f.bulletin }, f.source || t('seeBulletin'))
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Old and new value of every change, with date and reason. */
export const CorrectionList = ({ of, children }: { of: ArticleView['corrections']; children?: ReactNode }) => {
  const t = useT(articleMessages)
  const { locale } = useLocale()
  const now = useNow()
  return (
    <ul className="yw-cards">
      {of.map((c) => (
        <li key={`${c.at} ${c.field} ${c.words.zh}`} className="yw-card yw-stack" data-field={c.field}>
          <p>
            <strong>
              <Written>{say(c.words, locale)}</Written>
            </strong>{' '}
            · {dayWords(c.at, { now, locale })}
          </p>
          <dl className="yw-article-facts">
            <div>
              <dt>{t('before')}</dt>
              <dd>
                <del>{c.before ? <Written>{c.before}</Written> : t('gone')}</del>
              </dd>
            </div>
            <div>
              <dt>{t('after')}</dt>
              <dd>
                <ins>{c.after ? <Written>{c.after}</Written> : t('gone')}</ins>
              </dd>
            </div>
            <div>
              <dt>{t('why')}</dt>
              <dd>
                <Written>{c.reason}</Written>
              </dd>
            </div>
          </dl>
          {children}
        </li>
      ))}
    </ul>
  )
}

/** Everything an article says, in the order of a record: how it stands, the words, the numbers, what was corrected. */
export const ArticleBody = ({ of, link }: { of: ArticleView; link: LinkTo }) => {
  const t = useT(articleMessages)
  const { locale } = useLocale()
  return (
    <div className="yw-stack">
      <Ended of={of} />
      <Chain of={of} link={link} />
      <ArticleFacts of={of} />
      {of.summary && (
        <p className="yw-article-lead">
          <Written>{of.summary}</Written>
        </p>
      )}
      <div className="yw-article-text">
        {of.body
          .split(/\n+/)
          .filter((p) => p.trim())
          .map((p, i) => (
            <p key={i}>
              <Written>{p}</Written>
            </p>
          ))}
      </div>
      <Pictures of={of.pictures} />
      <Figures of={of.figures} link={link} />
      {of.corrections.length > 0 && (
        <section className="yw-stack">
          <h2>{t('corrections')}</h2>
          <CorrectionList of={of.corrections} />
        </section>
      )}
      {of.history.length > 0 && (
        <section className="yw-stack">
          <h2>{t('history')}</h2>
          <Timeline
            label={t('history')}
            entries={of.history.map((h) => ({
              id: `${h.at}-${h.what.zh}`,
              at: h.at,
              title: say(h.what, locale),
              by: say(h.by, locale),
              ...(h.reason ? { body: <Written>{h.reason}</Written> } : {}),
            }))}
          />
        </section>
      )}
    </div>
  )
}
