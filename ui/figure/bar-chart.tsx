import { type ReactNode, useId } from 'react'
import { useLocale, useT } from '../i18n.tsx'
import { uiMessages } from '../messages.ts'
import { Written } from '../written.tsx'
import { ChartFrame, type ChartHead, ChartTable } from './chart-frame.tsx'
import { type Count, countWords, shareWords } from './figure-words.ts'
import { fewPaint, hatchPaint, Patterns } from './patterns.tsx'

export type Bar = {
  id: string
  label: string
  value: Count
  note?: string
  provisional?: boolean
  href?: string
  /** What stands at the bar's end and in the table in place of the number and its unit: a share, a link to the cases. */
  said?: ReactNode
}
type ChartProps = ChartHead & {
  unit: string
  bars: readonly Bar[]
  /** Rows of the table, where it holds more than the picture. */
  rows?: readonly Bar[]
  /** What a full bar stands for; the longest bar unless given. */
  full?: number
}

const reach = (bars: readonly Bar[]) => Math.max(1, ...bars.map((b) => (typeof b.value === 'number' ? b.value : 0)))

const BarShape = ({ bar, max, patterns }: { bar: Bar; max: number; patterns: string }) => {
  if (typeof bar.value !== 'number') {
    const fill = bar.value === 'hidden' ? fewPaint(patterns) : hatchPaint(patterns)
    return <rect x="0" y="3" width="18%" height="18" fill={fill} className="yw-bar-base" />
  }
  return (
    <rect
      className="yw-bar-fill"
      {...(bar.provisional ? { 'data-provisional': '' } : {})}
      x="0"
      y="3"
      width={`${(bar.value / max) * 100}%`}
      height="18"
      rx="2"
    />
  )
}

const Bars = ({ bars, unit, full }: Pick<ChartProps, 'bars' | 'unit' | 'full'>) => {
  const { locale } = useLocale()
  const t = useT(uiMessages)
  const patterns = useId()
  const max = full ?? reach(bars)
  return (
    <div className="yw-bars">
      {bars.map((bar) => (
        <div className="yw-barrow" key={bar.id}>
          <span>
            {bar.href ? (
              <a href={bar.href}>
                <Written>{bar.label}</Written>
              </a>
            ) : (
              <Written>{bar.label}</Written>
            )}
          </span>
          <svg aria-hidden>
            <Patterns id={patterns} />
            <BarShape bar={bar} max={max} patterns={patterns} />
            <line x1="0" x2="0" y1="0" y2="24" className="yw-bar-base" strokeWidth="2" />
          </svg>
          <b>
            {bar.said ?? countWords(bar.value, locale)}
            {bar.said === undefined && typeof bar.value === 'number' && ` ${unit}`}
            {bar.note && ` · ${bar.note}`}
            {bar.provisional && ` · ${t('provisional')}`}
          </b>
        </div>
      ))}
    </div>
  )
}

/** Horizontal bars from zero, labelled at their ends, with a table twin. No data is hatched, under 5 is dotted. */
export const BarChart = (props: ChartProps) => {
  const { locale } = useLocale()
  const t = useT(uiMessages)
  const rows = (props.rows ?? props.bars).map((b) => ({
    id: b.id,
    label: b.label,
    cells: [b.said ?? countWords(b.value, locale)],
  }))
  const head = [t('item'), `${t('amount')} (${props.unit})`]
  return (
    <ChartFrame
      {...props}
      chart={<Bars {...props} />}
      table={<ChartTable title={props.title} head={head} rows={rows} />}
    />
  )
}

/** Steps that narrow: each bar against the first, its share of the step before as words. */
export const FunnelChart = (props: ChartProps) => {
  const { locale } = useLocale()
  const t = useT(uiMessages)
  const steps = props.bars.map((bar, i) => {
    const share = i === 0 ? undefined : shareWords(bar.value, props.bars[i - 1]?.value ?? 'missing')
    return { ...bar, ...(share ? { note: share } : {}) }
  })
  const rows = steps.map((b) => ({
    id: b.id,
    label: b.label,
    cells: [countWords(b.value, locale), b.note ?? ''],
  }))
  const head = [t('item'), `${t('amount')} (${props.unit})`, t('share')]
  return (
    <ChartFrame
      {...props}
      chart={<Bars bars={steps} unit={props.unit} />}
      table={<ChartTable title={props.title} head={head} rows={rows} />}
    />
  )
}
