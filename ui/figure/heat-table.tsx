import type { ReactNode } from 'react'
import { stepsOf } from './map-shape.ts'

/** A number at a row and a column; `said` is what stands in the cell. */
export type HeatCell = { row: string; column: string; value: number; said: ReactNode }
type HeatTableProps = {
  title: string
  rows: readonly { id: string; label: string }[]
  columns: readonly { id: string; label: string }[]
  cells: readonly HeatCell[]
}

/** A table whose cells are shaded by their number: picture and table in one. An empty cell is zero. */
export const HeatTable = ({ title, rows, columns, cells }: HeatTableProps) => {
  const at = new Map(cells.map((c) => [`${c.row} ${c.column}`, c]))
  const step = stepsOf(cells.map((c) => c.value))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="yw-scroll" tabIndex={0} aria-label={title}>
      <table className="yw-heat">
        <thead>
          <tr>
            <td />
            {columns.map((c) => (
              <th key={c.id} scope="col">
                {c.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((r) => (
            <tr key={r.id}>
              <th scope="row">{r.label}</th>
              {columns.map((c) => {
                const cell = at.get(`${r.id} ${c.id}`)
                return (
                  <td key={c.id} {...(cell && cell.value > 0 ? { 'data-step': step(cell.value) } : {})}>
                    {cell?.said}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
