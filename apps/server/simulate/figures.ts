import type { ClockRow } from '@yiwang/matters/moves'
import type { MatterType } from '@yiwang/matters/pack'
import type { Line } from './desk.ts'
import { DAY } from './options.ts'

/** Raw counts while a simulation runs. */
export type Tally = {
  matters: number
  closed: number
  stuck: number
  readonly clocks: Map<string, { started: number; met: number; missed: number; none: number; running: number }>
  readonly stages: Map<string, number[]>
  readonly lines: Map<string, Line>
  readonly acts: Map<string, number>
  /** Refusals of the engine, by action and code: somebody tried and had to do something else. */
  readonly refused: Map<string, number>
  workDays: number
}
export const newTally = (): Tally => ({
  matters: 0,
  closed: 0,
  stuck: 0,
  clocks: new Map(),
  stages: new Map(),
  lines: new Map(),
  acts: new Map(),
  refused: new Map(),
  workDays: 0,
})
export const count = (m: Map<string, number>, key: string): void => void m.set(key, (m.get(key) ?? 0) + 1)

export const tallyStage = (t: Tally, stage: string, ms: number): void => {
  const all = t.stages.get(stage)
  if (all) all.push(ms)
  else t.stages.set(stage, [ms])
}
/** Clocks as they stand at their end, or at the end of the simulation. A late one that is still open was missed. */
export const tallyClocks = (t: Tally, clocks: readonly ClockRow[]): void => {
  for (const c of clocks) {
    let k = t.clocks.get(c.kind)
    if (!k) {
      k = { started: 0, met: 0, missed: 0, none: 0, running: 0 }
      t.clocks.set(c.kind, k)
    }
    k.started++
    if (c.state === 'met') k.met++
    else if (c.state === 'missed' || c.state === 'breached') k.missed++
    else if (c.state === 'void') k.none++
    else k.running++
  }
}

export type ClockFigure = {
  readonly clock: string
  readonly started: number
  readonly ended: number
  readonly missed: number
  /** missed / ended, from 0 to 1; null where none ended. */
  readonly rate: number | null
}
export type StageFigure = {
  readonly stage: string
  readonly count: number
  readonly median: number
  readonly p90: number
}
export type QueueFigure = { readonly owner: string; readonly longest: number; readonly mean: number }
export type PostFigure = {
  readonly post: string
  readonly people: number
  readonly acts: number
  /** Acts of all who hold the post on a working day, and of one of them. */
  readonly perDay: number
  readonly perPerson: number
}
export type Figures = {
  readonly matters: number
  readonly closed: number
  readonly open: number
  /** Open, with nobody who could act and no clock that will ring. */
  readonly stuck: number
  readonly clocks: readonly ClockFigure[]
  /** Days from entering to leaving. */
  readonly stages: readonly StageFigure[]
  readonly queues: readonly QueueFigure[]
  readonly posts: readonly PostFigure[]
  readonly refused: Readonly<Record<string, number>>
}

const round = (n: number, places: number): number => Number(n.toFixed(places))
const at = (sorted: readonly number[], share: number): number =>
  round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) / DAY, 2)

const stagesOf = (t: Tally, type: MatterType): StageFigure[] =>
  Object.keys(type.stages).flatMap((stage) => {
    const all = t.stages.get(stage)
    if (!all) return []
    const sorted = Float64Array.from(all).sort() as unknown as number[]
    return [{ stage, count: sorted.length, median: at(sorted, 0.5), p90: at(sorted, 0.9) }]
  })
const clocksOf = (t: Tally, type: MatterType): ClockFigure[] =>
  type.clocks
    .filter((c) => c.breach?.some((s) => s.miss))
    .flatMap((c) => {
      const k = t.clocks.get(c.id)
      if (!k) return []
      const ended = k.met + k.missed
      return [
        { clock: c.id, started: k.started, ended, missed: k.missed, rate: ended ? round(k.missed / ended, 4) : null },
      ]
    })

/** What a simulation found, from its counts. `people` is how many hold a post in the whole county. */
export const figuresOf = (
  t: Tally,
  type: MatterType,
  o: { readonly length: number; readonly people: (kind: string) => number },
): Figures => {
  const posts = [...t.acts].filter(([kind]) => kind !== 'raiser' && kind !== 'system').sort()
  return {
    matters: t.matters,
    closed: t.closed,
    open: t.matters - t.closed,
    stuck: t.stuck,
    clocks: clocksOf(t, type),
    stages: stagesOf(t, type),
    queues: [...t.lines]
      .map(([owner, l]) => ({ owner, longest: l.longest, mean: round(l.area / o.length, 2) }))
      .sort((a, b) => b.mean - a.mean || (a.owner < b.owner ? -1 : 1)),
    posts: posts.map(([post, acts]) => {
      const people = o.people(post)
      const perDay = t.workDays ? acts / t.workDays : 0
      return { post, people, acts, perDay: round(perDay, 2), perPerson: round(people ? perDay / people : 0, 2) }
    }),
    refused: Object.fromEntries([...t.refused].sort()),
  }
}
