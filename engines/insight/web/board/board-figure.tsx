import { say } from '@yiwang/kernel/message'
import { StateTag, useLocale, useNow, Written } from '@yiwang/ui'
import type { ReactNode } from 'react'
import { amountText, type BoardNumber, numberText, saidOf, stretchText, type TileData } from './board-text.ts'
import { readingOf } from './findings.ts'

/** A way to the cases behind a number; `said` is what stands on the page, `label` what it is called aloud. */
export type OpenCases = (o: { query: string; said: ReactNode; label: string }) => ReactNode
/** What stood there the period before, as a line; undefined where there is none. */
export type Earlier = (tile: TileData, f: BoardNumber) => string | undefined

/** The number of a figure, opened by pressing it where that is allowed. */
export const Opened = (props: { of: BoardNumber; open: OpenCases | undefined; children: ReactNode }) => {
  const { of, open, children } = props
  const { locale } = useLocale()
  const { t } = readingOf({ now: useNow(), locale })
  if (!of.query || !open) return children
  const label = t('openCases', { name: say(of.words, locale), n: numberText(of, locale) })
  return open({ query: of.query, said: children, label })
}

/** Both numbers of a rate, each opened by pressing it: `11 / 165 件`. */
const Pair = ({ of, open }: { of: BoardNumber; open: OpenCases | undefined }) => {
  const { locale } = useLocale()
  const { t } = readingOf({ now: useNow(), locale })
  if (of.value === null || of.of === null) return null
  const whole = amountText(of.of, of.unit, locale)
  const part = amountText(of.value, of.unit, locale)
  const label = t('openCases', { name: say(of.words, locale), n: part })
  const link = (query: string | null, said: string, name: string) =>
    query && open ? open({ query, said, label: name }) : said
  return (
    <span className="yw-nowrap" data-part="pair">
      {link(of.query, part.split(' ')[0] ?? '', label)} / {link(of.ofQuery, whole, t('openWhole', { n: whole }))}
    </span>
  )
}

const Value = ({ of, open }: { of: BoardNumber; open: OpenCases | undefined }) => {
  const { locale } = useLocale()
  const { large, unit, share, words } = saidOf(of, locale)
  if (share)
    return (
      <>
        <strong className="yw-figure-value">{share}</strong>
        <Pair of={of} open={open} />
      </>
    )
  return (
    <strong className="yw-figure-value" {...(words ? { 'data-words': '' } : {})}>
      <Opened of={of} open={open}>
        {large}
        {unit && <small> {unit}</small>}
      </Opened>
    </strong>
  )
}

/** One figure: what it counts, the number or the share with both its numbers, its days, whether it may change, what it was. */
export const BoardFigure = (props: { tile: TileData; open?: OpenCases | undefined; earlier?: Earlier | undefined }) => {
  const { tile, open, earlier } = props
  const { locale } = useLocale()
  const words = { now: useNow(), locale }
  const { t } = readingOf(words)
  const [f] = tile.figures
  const before = f && earlier?.(tile, f)
  return (
    <div className="yw-card yw-figure" data-show="figure" data-tile={tile.n}>
      <span className="yw-figure-label">{say(tile.title, locale)}</span>
      {!f ? (
        <strong className="yw-figure-value" data-words="">
          {t('noFinding')}
        </strong>
      ) : (
        <>
          <Value of={f} open={open} />
          <span className="yw-muted">
            <Written>{stretchText(f.period, words)}</Written>
          </span>
          {f.state === 'provisional' && <StateTag state="provisional" />}
          {before && (
            <span className="yw-muted" data-part="before">
              <Written>{before}</Written>
            </span>
          )}
        </>
      )}
    </div>
  )
}
