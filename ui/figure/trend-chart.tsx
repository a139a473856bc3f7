import { type ReactNode, useId } from 'react'
import { useT } from '../i18n.tsx'
import { uiMessages } from '../messages.ts'
import { ChartFrame, type ChartHead, ChartTable } from './chart-frame.tsx'
import type { Count } from './figure-words.ts'
import { fewPaint, hatchPaint, Patterns } from './patterns.tsx'

/** One step of time: what it is called, how high it stands, and how it is said in the table. */
export type TrendStep = { id: string; label: string; value: Count; said: ReactNode; provisional?: boolean }
type TrendProps = ChartHead & {
  steps: readonly TrendStep[]
  unit: string
  /** The number at the top line, as words: `40 件`. */
  top: string
  /** What the top line stands for; the highest step unless given. */
  full?: number
}

const heightOf = (value: number, full: number) => (full > 0 ? Math.max(value > 0 ? 1 : 0, (value / full) * 100) : 0)

type ColumnProps = { step: TrendStep; n: number; of: number; full: number; patterns: string }
const Column = ({ step, n, of, full, patterns }: ColumnProps) => {
  const place = { x: `${((n + 0.1) / of) * 100}%`, width: `${80 / of}%` }
  if (typeof step.value !== 'number') {
    const fill = step.value === 'hidden' ? fewPaint(patterns) : hatchPaint(patterns)
    return <rect {...place} y="82%" height="18%" fill={fill} className="yw-bar-base" />
  }
  const height = heightOf(step.value, full)
  const more = step.provisional ? { 'data-provisional': '' } : {}
  return <rect {...place} y={`${100 - height}%`} height={`${height}%`} className="yw-bar-fill" {...more} />
}

/** The highest number among them, at least 1. */
export const highest = (steps: readonly TrendStep[]): number =>
  Math.max(1, ...steps.map((s) => (typeof s.value === 'number' ? s.value : 0)))

/** Columns from zero; what stands beside the picture says what they are. */
export const Columns = ({ steps, full }: { steps: readonly TrendStep[]; full: number }) => {
  const patterns = useId()
  return (
    <svg aria-hidden>
      <Patterns id={patterns} />
      {steps.map((s, n) => (
        <Column key={s.id} step={s} n={n} of={steps.length} full={full} patterns={patterns} />
      ))}
      <line x1="0" x2="100%" y1="100%" y2="100%" className="yw-bar-base" strokeWidth="2" />
    </svg>
  )
}
/** Columns from zero over time, the top line named, first and last step named below; a table twin with every step. */
export const TrendChart = (props: TrendProps) => {
  const t = useT(uiMessages)
  const { steps, unit, top } = props
  const chart = (
    <div className="yw-trend">
      <span className="yw-trend-top">{top}</span>
      <Columns steps={steps} full={props.full ?? highest(steps)} />
      <span className="yw-trend-ends">
        <span>{steps[0]?.label}</span>
        {steps.length > 1 && <span>{steps.at(-1)?.label}</span>}
      </span>
    </div>
  )
  const rows = steps.map((s) => ({ id: s.id, label: s.label, cells: [s.said] }))
  const head = [t('item'), `${t('amount')} (${unit})`]
  return <ChartFrame {...props} chart={chart} table={<ChartTable title={props.title} head={head} rows={rows} />} />
}
