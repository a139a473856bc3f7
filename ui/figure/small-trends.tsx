import type { ReactNode } from 'react'
import { useT } from '../i18n.tsx'
import { uiMessages } from '../messages.ts'
import { Written } from '../written.tsx'
import { ChartFrame, type ChartHead, ChartTable } from './chart-frame.tsx'
import { Columns, highest, type TrendStep } from './trend-chart.tsx'

/** One small picture: whose it is, its steps, and what to see in it in a few words. */
export type SmallTrend = {
  readonly id: string
  readonly label: string
  readonly steps: readonly TrendStep[]
  readonly note: ReactNode
}
type SmallProps = ChartHead & {
  trends: readonly SmallTrend[]
  /** Of which time all of them are and what their top stands for, as words. */
  top: string
  /** The highest step of all unless given: one scale for all. */
  full?: number
}

/** One small trend a place, all of one scale and one time, in the order given; a table twin of places by steps. */
export const SmallTrends = (props: SmallProps) => {
  const t = useT(uiMessages)
  const { trends, top } = props
  const full = props.full ?? highest(trends.flatMap((x) => x.steps))
  const chart = (
    <>
      <p className="yw-muted">{top}</p>
      <ul className="yw-smalls">
        {trends.map((x) => (
          <li key={x.id} className="yw-trend">
            <b>
              <Written>{x.label}</Written>
            </b>
            <Columns steps={x.steps} full={full} />
            <span>{x.note}</span>
          </li>
        ))}
      </ul>
    </>
  )
  const head = [t('item'), ...(trends[0]?.steps.map((s) => s.label) ?? [])]
  const rows = trends.map((x) => ({ id: x.id, label: x.label, cells: x.steps.map((s) => s.said) }))
  return <ChartFrame {...props} chart={chart} table={<ChartTable title={props.title} head={head} rows={rows} />} />
}
