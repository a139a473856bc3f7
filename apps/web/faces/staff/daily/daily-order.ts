type Row = { readonly grid: string; readonly filedAt: string | null; readonly late: boolean }

const rank = (r: Row): number => (r.filedAt === null ? 0 : r.late ? 1 : 2)
/** Missing first, then filed late, then filed in time; within each by the grid's code. */
export const dailyOrder = <R extends Row>(rows: readonly R[]): readonly R[] =>
  [...rows].sort((a, b) => rank(a) - rank(b) || (a.grid < b.grid ? -1 : a.grid > b.grid ? 1 : 0))
