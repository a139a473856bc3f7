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
/** Each row in the order of what leads to it, so that fewer lines cross. */
const untangled = (rows: readonly string[][], steps: readonly FlowStep[]): string[][] => {
  const at = new Map<string, number>()
  return rows.map((row) => {
    const pull = (id: string, i: number) =>
      mean(steps.flatMap((s) => (s.to === id ? (at.get(s.from) ?? []) : []))) ?? (i + 0.5) / row.length
    const sorted = row.map((id, i) => [id, pull(id, i)] as const).sort((a, b) => a[1] - b[1])
    sorted.forEach(([id], i) => {
      at.set(id, (i + 0.5) / row.length)
    })
    return sorted.map(([id]) => id)
  })
}

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

const linesOf = (boxes: ReadonlyMap<string, Box>, steps: readonly FlowStep[]): Line[] => {
  const x = (id: string) => boxes.get(id)?.x ?? 0
  const sorted = (list: readonly FlowStep[], end: 'from' | 'to') => [...list].sort((a, b) => x(a[end]) - x(b[end]))
  return steps.flatMap((s) => {
    const [from, to] = [boxes.get(s.from), boxes.get(s.to)]
    if (!from || !to) return []
    const outs = sorted(
      steps.filter((o) => o.from === s.from),
      'to',
    )
    const ins = sorted(
      steps.filter((o) => o.to === s.to),
      'from',
    )
    const [out, into] = [port(outs.indexOf(s), outs.length), port(ins.indexOf(s), ins.length)]
    return [{ from: s.from, to: s.to, path: pathOf({ from, to, out, into }), back: to.y <= from.y }]
  })
}

/** Where everything stands, in px at the normal type size: rows from the start downwards, each in the middle. */
export const layOut = (stages: readonly FlowStage[], steps: readonly FlowStep[]): Laid => {
  const rows = untangled(rowsOf(stages, steps), steps)
  const most = Math.max(1, ...rows.map((r) => r.length))
  const wide = (n: number) => n * BOX.width + (n - 1) * GAP.x
  const width = wide(most) + 2 * EDGE
  const boxes = rows.flatMap((row, r) =>
    row.map((id, i) => ({
      id,
      x: (width - wide(row.length)) / 2 + i * (BOX.width + GAP.x),
      y: GAP.y * 0.7 + r * (BOX.height + GAP.y),
    })),
  )
  const height = GAP.y * 0.7 + rows.length * (BOX.height + GAP.y) - GAP.y + EDGE
  return { width, height, boxes, lines: linesOf(new Map(boxes.map((b) => [b.id, b])), steps) }
}
