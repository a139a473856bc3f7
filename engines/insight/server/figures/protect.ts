/** Cells of a published table and the sums a reader can form of them. */
export type Published = {
  /** Whole numbers, 0 or more. */
  readonly cells: readonly number[]
  /** Signed sums of cells whose result the reader knows: `[cell, +1 | -1]`. */
  readonly sums: readonly (readonly (readonly [cell: number, sign: 1 | -1])[])[]
}
type Rows = number[][]

const reduce = (rows: Rows, width: number): Rows => {
  let done = 0
  for (let c = 0; c < width && done < rows.length; c++) {
    const at = rows.findIndex((r, i) => i >= done && Math.abs(r[c]!) > 1e-9)
    if (at < 0) continue
    const pivot = rows[at]!.map((v) => v / rows[at]![c]!)
    rows[at] = rows[done]!
    rows[done] = pivot
    for (let i = 0; i < rows.length; i++) {
      const by = rows[i]![c]!
      if (i !== done && by !== 0) rows[i] = rows[i]!.map((v, k) => v - by * pivot[k]!)
    }
    done++
  }
  return rows.slice(0, done)
}

/** Hidden cells whose value follows from the shown ones: those fixed by the known sums alone. */
export const recoverable = (t: Published, hidden: ReadonlySet<number>): Set<number> => {
  const columns = [...hidden]
  const rows = t.sums.map((s) => columns.map((c) => s.find(([cell]) => cell === c)?.[1] ?? 0) as number[])
  const out = new Set<number>()
  for (const r of reduce(rows, columns.length)) {
    const used = r.flatMap((v, i) => (Math.abs(v) > 1e-9 ? [i] : []))
    if (used.length === 1) out.add(columns[used[0]!]!)
  }
  return out
}

/** A sum whose hidden cells are so few that the reader can nearly tell them. */
const narrow = (t: Published, hidden: ReadonlySet<number>, least: number): number[] =>
  t.sums.flatMap((s, i) => {
    const gone = s.filter(([c]) => hidden.has(c))
    const oneSided = gone.every(([, sign]) => sign === gone[0]?.[1])
    const left = gone.reduce((n, [c]) => n + t.cells[c]!, 0)
    return gone.length > 0 && oneSided && left < 2 * least ? [i] : []
  })

const smallest = (t: Published, hidden: ReadonlySet<number>, sums: readonly number[]): number | undefined => {
  const open = new Set(sums.flatMap((i) => t.sums[i]!.map(([c]) => c)).filter((c) => !hidden.has(c)))
  // A zero says nothing about anybody, so it is given up last.
  const rank = (c: number): number => t.cells[c]! || Number.MAX_SAFE_INTEGER
  return [...open].sort((a, b) => rank(a) - rank(b) || a - b)[0]
}

/** What a table stands beside. */
export type Beside = {
  /** Cells that are printed nowhere, such as the difference of two printed ones: no news unless small. */
  readonly unprinted?: ReadonlySet<number>
  /** Cells of earlier outputs, hidden or shown for good; those hidden are in `hidden`. */
  readonly settled?: ReadonlySet<number>
  readonly hidden?: ReadonlySet<number>
}

/**
 * Which cells to hide: those of 1 to `least - 1`, and as many more, smallest first, as it takes that none of the
 * hidden follows from the shown ones and their sums. Undefined when that cannot be had: then publish no such table.
 */
export const protect = (t: Published, least: number, beside: Beside = {}): Set<number> | undefined => {
  const { unprinted = new Set(), settled = new Set(), hidden: before = new Set() } = beside
  const small = (c: number): boolean => t.cells[c]! > 0 && t.cells[c]! < least
  const hidden = new Set([...before, ...unprinted])
  for (const c of t.cells.keys()) if (small(c) && !settled.has(c)) hidden.add(c)
  // A sum with unprinted cells bounds nothing by its few hidden ones.
  const printed = { ...t, sums: t.sums.filter((s) => !s.some(([c]) => unprinted.has(c))) }
  for (;;) {
    const open = new Set([...recoverable(t, hidden)].filter((c) => !unprinted.has(c) || small(c)))
    const sums = t.sums.flatMap((s, i) => (s.some(([c]) => open.has(c)) ? [i] : []))
    const tight = narrow(printed, hidden, least).map((i) => t.sums.indexOf(printed.sums[i]!))
    const next = smallest(t, new Set([...hidden, ...settled]), [...sums, ...tight])
    if (next === undefined) return open.size === 0 ? hidden : undefined
    hidden.add(next)
  }
}
