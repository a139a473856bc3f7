import { sql } from '@yiwang/platform/db'
import { catchUp } from '@yiwang/platform/worker'
import { advance, type Lane, openLanes, type Running, ringMatter } from './lanes.ts'
import type { Case, Plot, Said, Stage } from './plot.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const LANES = 8

export type ReplayOptions = Stage & {
  readonly plot: Plot
  progress(done: number, of: number, at: number): void
}
export type ReplayResult = Said & {
  readonly commands: number
  readonly seconds: number
  readonly perSecond: number
  readonly refused: readonly string[]
}

/** Midnight in the county before `at`. */
const midnight = (at: number): number => Math.floor((at - 16 * HOUR) / DAY) * DAY + 16 * HOUR
const isNoon = (at: number): boolean => new Date(at + 8 * HOUR).getUTCHours() === 12

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

const begun = (c: Case): Running => ({
  steps: c.steps().sort((a, b) => a.at - b.at),
  state: { id: '', ref: '', secret: '' },
  n: c.n,
})

/** A history through the real commands: people act, clocks ring, what follows follows, and nothing is counted here. */
export const replay = async (o: ReplayOptions): Promise<ReplayResult> => {
  const t0 = performance.now()
  const { cases, end, stretch } = o.plot
  const lanes = openLanes(o.composed.platform, LANES, o.seed)
  // Clocks of matters ring at their own moment below; what comes round begins with the county's own time, not a story's end.
  const rests = new Set(o.last ? ['matters.ring', 'rhythm.close-due'] : ['matters.ring'])
  const running = new Set<Running>()
  const refused: string[] = []
  let i = 0
  for (let at = midnight(cases[0]!.at); at < end; at = o.clock.now) {
    const until = Math.min(stretch(at), end)
    while (cases[i] && cases[i]!.at < until) running.add(begun(cases[i++] as Case))
    const due = [...running].filter((r) => r.steps[0] && r.steps[0].at < until)
    await spread(lanes, due, (lane, run) => advance(lane, o.tenant, { run, until }))
    for (const r of due) if (r.steps.length === 0) running.delete(r)
    const ringing = await dueMatters(o, until)
    await spread(lanes, ringing, (lane, m) => ringMatter(lane, o.tenant, { matter: m.matter, until: until - 1 }))
    o.clock.now = until
    await catchUp(o.composed.platform, o.tenant, (s) => !rests.has(s.name))
    const [lane] = lanes as [Lane]
    lane.now = until
    if (isNoon(until)) refused.push(...(await o.plot.noon(lane, until)))
    o.progress(i, cases.length, until)
  }
  const commands = lanes.reduce((n, l) => n + l.count, 0)
  const seconds = (performance.now() - t0) / 1000
  return { ...(await o.plot.figures()), commands, seconds, perSecond: commands / seconds, refused }
}
