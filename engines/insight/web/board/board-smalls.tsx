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
  // before anything is over, the number as it runs
  const noteOf = (c: Course) => {
    const shown = c.last ?? c.steps.at(-1)
    return (
      shown && (
        <>
          {link(shown)} {byOf(c)}
        </>
      )
    )
  }
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
    note: noteOf(c),
  }))
  const values = trends.flatMap((x) => x.steps.flatMap((s) => (typeof s.value === 'number' ? [s.value] : [])))
  const n = rate ? '100%' : amountText(Math.max(0, ...values), unit, words.locale)
  const [from, to] = [trends[0]?.steps[0]?.label ?? '', trends[0]?.steps.at(-1)?.label ?? '']
  const span = from === to ? to : t('fromTo', { from, to })
  const compared = courses.some((c) => c.by !== null)
  const top = sentences([t('oneScale', { span, n }), ranked && compared && t('changedFirst')])
  return <SmallTrends {...head} trends={trends} top={top} {...(rate ? { full: 100 } : {})} />
}
