/** The period before this one among those published: a month before a month, a year before a year. */
export const periodBefore = (periods: readonly string[], period: string | undefined): string | undefined => {
  const current = period ?? periodsNewestFirst(periods)[0]
  const earlier = periods.filter((p) => current !== undefined && p.length === current.length && p < current)
  return earlier.sort().at(-1)
}
/** Months newest first, then years newest first; the board itself opens at the latest month. */
export const periodsNewestFirst = (periods: readonly string[]): string[] =>
  [...periods].sort((a, b) => b.length - a.length || (a < b ? 1 : -1))
