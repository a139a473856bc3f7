import { say } from '@yiwang/kernel/message'
import { useLocale, useT } from '@yiwang/ui'
import type { ReactNode } from 'react'
import { type FigureData, figureShare, figureValue } from './figure-text.ts'
import { bulletinMessages } from './messages.ts'

type FigureListProps = {
  figures: readonly FigureData[]
  /** A link to the cases behind one figure, where the reader's face has one. */
  cases?: ((f: FigureData, label: string) => ReactNode) | undefined
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
          <strong className="yw-figure-value" data-words="">
            {figureValue(f, locale)}
          </strong>
          {figureShare(f, locale) && <span>{figureShare(f, locale)}</span>}
          {f.state === 'provisional' && <span className="yw-state">{t('provisional')}</span>}
          <span className="yw-muted">{say(f.definition, locale)}</span>
          {f.query && cases?.(f, t('casesOf', { name: say(f.words, locale) }))}
        </div>
      ))}
    </div>
  )
}
