import type { Cell } from './bulletin-model.ts'

/** Value of a figure that is printed; undefined when it is hidden, missing or no figure. */
export const shownFigure = (cell: Cell | undefined): number | undefined =>
  cell?.kind === 'figure' && cell.suppressed !== true && cell.value !== null ? cell.value : undefined

/** Whether the values add up to the total, within the noise of binary fractions. */
export const addsUp = (values: readonly number[], total: number): boolean =>
  Math.abs(values.reduce((sum, value) => sum + value, 0) - total) <= 1e-9 * Math.max(1, Math.abs(total))
