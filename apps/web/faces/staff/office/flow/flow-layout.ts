export type FlowStage = {
  readonly id: string
  readonly super: 'open' | 'fixed' | 'closed'
  readonly end: boolean
  readonly start: boolean
}
export type FlowStep = { readonly from: string; readonly to: string }
export type Box = { readonly id: string; readonly x: number; readonly y: number }
export type Line = FlowStep & { readonly path: string; readonly back: boolean }
export type Laid = {
  readonly width: number
  readonly height: number
  readonly boxes: readonly Box[]
  readonly lines: readonly Line[]
}

/** Sizes in px at the normal type size. */
export const BOX = { width: 152, height: 58 }
const GAP = { x: 28, y: 54 }
const EDGE = 12
/** Between lanes beside the boxes, and between the lines that run through one gap. */
const LANE = 10
const LEVEL = 6
const CORNER = 7
/** Where a lane enters its box, from the nearer corner. */
const ASIDE = 14
const SWEEPS = 6
/** So many boxes side by side at most; a longer row goes on below. */
const ABREAST = 4

/** How many acts from the start, over open stages; what nothing open leads to stands at the top as well. */
const depths = (stages: readonly FlowStage[], steps: readonly FlowStep[]): Map<string, number> => {
  const open = stages.filter((s) => s.super === 'open').map((s) => s.id)
  const depth = new Map<string, number>()
  const roots = [...stages.filter((s) => s.start).map((s) => s.id), ...open]
  for (const root of roots) {
    if (depth.has(root) || !open.includes(root)) continue
    depth.set(root, 0)
    // a map grows while it is walked through: breadth first
    for (const [at, d] of depth)
      for (const s of steps) if (s.from === at && open.includes(s.to) && !depth.has(s.to)) depth.set(s.to, d + 1)
  }
  return depth
}

/** Stages in rows: open ones by their distance from the start, then closed ones, the ends last. */
const rowsOf = (stages: readonly FlowStage[], steps: readonly FlowStep[]): string[][] => {
  const depth = depths(stages, steps)
  const last = Math.max(0, ...depth.values())
  const rank = (s: FlowStage) => depth.get(s.id) ?? (s.end ? last + 2 : last + 1)
  const byRank = new Map<number, string[]>()
  for (const s of stages) byRank.set(rank(s), [...(byRank.get(rank(s)) ?? []), s.id])
  return [...byRank.keys()]
    .sort((a, b) => a - b)
    .flatMap((r) => {
      const ids = byRank.get(r) as string[]
      const parts = Math.ceil(ids.length / ABREAST)
      const each = Math.ceil(ids.length / parts)
      return Array.from({ length: parts }, (_, i) => ids.slice(i * each, (i + 1) * each))
    })
}

const mean = (xs: readonly number[]): number | undefined =>
  xs.length ? xs.reduce((a, b) => a + b, 0) / xs.length : undefined
/** Each row in the order of what its boxes are joined to, downwards and up again until little changes, so that few lines cross. */
const untangled = (rows: readonly string[][], steps: readonly FlowStep[]): string[][] => {
  const at = new Map<string, number>()
  const place = (row: readonly string[]) =>
    row.forEach((id, i) => {
      at.set(id, (i + 0.5) / row.length)
    })
  const pull = (id: string): number => {
    const ends = steps.flatMap((s) => (s.to === id ? [s.from] : s.from === id ? [s.to] : []))
    return mean(ends.flatMap((e) => at.get(e) ?? [])) ?? at.get(id) ?? 0
  }
  rows.forEach(place)
  let now = rows.map((row) => [...row])
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const order = sweep % 2 ? now.toReversed() : now
    const sorted = order.map((row) => {
      const next = row.map((id) => [id, pull(id)] as const).sort((a, b) => a[1] - b[1])
      const ids = next.map(([id]) => id)
      place(ids)
      return ids
    })
    now = sweep % 2 ? sorted.toReversed() : sorted
  }
  return now
}

/** A step that passes a row by; all that lead to one stage the same way share a lane beside the boxes. */
type Lane = { readonly to: string; readonly up: boolean; readonly rows: ReadonlySet<number>; readonly at: number }
type Rows = { readonly rows: readonly string[][]; readonly rowOf: ReadonlyMap<string, number> }
const passes = ({ rowOf }: Rows, s: FlowStep): boolean =>
  Math.abs((rowOf.get(s.from) ?? 0) - (rowOf.get(s.to) ?? 0)) > 1
/** Lanes of one side, the shortest nearest to the boxes. */
const lanesOf = (r: Rows, steps: readonly FlowStep[], up: boolean): Lane[] => {
  const row = (id: string) => r.rowOf.get(id) as number
  const mine = steps.filter((s) => passes(r, s) && goesUp(r, s) === up)
  const reach = (l: { to: string; rows: ReadonlySet<number> }) =>
    Math.max(...[...l.rows].map((n) => Math.abs(n - row(l.to))))
  return [...Map.groupBy(mine, (s) => s.to)]
    .map(([to, of]) => ({ to, rows: new Set(of.map((s) => row(s.from))) }))
    .sort((a, b) => reach(a) - reach(b))
    .map((l, i) => ({ ...l, up, at: i }))
}

/** In each gap below a row (and above the first), the lanes that run through it, each at a height of its own. */
const levelsOf = (r: Rows, lanes: readonly Lane[]): Lane[][] =>
  Array.from({ length: r.rows.length + 1 }, (_, gap) =>
    lanes.filter((l) => l.rows.has(gap - 1) || r.rowOf.get(l.to) === gap),
  )

