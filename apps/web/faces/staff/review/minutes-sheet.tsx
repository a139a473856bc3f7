import { Link } from '@tanstack/react-router'
import { say } from '@yiwang/kernel/message'
import { Button, clockWords, dayWords, formatRef, momentWords, PrintSheet, useLocale, useT, Written } from '@yiwang/ui'
import { reviewMessages } from './messages.ts'
import { MinuteLines } from './minutes.tsx'
import type { AgendaItem, Sitting } from './types.ts'
import { useArea } from './use-area.ts'

const Decision = ({ item }: { item: AgendaItem }) => {
  const t = useT(reviewMessages)
  const { locale } = useLocale()
  const d = item.decision
  if (!d) return null
  const facts = [
    say(d.words, locale),
    ...(d.unitName ? [t('by', { unit: d.unitName })] : []),
    t('due', { at: dayWords(d.due, { now: 0, locale }) }),
  ]
  return (
    <li>
      <Link to="/matters/$id" params={{ id: item.id }}>
        {formatRef(item.ref)}
      </Link>{' '}
      <strong>
        <Written>{item.title}</Written>
      </strong>
      <p>
        <Written>{`${facts.join(' · ')} · ${d.text}`}</Written>
      </p>
    </li>
  )
}

const useWhen = ({ openedAt, closedAt }: Sitting): string => {
  const t = useT(reviewMessages)
  const { locale } = useLocale()
  // a paper is read on any day: no today, and the day once where both ends share it
  const words = { now: 0, locale }
  const sameDay = closedAt !== null && dayWords(openedAt, words) === dayWords(closedAt, words)
  const to = closedAt && (sameDay ? clockWords(closedAt) : momentWords(closedAt, words))
  const from = momentWords(openedAt, words)
  return to ? t('timeSpan', { from, to }) : from
}

/** A closed sitting as a paper: number, when, who, what was decided, what was said. */
export const MinutesSheet = ({ sitting }: { sitting: Sitting }) => {
  const t = useT(reviewMessages)
  const area = useArea()(sitting)
  const when = useWhen(sitting)
  return (
    <div className="yw-stack">
      <div className="yw-actions yw-noprint">
        <Button primary onClick={() => window.print()}>
          {t('print')}
        </Button>
        <Link className="yw-button" to="/review">
          {t('toList')}
        </Link>
      </div>
      <div className="yw-one-page">
        <PrintSheet title={[area, t('sheet'), sitting.label].filter(Boolean).join(' · ')}>
          <dl className="yw-matter-facts">
            <div>
              <dt>{t('time')}</dt>
              <dd>{when}</dd>
            </div>
            <div>
              <dt>{t('presentSheet')}</dt>
              <dd>
                <Written>{sitting.present}</Written>
              </dd>
            </div>
          </dl>
          <h2>{t('decisions')}</h2>
          {sitting.agenda.length === 0 && <p>{t('decisionsNone')}</p>}
          <ol className="yw-plain">
            {sitting.agenda.map((i) => (
              <Decision key={i.id} item={i} />
            ))}
          </ol>
          <h2>{t('minutes')}</h2>
          <MinuteLines sitting={sitting} />
        </PrintSheet>
      </div>
    </div>
  )
}
