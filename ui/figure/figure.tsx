import type { ReactNode } from 'react'
import { useLocale, useT } from '../i18n.tsx'
import { uiMessages } from '../messages.ts'
import { type Count, countWords, ENOUGH, shareWords, tooFewWords } from './figure-words.ts'

export type FigureState = 'provisional' | 'corrected'
type FigureProps = {
  label: string
  value: Count
  unit: string
  /** n of m: adds the share, or 样本太少 under ten. */
  of?: Count
  /** The time window, in words: 6月1日至7日. */
  window?: string
  state?: FigureState
  /** When it becomes final or was corrected: 6月8日定稿. */
  stateNote?: string
  /** Way to the cases behind it. */
  href?: string
  children?: ReactNode
}

/** 初步 or 更正, dashed, with its note. */
export const StateTag = ({ state, note }: { state: FigureState; note?: string | undefined }) => {
  const t = useT(uiMessages)
  return <span className="yw-state">{note ? `${t(state)} · ${note}` : t(state)}</span>
}

/** One figure with n, m, window, state and a way to its cases. */
export const Figure = ({ label, value, unit, of, window, state, stateNote, href, children }: FigureProps) => {
  const { locale } = useLocale()
  const t = useT(uiMessages)
  const said = countWords(value, locale)
  const share = of === undefined ? undefined : shareWords(value, of)
  const few = typeof of === 'number' && of < ENOUGH
  const inside = (
    <>
      <span className="yw-figure-label">{label}</span>
      <span className="yw-figure-value" {...(typeof value === 'number' ? {} : { 'data-words': '' })}>
        {of === undefined ? said : `${said} / ${countWords(of, locale)}`}
        {typeof value === 'number' && <small>{unit}</small>}
      </span>
      {share && <strong>{share}</strong>}
      {few && <span className="yw-muted">{tooFewWords(of, unit, locale)}</span>}
      {window && <span className="yw-muted">{window}</span>}
      {state && <StateTag state={state} note={stateNote} />}
      {children}
      {href && <span className="yw-figure-open">{t('open')}</span>}
    </>
  )
  return href ? (
    <a className="yw-card yw-figure" href={href}>
      {inside}
    </a>
  ) : (
    <div className="yw-card yw-figure">{inside}</div>
  )
}
