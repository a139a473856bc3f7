import { Link } from '@tanstack/react-router'
import { say } from '@yiwang/kernel/message'
import { countWords, ofWords, tooFewWords, useLocale, useT, Written } from '@yiwang/ui'
import { type Flow, listOf } from './flow-chart.tsx'
import { flowMessages } from './messages.ts'

type Row = { id: string; cells: readonly React.ReactNode[] }
const Table = ({
  title,
  head,
  rows,
  part,
}: {
  title: string
  head: readonly string[]
  rows: readonly Row[]
  part: string
}) => (
  <section className="yw-stack" data-part={part}>
    <h2>{title}</h2>
    <table className="yw-table yw-steady" data-cards="">
      <thead>
        <tr>
          {head.map((h) => (
            <th key={h} scope="col">
              {h}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, cells: [first, ...rest] }) => (
          <tr key={id}>
            <th scope="row">{first}</th>
            {rest.map((cell, i) => (
              <td key={head[i + 1]} data-label={head[i + 1]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

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
  return <Table part="stages" title={t('stages')} head={[t('stage'), t('standing'), t('next')]} rows={rows} />
}

/** Of each clock how many were missed among those that ended, and the share where there are enough. */
export const FlowClocks = ({ flow }: { flow: Flow }) => {
  const t = useT(flowMessages)
  const { locale } = useLocale()
  const rows = flow.clocks.map((c) => ({
    id: c.id,
    cells: [
      say(c.words, locale),
      say(c.within, locale),
      c.ended === null || c.missed === null ? '—' : ofWords(c.missed, c.ended, locale),
      c.ended === null
        ? '—'
        : c.percent === null
          ? tooFewWords(c.ended, t('unit'), locale)
          : `${c.percent.toFixed(1)}%`,
    ],
  }))
  const head = [t('clock'), t('within'), t('missed'), t('share')]
  return <Table part="clocks" title={t('clocks')} head={head} rows={rows} />
}
