import { dayWords, useLocale, useNow, useT, Written } from '@yiwang/ui'
import { say } from '../shared/index.ts'
import { trackMessages } from './track-messages.ts'
import type { TrackView } from './track-view.ts'

type Part = { view: TrackView }

/** Cannot be done now: why, what is done meanwhile, and the day, which binds. */
export const OnHold = ({ view }: Part) => {
  const t = useT(trackMessages)
  const { locale } = useLocale()
  const now = useNow()
  const { hold } = view
  if (hold?.state !== 'held') return null
  return (
    <div data-part="hold">
      <p>
        <Written>{t('holdWhy', { reason: say(hold.reason, locale) })}</Written>
      </p>
      <p className="yw-said">
        {t('holdMeasure')}
        <Written>{hold.measure}</Written>
      </p>
      <p>
        <strong>{t('holdUntil', { day: dayWords(hold.until, { now, locale }) })}</strong>
      </p>
    </div>
  )
}

type Milestone = TrackView['milestones'][number]
/** The steps on the way with the day of each; what is done is filled. */
export const Steps = ({ view }: Part) => {
  const t = useT(trackMessages)
  const { locale } = useLocale()
  const now = useNow()
  if (view.milestones.length === 0) return null
  const when = (m: Milestone): string => {
    const day = dayWords(m.reached ?? m.due, { now, locale })
    if (m.reached) return t(m.late ? 'stepDoneLate' : 'stepDone', { day })
    return t(m.late ? 'stepLate' : 'stepDue', { day })
  }
  return (
    <section className="yw-stack" aria-labelledby="steps-head" data-part="steps">
      <h2 id="steps-head">{t('steps')}</h2>
      <ol className="yw-timeline">
        {view.milestones.map((m) => (
          <li key={`${m.name} ${m.due}`} {...(m.reached ? { 'data-done': '' } : { 'data-future': '' })}>
            <div className="yw-timeline-head">
              <strong>
                <Written>{m.name}</Written>
              </strong>
              <span>{when(m)}</span>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
