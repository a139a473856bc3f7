import type { ReactNode } from 'react'

type RowTableProps = {
  title: string
  head: readonly string[]
  /** The first cell names the row. */
  rows: readonly { id: string; cells: readonly ReactNode[] }[]
  part?: string
}
/** A titled table whose first column names the row; on a phone each row is a card. */
export const RowTable = ({ title, head, rows, part }: RowTableProps) => (
  <section className="yw-stack" {...(part ? { 'data-part': part } : {})}>
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
