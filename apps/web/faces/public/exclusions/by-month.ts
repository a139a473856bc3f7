const CHINA_MS = 8 * 3_600_000

/** The month of an instant in China's civil time, as `2026-06`. */
export const monthOf = (at: string): string => new Date(Date.parse(at) + CHINA_MS).toISOString().slice(0, 7)

/** Rows in groups of one month, the order of rows and months as they came. */
export const byMonth = <R extends { readonly decidedAt: string }>(
  rows: readonly R[],
): { month: string; rows: readonly R[] }[] => {
  const groups = new Map<string, R[]>()
  for (const row of rows) {
    const month = monthOf(row.decidedAt)
    groups.set(month, [...(groups.get(month) ?? []), row])
  }
  return [...groups].map(([month, list]) => ({ month, rows: list }))
}
