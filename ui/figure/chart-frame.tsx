import { type ReactNode, useState } from 'react'
import { useT } from '../i18n.tsx'
import { uiMessages } from '../messages.ts'
import { Written } from '../written.tsx'

export type ChartHead = {
  /** One question: 上周哪几类最多？ */
  title: string
  /** The one-sentence answer, above the picture. */
  finding: ReactNode
  /** Source, window, time of the figures. */
  source?: ReactNode
  startAsTable?: boolean
  /** Nobody can press here (a wall): no button, and the table stands beside the picture for screen readers. */
  fixed?: boolean
}
export type TableRow = { readonly id: string; readonly label: string; readonly cells: readonly ReactNode[] }

export const ChartTable = (props: { title: string; head: readonly string[]; rows: readonly TableRow[] }) => (
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
        {props.rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Written>{row.label}</Written>
            </th>
            {row.cells.map((cell, i) => (
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

/** A question, its answer, the picture or its table, and where the figures come from. */
export const ChartFrame = (props: ChartHead & { chart: ReactNode; table: ReactNode }) => {
  const { title, finding, source, fixed = false, chart, table } = props
  const t = useT(uiMessages)
  const [asTable, setAsTable] = useState(props.startAsTable ?? false)
  return (
    <figure className="yw-chart yw-card">
      <div className="yw-chart-head">
        <h3>{title}</h3>
        {!fixed && (
          <button type="button" className="yw-button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {t(asTable ? 'showChart' : 'showTable')}
          </button>
        )}
      </div>
      <p>
        <Written>{finding}</Written>
      </p>
      {asTable && !fixed ? table : chart}
      {fixed && <div className="yw-sr">{table}</div>}
      {source && <figcaption className="yw-muted">{source}</figcaption>}
    </figure>
  )
}
