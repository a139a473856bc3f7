import { say } from '@yiwang/kernel/message'
import { SmallTrends, sentences } from '@yiwang/ui'
import { Opened } from './board-figure.tsx'
import { amountText, type BoardNumber, drawnOf, isRateTile, numberText, stepText } from './board-text.ts'
import { type ChartProps, useHead } from './chart-head.ts'
import { type Course, coursesOf, stepOf } from './courses.ts'

/** Every town over time, small, to one scale; for posts what changed most stands first. */
export const BoardSmalls = (props: ChartProps) => {
  const { tile, open, ranked = false } = props
  const { reading, head } = useHead(props)
  const { t, words } = reading
  const rate = isRateTile(tile)
  const unit = tile.figures[0]?.unit ?? ''
  const link = (f: BoardNumber) => {
    const at = (locale: 'zh-CN' | 'en') => `${say(f.words, locale)} ${stepText(stepOf(f), { ...words, locale })}`
    return (
      <Opened of={{ ...f, words: { zh: at('zh-CN'), en: at('en') } }} open={open}>
        {numberText(f, words.locale)}
      </Opened>
    )
  }
  const byOf = ({ by }: Course): string => {
    if (by === null) return ''
    if (by === 0) return t('courseSame')
    const n = rate ? Math.abs(by).toFixed(1) : amountText(Math.abs(by), unit, words.locale)
    return t(rate ? (by > 0 ? 'courseUp' : 'courseDown') : by > 0 ? 'courseMore' : 'courseLess', { by: n })
  }
  const courses = coursesOf(tile, ranked)
  const trends = courses.map((c) => ({
    id: c.key,
    label: say(c.words, words.locale),
    steps: c.steps.map((f) => ({
      id: stepOf(f),
      label: stepText(stepOf(f), words),
      value: drawnOf(f, rate),
      provisional: f.state === 'provisional',
      said: link(f),
    })),
    note: c.last && (
      <>
        {link(c.last)} {byOf(c)}
      </>
    ),
  }))
  const values = trends.flatMap((x) => x.steps.flatMap((s) => (typeof s.value === 'number' ? [s.value] : [])))
  const n = rate ? '100%' : amountText(Math.max(0, ...values), unit, words.locale)
  const ends = { from: trends[0]?.steps[0]?.label ?? '', to: trends[0]?.steps.at(-1)?.label ?? '' }
  const top = sentences([t('oneScale', { ...ends, n }), ranked && courses.some((c) => c.by !== null) && t('changedFirst')])
  return <SmallTrends {...head} trends={trends} top={top} {...(rate ? { full: 100 } : {})} />
}
