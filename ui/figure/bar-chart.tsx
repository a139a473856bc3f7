import { type ReactNode, useId, useState } from 'react'
import { useLocale, useT } from '../i18n.tsx'
import { uiMessages } from '../messages.ts'
import { Written } from '../written.tsx'
import { type Count, countWords, shareWords } from './figure-words.ts'
import { fewPaint, hatchPaint, Patterns } from './patterns.tsx'

export type Bar = { id: string; label: string; value: Count; note?: string; provisional?: boolean; href?: string }
type ChartProps = {
  /** One question: 上周哪几类最多？ */
  title: string
  /** The one-sentence answer, above the picture. */
  finding: ReactNode
  unit: string
  bars: readonly Bar[]
  /** Source, window, time of the figures. */
  source?: ReactNode
  startAsTable?: boolean
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

const Bars = ({ bars, unit }: { bars: readonly Bar[]; unit: string }) => {
  const { locale } = useLocale()
  const t = useT(uiMessages)
  const patterns = useId()
  const max = reach(bars)
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
            {countWords(bar.value, locale)}
            {typeof bar.value === 'number' && ` ${unit}`}
            {bar.note && ` · ${bar.note}`}
            {bar.provisional && ` · ${t('provisional')}`}
          </b>
        </div>
      ))}
    </div>
  )
}

const Table = (props: { title: string; head: readonly string[]; rows: readonly (readonly string[])[] }) => (
  <div className="yw-scroll">
    <table className="yw-table">
      <caption className="yw-sr">{props.title}</caption>
      <thead>
        <tr>
          {props.head.map((h, i) => (
            <th key={h} scope="col" {...(i > 0 ? { 'data-number': '' } : {})}>
              {h}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map(([label, ...cells]) => (
          <tr key={label}>
            <th scope="row">
              <Written>{label}</Written>
            </th>
            {cells.map((cell, i) => (
              <td key={props.head[i + 1]} data-number="">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

type FrameProps = Omit<ChartProps, 'bars' | 'unit'> & { chart: ReactNode; table: ReactNode }

const ChartFrame = ({ title, finding, source, startAsTable = false, chart, table }: FrameProps) => {
  const t = useT(uiMessages)
  const [asTable, setAsTable] = useState(startAsTable)
  return (
    <figure className="yw-chart yw-card">
      <div className="yw-chart-head">
        <h3>{title}</h3>
        <button type="button" className="yw-button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'showChart' : 'showTable')}
        </button>
      </div>
      <p>
        <Written>{finding}</Written>
      </p>
      {asTable ? table : chart}
      {source && <figcaption className="yw-muted">{source}</figcaption>}
    </figure>
  )
}

/** Horizontal bars from zero, labelled at their ends, with a table twin. No data is hatched, under 5 is dotted. */
export const BarChart = (props: ChartProps) => {
  const { locale } = useLocale()
  const t = useT(uiMessages)
  const rows = props.bars.map((b) => [b.label, countWords(b.value, locale)])
  const head = [t('item'), `${t('amount')} (${props.unit})`]
  return (
    <ChartFrame
      {...props}
      chart={<Bars bars={props.bars} unit={props.unit} />}
      table={<Table title={props.title} head={head} rows={rows} />}
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
  const rows = steps.map((b) => [b.label, countWords(b.value, locale), b.note ?? ''])
  const head = [t('item'), `${t('amount')} (${props.unit})`, t('share')]
  return (
    <ChartFrame
      {...props}
      chart={<Bars bars={steps} unit={props.unit} />}
      table={<Table title={props.title} head={head} rows={rows} />}
    />
  )
}
