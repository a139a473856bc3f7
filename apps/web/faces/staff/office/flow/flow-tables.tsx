import { Link } from '@tanstack/react-router'
import { say } from '@yiwang/kernel/message'
import { countWords, ofWords, tooFewWords, useLocale, useT, Written } from '@yiwang/ui'
import { RowTable } from '../row-table.tsx'
import { type Flow, listOf } from './flow-chart.tsx'
import { flowMessages } from './messages.ts'

/** The chart as a table: the same stages, numbers and ways. */
export const FlowStages = ({ flow }: { flow: Flow }) => {
  const t = useT(flowMessages)
  const { locale } = useLocale()
  const name = (id: string) => {
    const s = flow.stages.find((x) => x.id === id)
    return s ? say(s.words, locale) : id
  }
  const rows = flow.stages.map((s) => ({
    id: s.id,
    cells: [
      <Written key="name">{name(s.id)}</Written>,
      s.now === null ? (
        '—'
      ) : (
        <Link key="n" to="/" search={listOf(flow, s) as never}>
          {t('now', { n: countWords(s.now, locale) })}
        </Link>
      ),
      <ul key="next" className="yw-flow-next">
        {flow.steps
          .filter((x) => x.from === s.id)
          .map((x) => (
            <li key={x.to}>
              {t('lead', { actions: x.words.map((w) => say(w, locale)).join(t('stop')), to: name(x.to) })}
            </li>
          ))}
      </ul>,
    ],
  }))
  return <RowTable part="stages" title={t('stages')} head={[t('stage'), t('standing'), t('next')]} rows={rows} />
}

/** Of each clock how many were missed among those that ended, and the share where there are enough. */
export const FlowClocks = ({ flow }: { flow: Flow }) => {
  const t = useT(flowMessages)
  const { locale } = useLocale()
  const shareOf = (c: Flow['clocks'][number]): string => {
    if (c.ended === null) return '—'
    if (c.ended === 0) return countWords('missing', locale)
    return c.percent === null ? tooFewWords(c.ended, t('unit'), locale) : `${c.percent.toFixed(1)}%`
  }
  const rows = flow.clocks.map((c) => ({
    id: c.id,
    cells: [
      say(c.words, locale),
      say(c.within, locale),
      c.ended === null || c.missed === null ? '—' : ofWords(c.missed, c.ended, locale),
      shareOf(c),
    ],
  }))
  const head = [t('clock'), t('within'), t('missed'), t('share')]
  return <RowTable part="clocks" title={t('clocks')} head={head} rows={rows} />
}
