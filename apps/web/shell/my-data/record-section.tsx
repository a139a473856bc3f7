import { Empty } from '@yiwang/ui'
import type { ReactNode } from 'react'
import type { RecordRow } from './record-rows.ts'

type RecordSectionProps = {
  /** Also the id of the heading. */
  id: string
  title: string
  rows: readonly RecordRow[]
  /** Says why there are no rows; without it an empty section is not shown. */
  none?: string
  children?: ReactNode
}

/** One kind of record under its heading. */
export const RecordSection = ({ id, title, rows, none, children }: RecordSectionProps) => {
  if (rows.length === 0 && none === undefined) return null
  return (
    <section className="yw-stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {rows.length === 0 ? (
        <Empty cause={none} />
      ) : (
        <ul className="yw-rows">
          {rows.map((row) => (
            <li key={row.key}>
              <div className="yw-row-body">
                <span className="yw-row-title">{row.title}</span>
                <span className="yw-row-line">{row.line}</span>
              </div>
            </li>
          ))}
        </ul>
      )}
      {children}
    </section>
  )
}
