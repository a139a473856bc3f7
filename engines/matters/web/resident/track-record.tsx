import {
  agoWords,
  dueWords,
  formatRef,
  NowCard,
  sentences,
  Timeline,
  useLocale,
  useNow,
  useT,
  Written,
} from '@yiwang/ui'
import type { ReactNode } from 'react'
import { FileStrip, say, WhySentences } from '../shared/index.ts'
import { promisedBefore, trackClock } from './track-clock.ts'
import { trackMessages } from './track-messages.ts'
import { OnHold, Steps } from './track-plan.tsx'
import type { TrackView } from './track-view.ts'

type Part = { view: TrackView }

const Now = ({ view, children }: Part & { children: ReactNode }) => {
  const t = useT(trackMessages)
  const { locale } = useLocale()
  const now = useNow()
  const { due, why } = view.now
  const clock = trackClock(view.now)
  const before = promisedBefore(view.promised)
  const dueAt = due && { at: due, ...(clock ? { clock } : {}), ...(before ? { before } : {}) }
  // on hold the day is given with its reason; the clocks that stand still explain nothing to her
  const hasWhy = why.zh.length + why.en.length > 0 && view.hold === null
  return (
    <NowCard
      now={say(view.now.words, locale)}
      {...(view.super === 'open' ? { who: say(view.now.who, locale) } : {})}
      {...(dueAt ? { due: dueAt } : {})}
      {...(hasWhy ? { why: <WhySentences why={why} /> } : {})}
    >
      {view.mergedInto && <p>{t('merged', { ref: formatRef(view.mergedInto) })}</p>}
      {view.closedAt && <p>{t('closedAt', { at: agoWords(view.closedAt, { now, locale }) })}</p>}
      {view.reopenUntil && <p>{t('reopenUntil', { due: dueWords(view.reopenUntil, { now, locale }) })}</p>}
      {children}
    </NowCard>
  )
}

const Question = ({ view }: Part) => {
  const t = useT(trackMessages)
  const { locale } = useLocale()
  const now = useNow()
  if (!view.question) return null
  const { text, until } = view.question
  return (
    <section className="yw-card yw-stack yw-now" aria-labelledby="question-head">
      <h2 id="question-head">{t('question')}</h2>
      <p className="yw-said">
        <Written>{text}</Written>
      </p>
      <p className="yw-muted">
        {sentences([t('questionPause'), until && t('questionUntil', { due: dueWords(until, { now, locale }) })])}
      </p>
    </section>
  )
}

const Reply = ({ view }: Part) => {
  const t = useT(trackMessages)
  const { locale } = useLocale()
  const now = useNow()
  if (!view.reply) return null
  const { text, unitName, at } = view.reply
  return (
    <section className="yw-card yw-stack" aria-labelledby="reply-head">
      <h2 id="reply-head">{t('reply')}</h2>
      <p className="yw-said">
        <Written>{text}</Written>
      </p>
      <p className="yw-muted">
        <Written>{t('replyBy', { unit: unitName, at: agoWords(at, { now, locale }) })}</Written>
      </p>
    </section>
  )
}

/** What was written down about it that is hers to read: a reason, a result. */
const Told = ({ view }: Part) => {
  const t = useT(trackMessages)
  const { locale } = useLocale()
  if (view.fields.length === 0) return null
  return (
    <section className="yw-stack" aria-labelledby="told-head" data-part="told">
      <h2 id="told-head">{t('told')}</h2>
      <dl className="yw-told yw-card">
        {view.fields.map((f) => (
          <div key={f.id}>
            <dt>{say(f.words, locale)}</dt>
            <dd>
              <Written>{say(f.value, locale)}</Written>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** What each unit asked side by side answered: source and class, nothing else; shown once all have. */
const Opinions = ({ view }: Part) => {
  const t = useT(trackMessages)
  const { locale } = useLocale()
  if (view.opinions.length === 0) return null
  // what she may want to answer comes first
  const opinions = [...view.opinions].sort((a, b) => Number(b.reason !== null) - Number(a.reason !== null))
  return (
    <section className="yw-stack" aria-labelledby="opinions-head" data-part="opinions">
      <h2 id="opinions-head">{t('opinions')}</h2>
      <dl className="yw-answers yw-card">
        {opinions.map((o) => (
          <div key={o.unitName}>
            <dt>
              <Written>{o.unitName}</Written>
            </dt>
            <dd>
              {o.reason ? (
                <strong>{`${say(o.answer, locale)} · ${say(o.reason, locale)}`}</strong>
              ) : (
                say(o.answer, locale)
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const Rating = ({ view }: Part) => {
  const t = useT(trackMessages)
  if (!view.rating) return null
  const { solved, satisfied } = view.rating
  const first = t(solved === null ? 'solvedNone' : solved ? 'solvedYes' : 'solvedNo')
  return (
    <section aria-labelledby="rating-head">
      <h2 id="rating-head">{t('your')}</h2>
      <p>{[first, satisfied && t(`satisfied_${satisfied}`)].filter(Boolean).join(' · ')}</p>
    </section>
  )
}

const Lines = ({ view }: Part) => {
  const t = useT(trackMessages)
  const { locale } = useLocale()
  const entries = view.lines.map((line, i) => {
    const mine = view.files.filter((f) => line.files.includes(f.id))
    const body = (line.text || mine.length > 0) && (
      <>
        {line.text && (
          <p className="yw-said">
            <Written>{line.text}</Written>
          </p>
        )}
        {mine.length > 0 && <FileStrip files={mine} />}
      </>
    )
    return { id: `${line.at}-${i}`, at: line.at, title: say(line.words, locale), body }
  })
  return (
    <section aria-labelledby="done-head" className="yw-stack">
      <h2 id="done-head">{t('done')}</h2>
      <Timeline label={t('done')} entries={entries} />
    </section>
  )
}

/** R4: now, next and by when; what is asked of her; what she said; what was done, as the server orders it. */
export const TrackRecord = ({ view, acts, notices }: Part & { acts: ReactNode; notices?: ReactNode }) => {
  const t = useT(trackMessages)
  const { locale } = useLocale()
  const shown = new Set(view.lines.flatMap((l) => l.files))
  const loose = view.files.filter((f) => !shown.has(f.id))
  return (
    <div className="yw-stack">
      <Now view={view}>
        <OnHold view={view} />
      </Now>
      {notices}
      <Question view={view} />
      <Reply view={view} />
      <Told view={view} />
      <Opinions view={view} />
      {acts}
      <Steps view={view} />
      <section className="yw-stack" aria-labelledby="said-head">
        <h2 id="said-head">{view.textWords ? say(view.textWords, locale) : t('said')}</h2>
        <p className="yw-said">
          <Written>{view.text}</Written>
        </p>
        {loose.length > 0 && <FileStrip files={loose} />}
      </section>
      <Rating view={view} />
      <Lines view={view} />
    </div>
  )
}
