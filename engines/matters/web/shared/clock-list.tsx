import { agoWords, ClockBadge, dueWords, spanWords, toMs, useLocale, useNow, useT } from '@yiwang/ui'
import { clockFigure, elapsedMs, onlyMeasures } from './clock-figure.ts'
import { sharedMessages } from './messages.ts'
import { type ClockView, say, sayAll } from './view-types.ts'

/** The sentences behind a due time. */
export const WhySentences = ({ why }: { why: { zh: readonly string[]; en: readonly string[] } }) => {
  const { locale } = useLocale()
  return (
    <ul className="yw-why-lines">
      {sayAll(why, locale).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

const One = ({ clock, of }: { clock: ClockView; of: string | null }) => {
  const { locale } = useLocale()
  const now = useNow()
  const t = useT(sharedMessages)
  const measures = onlyMeasures(clock)
  const has = !measures && sayAll(clock.why, locale).length > 0
  return (
    <li>
      <div className="yw-clock-line">
        <strong>{say(clock.words, locale)}</strong>
        {of && <span>{of}</span>}
        {measures && <span>{t('clockTaken', { span: spanWords(elapsedMs(clock, toMs(now)), locale, true) })}</span>}
        {!measures && clock.state !== 'void' && <ClockBadge clock={clockFigure(clock)} />}
        {clock.round > 1 && <span className="yw-muted">{t('round', { n: clock.round })}</span>}
      </div>
      <div className="yw-clock-when">
        {(clock.due || clock.ended) && (
          <span className="yw-muted">
            {clock.due && (
              <span {...(clock.state === 'void' ? { className: 'yw-old' } : {})}>
                {dueWords(clock.due, { now, locale })}
              </span>
            )}
            {clock.ended && ` · ${t('clockDone', { at: agoWords(clock.ended, { now, locale }) })}`}
          </span>
        )}
        {has && (
          <details className="yw-why">
            <summary>{t('clockWhy')}</summary>
            <WhySentences why={clock.why} />
          </details>
        )}
      </div>
    </li>
  )
}

const RANK = { running: 0, breached: 0, paused: 1, missed: 2, met: 3, void: 4 } as const
// what only measures asks nothing of anybody: after the limits that run
const rankOf = (c: ClockView): number => (onlyMeasures(c) ? RANK.paused : RANK[c.state])
const LAST = '9999'

/** From so many on, units with the same limit at the same moment are one line. */
const MANY = 3
/** The same limit of another unit, in time alike; who is late is always named. */
const alike = (a: ClockView, b: ClockView): boolean =>
  a.kind === b.kind &&
  a.unit !== null &&
  b.unit !== null &&
  a.state === b.state &&
  (a.state === 'running' || a.state === 'met') &&
  a.due === b.due &&
  a.round === b.round

/** All named limits of a matter, running ones first, each open to its sum; one that several units have says whose it is. */
export const ClockList = ({ clocks }: { clocks: readonly ClockView[] }) => {
  const t = useT(sharedMessages)
  const ordered = [...clocks].sort((a, b) => rankOf(a) - rankOf(b) || (a.due ?? LAST).localeCompare(b.due ?? LAST))
  const several = (c: ClockView) => clocks.some((x) => x.kind === c.kind && x.unit !== c.unit)
  const like = (c: ClockView) => ordered.filter((x) => alike(x, c))
  const shown = ordered.filter((c) => like(c).length < MANY || like(c)[0] === c)
  const of = (c: ClockView) => {
    const n = like(c).length
    return n < MANY ? (several(c) ? c.unit : null) : t('clockUnits', { n })
  }
  return (
    <ul className="yw-clocks" aria-label={t('clocks')}>
      {shown.map((c) => (
        <One key={c.id} clock={c} of={of(c)} />
      ))}
    </ul>
  )
}