type Point = readonly [x: number, y: number]
const toward = ([ax, ay]: Point, [bx, by]: Point): Point => {
  const far = Math.max(1, Math.hypot(bx - ax, by - ay))
  const part = Math.min(CORNER, far / 2) / far
  return [ax + (bx - ax) * part, ay + (by - ay) * part]
}
/** Straight pieces with rounded corners. */
const rounded = (points: readonly Point[]): string =>
  points
    .map((p, i) => {
      const [before, after] = [points[i - 1], points[i + 1]]
      if (!before) return `M${p}`
      return after ? `L${toward(p, before)}Q${p} ${toward(p, after)}` : `L${p}`
    })
    .join('')

/** Lines leave and arrive beside each other, by where they lead. */
const port = (n: number, of: number): number => (n - (of - 1) / 2) * Math.min(14, (BOX.width - 24) / of)

type Ends = { from: Box; to: Box; out: number; into: number }
const pathOf = ({ from, to, out, into }: Ends): string => {
  const [x1, x2] = [from.x + BOX.width / 2 + out, to.x + BOX.width / 2 + into]
  if (to.y === from.y) {
    const top = from.y - GAP.y * 0.6
    return `M${x1} ${from.y}C${x1} ${top} ${x2} ${top} ${x2} ${to.y}`
  }
  const down = to.y > from.y
  const [y1, y2] = [from.y + (down ? BOX.height : 0), to.y + (down ? 0 : BOX.height)]
  const bend = Math.max(GAP.y * 0.6, Math.abs(y2 - y1) * 0.4) * (down ? 1 : -1)
  return `M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}`
}

const goesUp = ({ rowOf }: Rows, s: FlowStep): boolean => (rowOf.get(s.to) ?? 0) < (rowOf.get(s.from) ?? 0)
const wide = (n: number): number => n * BOX.width + (n - 1) * GAP.x

type Ground = Rows & {
  readonly boxes: ReadonlyMap<string, Box>
  readonly laneOf: (s: FlowStep) => Lane | undefined
  /** Where a lane runs: beside the boxes, and through the gap above a row. */
  readonly across: (l: Lane) => number
  readonly level: (gap: number, l: Lane) => number
}
const besides = (g: Ground, l: Lane, ends: Ends): string => {
  const x1 = ends.from.x + BOX.width / 2 + ends.out
  const x2 = ends.to.x + (l.up ? ASIDE : BOX.width - ASIDE)
  const [y1, y2] = [g.level((g.rowOf.get(ends.from.id) as number) + 1, l), g.level(g.rowOf.get(l.to) as number, l)]
  const out: Point[] = [
    [x1, ends.from.y + BOX.height],
    [x1, y1],
    [g.across(l), y1],
  ]
  return rounded([...out, [g.across(l), y2], [x2, y2], [x2, ends.to.y]])
}

const linesOf = (g: Ground, steps: readonly FlowStep[]): Line[] => {
  const x = (id: string) => g.boxes.get(id)?.x ?? 0
  const sorted = (list: readonly FlowStep[], end: 'from' | 'to') => [...list].sort((a, b) => x(a[end]) - x(b[end]))
  return steps.flatMap((s) => {
    const [from, to] = [g.boxes.get(s.from), g.boxes.get(s.to)]
    if (!from || !to) return []
    const outs = sorted(
      steps.filter((o) => o.from === s.from),
      'to',
    )
    const ins = sorted(
      steps.filter((o) => o.to === s.to && !g.laneOf(o)),
      'from',
    )
    const lane = g.laneOf(s)
    const ends = { from, to, out: port(outs.indexOf(s), outs.length), into: port(ins.indexOf(s), ins.length) }
    const path = lane ? besides(g, lane, ends) : pathOf(ends)
    return [{ from: s.from, to: s.to, path, back: to.y <= from.y }]
  })
}

/**
 * Where everything stands, in px at the normal type size: rows from the start downwards, each in the middle. What leads
 * on or back by more than a row goes round the boxes: back on the left, on on the right.
 */
export const layOut = (stages: readonly FlowStage[], steps: readonly FlowStep[]): Laid => {
  const known = new Set(stages.map((s) => s.id))
  const drawn = steps.filter((s) => known.has(s.from) && known.has(s.to))
  const rows = untangled(rowsOf(stages, drawn), drawn)
  const r: Rows = { rows, rowOf: new Map(rows.flatMap((row, n) => row.map((id) => [id, n] as const))) }
  const [left, right] = [lanesOf(r, drawn, true), lanesOf(r, drawn, false)]
  const levels = levelsOf(r, [...left, ...right])
  const inner = wide(Math.max(1, ...rows.map((row) => row.length)))
  const start = EDGE + left.length * LANE
  const tops: number[] = []
  for (const [n, gap] of levels.entries())
    tops.push((tops[n - 1] ?? -BOX.height) + BOX.height + GAP.y + gap.length * LEVEL)
  const boxes = rows.flatMap((row, n) =>
    row.map((id, i) => ({
      id,
      x: start + (inner - wide(row.length)) / 2 + i * (BOX.width + GAP.x),
      y: tops[n] as number,
    })),
  )
  const ground: Ground = {
    ...r,
    boxes: new Map(boxes.map((b) => [b.id, b])),
    laneOf: (s) => (passes(r, s) ? [...left, ...right].find((l) => l.to === s.to && l.up === goesUp(r, s)) : undefined),
    across: (l) => (l.up ? start - LANE * (l.at + 1) : start + inner + LANE * (l.at + 1)),
    level: (gap, l) => (tops[gap] as number) - GAP.y / 2 - LEVEL * ((levels[gap] as Lane[]).indexOf(l) + 0.5),
  }
  const width = start + inner + right.length * LANE + EDGE
  return { width, height: (tops.at(-1) as number) - GAP.y / 2, boxes, lines: linesOf(ground, drawn) }
}
