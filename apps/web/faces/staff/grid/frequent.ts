const STORE = 'yiwang.grid.often'
const MOST = 8

/** Most used first; what was never used keeps the order it came in. */
export const mostUsed = <C extends { code: string }>(
  categories: readonly C[],
  uses: Readonly<Record<string, number>>,
): readonly C[] => [...categories].sort((a, b) => (uses[b.code] ?? 0) - (uses[a.code] ?? 0)).slice(0, MOST)

/** The frequent ones, and the one now chosen where it is none of them. */
export const withChosen = <C extends { code: string }>(
  chips: readonly C[],
  all: readonly C[],
  code: string,
): readonly C[] => [...chips, ...all.filter((c) => c.code === code && !chips.includes(c))]

export const readUses = (): Record<string, number> => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORE) ?? '{}')
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, number>) : {}
  } catch {
    return {}
  }
}

/** Counts one more use of a class on this device. */
export const countUse = (code: string): void => {
  const uses = readUses()
  uses[code] = (uses[code] ?? 0) + 1
  try {
    localStorage.setItem(STORE, JSON.stringify(uses))
  } catch {}
}
