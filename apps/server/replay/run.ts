import { totals } from '@yiwang/insight/contract'
import { sql } from '@yiwang/platform/db'
import { callAs } from '@yiwang/platform/platform'
import { catchUp } from '@yiwang/platform/worker'
import type { Composed } from '../compose.ts'
import { loadCast } from './cast.ts'
import { advance, type Lane, openLanes, type Running, ringMatter } from './lanes.ts'
import { monthly, weekly } from './routine.ts'
import { type Line, type Twists, twist } from './scenario.ts'
import { stepsOf } from './story.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const WINDOW = 12 * HOUR
const LANES = 8

export type ReplayOptions = {
  readonly composed: Composed
  /** The simulated clock that the composition reads. */
  readonly clock: { now: number }
  readonly tenant: string
  readonly lines: Line[]
  readonly twists: Twists
  readonly seed: number
  readonly end: number
  progress(done: number, of: number, at: number): void
}
export type ReplayResult = {
  readonly figures: Record<string, number>
  readonly balanced: boolean
  readonly commands: number
  readonly seconds: number
  readonly perSecond: number
  readonly refused: readonly string[]
}

const localDay = (ms: number) => new Date(ms + 8 * HOUR)

/** Runs tasks over the lanes, each lane one at a time. */
const spread = async <T>(
  lanes: readonly Lane[],
  tasks: readonly T[],
  work: (lane: Lane, task: T) => Promise<unknown>,
): Promise<void> => {
  let next = 0
  await Promise.all(
    lanes.map(async (lane) => {
      while (next < tasks.length) await work(lane, tasks[next++] as T)
    }),
  )
}

const dueMatters = (o: ReplayOptions, until: number): Promise<{ matter: string }[]> =>
  o.composed.db.rows<{ matter: string }>(
    sql('select distinct matter from matters.clock where tenant=$1 and next_at < $2', [o.tenant, new Date(until)]),
  )

const starts = (o: ReplayOptions): { lines: Line[]; first: number } => {
  const lines = twist(o.lines, o.twists)
  return { lines, first: Math.floor((lines[0]!.at - 16 * HOUR) / DAY) * DAY + 16 * HOUR }
}

/** Eighteen months through the real commands: people act, clocks ring, the month end comes, and nothing is counted here. */
export const replay = async (o: ReplayOptions): Promise<ReplayResult> => {
  const t0 = performance.now()
  const { lines, first } = starts(o)
  const cast = await loadCast(o.composed.db, o.tenant)
  const release = o.composed.book.inForce(o.tenant)
  const ground = {
    cast,
    words: (c: string) => `${release?.categories.get(c)?.name ?? '有一件事'}，请来看看。`,
    phone: (n: number) => `199${String(10_000_000 + n).padStart(8, '0')}`,
  }
  const lanes = openLanes(o.composed.platform, LANES, o.seed)
  const running = new Set<Running>()
  const refused: string[] = []
  let at = first
  let i = 0
  while (at < o.end) {
    const until = Math.min(at + WINDOW, o.end)
    while (lines[i] && lines[i]!.at < until) {
      const line = lines[i++] as Line
      running.add({
        steps: stepsOf(line, ground).sort((a, b) => a.at - b.at),
        state: { id: '', ref: '', secret: '' },
        n: line.n,
      })
    }
    const due = [...running].filter((r) => r.steps[0] && r.steps[0].at < until)
    await spread(lanes, due, (lane, run) => advance(lane, o.tenant, { run, until }))
    for (const r of due) if (r.steps.length === 0) running.delete(r)
    const ringing = await dueMatters(o, until)
    await spread(lanes, ringing, (lane, m) => ringMatter(lane, o.tenant, { matter: m.matter, until: until - 1 }))
    o.clock.now = until
    await catchUp(o.composed.platform, o.tenant, (s) => s.name !== 'matters.ring')
    await routines({ o, lane: lanes[0] as Lane, cast, at: until, refused })
    o.progress(i, lines.length, until)
    at = until
  }
  const commands = lanes.reduce((n, l) => n + l.count, 0)
  const seconds = (performance.now() - t0) / 1000
  const figures = await callAs(o.composed.platform, totals, { actor: cast.resident, input: {} })
  return {
    figures: figures.figures,
    balanced: figures.balanced,
    commands,
    seconds,
    perSecond: commands / seconds,
    refused,
  }
}

const routines = async (g: {
  o: ReplayOptions
  lane: Lane
  cast: Awaited<ReturnType<typeof loadCast>>
  at: number
  refused: string[]
}): Promise<void> => {
  const d = localDay(g.at)
  if (d.getUTCHours() !== 12) return
  g.lane.now = g.at
  const ground = { lane: g.lane, tenant: g.o.tenant, cast: g.cast }
  if (d.getUTCDay() === 1 || g.o.end - g.at < DAY) await weekly(ground)
  if (d.getUTCDate() === 4) {
    const m = await monthly(ground)
    g.refused.push(...m.refused)
  }
}
