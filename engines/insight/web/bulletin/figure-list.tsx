import { say } from '@yiwang/kernel/message'
import { useLocale, useT } from '@yiwang/ui'
import type { ReactNode } from 'react'
import { type FigureData, figureShare, figureValue, isRate } from './figure-text.ts'
import { bulletinMessages } from './messages.ts'

type FigureListProps = {
  figures: readonly FigureData[]
  /** A link to the cases behind one figure, where the reader's face has one. */
  cases?: ((f: FigureData, label: string) => ReactNode) | undefined
}

/** A count stands large with its measure word small, a share with its n of m below; words stay at reading size. */
const Value = ({ of }: { of: FigureData }) => {
  const { locale } = useLocale()
  const said = figureValue(of, locale)
  const [pair, share] = isRate(of) ? said.split(' · ') : []
  if (share)
    return (
      <>
        <strong className="yw-figure-value">{share}</strong>
        <span className="yw-nowrap">{pair}</span>
      </>
    )
  if (of.value === null || isRate(of) || of.state === 'suppressed' || of.state === 'too-few')
    return (
      <strong className="yw-figure-value" data-words="">
        {said}
      </strong>
    )
  const [n, ...unit] = said.split(' ')
  return (
    <strong className="yw-figure-value">
      {n}
      {unit.length > 0 && <small> {unit.join(' ')}</small>}
    </strong>
  )
}

/** Figures as cards: what it counts, the value with its whole, and how it is counted behind a fold. */
export const FigureList = ({ figures, cases }: FigureListProps) => {
  const { locale } = useLocale()
  const t = useT(bulletinMessages)
  return (
    <div className="yw-figures">
      {figures.map((f) => (
        <div className="yw-card yw-figure" key={f.id} data-figure={f.id}>
          <span className="yw-figure-label">{say(f.words, locale)}</span>
          <Value of={f} />
          {figureShare(f, locale) && <span>{figureShare(f, locale)}</span>}
          {f.state === 'provisional' && <span className="yw-state">{t('provisional')}</span>}
          <div className="yw-figure-more">
            {f.query && cases?.(f, t('casesOf', { name: say(f.words, locale) }))}
            <details>
              <summary className="yw-figure-how" aria-label={t('howOf', { name: say(f.words, locale) })}>
                {t('how')}
              </summary>
              <p>{say(f.definition, locale)}</p>
            </details>
          </div>
        </div>
      ))}
    </div>
  )
}
