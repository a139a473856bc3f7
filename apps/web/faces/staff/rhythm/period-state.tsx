import { useLocale, useNow, useT, Written } from '@yiwang/ui'
import { rhythmMessages } from './messages.ts'
import { dateWords, periodWords } from './period-words.ts'
import type { Period } from './types.ts'

/** Words of a period and of a day, in the reader's language. */
export const usePeriodWords = () => {
  const t = useT(rhythmMessages)
  const { locale } = useLocale()
  const now = useNow()
  const words = { now, locale }
  return {
    day: (d: string) => dateWords(d, words),
    period: (p: { from: string; to: string }) => periodWords(p, { words, to: (ends) => t('to', ends) }),
  }
}

/** The state as a word: colour only repeats it. */
export const PeriodState = ({ period: p }: { period: Period }) => {
  const t = useT(rhythmMessages)
  const gone = p.state === 'missed' || p.state === 'late'
  return (
    <strong className={gone ? 'yw-late-words' : undefined} data-state={p.state} data-amber={p.amber || undefined}>
      {t(p.amber ? 'amber' : p.state)}
    </strong>
  )
}

/** When it was held, how many came, why on another day, and what was said. */
export const HoldingLine = ({ period: p }: { period: Period }) => {
  const t = useT(rhythmMessages)
  const { day } = usePeriodWords()
  const h = p.holding
  if (!h) return null
  return (
    <span className="yw-row-line">
      <span>{t('on', { day: day(h.heldOn) })}</span>
      {h.present !== null && <span>{t('present', { n: h.present })}</span>}
      {h.reason && (
        <span>
          <Written>{t('moved', { reason: h.reason })}</Written>
        </span>
      )}
      {h.note && (
        <span>
          <Written>{h.note}</Written>
        </span>
      )}
    </span>
  )
}
