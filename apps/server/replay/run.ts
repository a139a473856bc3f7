import { type Db, sql } from '@yiwang/platform/db'
import type { Sweep } from '@yiwang/platform/engine'
import { catchUp, paced } from '@yiwang/platform/worker'
import { advance, type DueClock, type Lane, openLanes, type Running, ringClock } from './lanes.ts'
import { type Case, hourOf, type Plot, type Said, type Stage } from './plot.ts'

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
const isNoon = (at: number): boolean => hourOf(at) === 12 * HOUR
const isEvening = (at: number): boolean => hourOf(at) === 19 * HOUR

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

/** Of each matter the clock that is due first. */
const DUE = `select distinct on (matter) matter, id, step, cycle, next_at from matters.clock
  where tenant=$1 and next_at < $2 order by matter, next_at`
/** Rings what is due before `until`, round by round: in each the next clock of every matter, at its own moment. */
const ringAll = async (o: ReplayOptions, lanes: readonly Lane[], until: number): Promise<void> => {
  for (;;) {
    const due = await o.composed.db.rows<DueClock>(sql(DUE, [o.tenant, new Date(until)]))
    if (due.length === 0) return
    await spread(lanes, due, (lane, c) => ringClock(lane, o.tenant, c))
  }
}

/** Clocks ring at their own moments, before a stretch ends. Where only a story's end is played, what comes round begins later, with the county's own time. */
const followsIn =
  (o: Stage) =>
  (s: Sweep): boolean =>
    s.name !== 'matters.ring' && !(o.last && s.name === 'rhythm.close-due')

/** At so many commands, and at each threefold of it, the database looks anew at how large its tables are. */
const FIRST_LOOK = 200
const CASEWORK = `select string_agg(format('%I.%I', schemaname, tablename), ', ') as tables from pg_tables where schemaname='matters'`
/**
 * PostgreSQL's own look at its tables comes once a minute. A year passes here in that time, and by the plans it made for
 * empty tables each command would read whole tables.
 */
const statistics = (db: Db): ((commands: number) => Promise<void>) => {
  let next = FIRST_LOOK
  return async (commands) => {
    if (commands < next) return
    next = commands * 3
    const casework = await db.one<{ tables: string }>(sql(CASEWORK))
    await db.pool.query(`analyze ${casework?.tables}`)
  }
}

const begun = (c: Case): Running => ({
  steps: c.steps().sort((a, b) => a.at - b.at),
  state: { id: '', ref: '', secret: '' },
  n: c.n,
})

/** What is written in the evening comes after everything of the day, each at its own moment. */
const writeDay = async (o: ReplayOptions, lanes: readonly Lane[], at: number): Promise<void> => {
  const written = (await o.plot.evening?.(lanes[0] as Lane, at)) ?? []
  await spread(lanes, written, (lane, c) => advance(lane, o.tenant, { run: begun(c), until: o.plot.end }))
}

/** A history through the real commands: people act, clocks ring, what follows follows, and nothing is counted here. */
export const replay = async (o: ReplayOptions): Promise<ReplayResult> => {
  const t0 = performance.now()
  const { cases, end, stretch } = o.plot
  const lanes = openLanes(o.composed.platform, LANES, o.seed)
  const follows = followsIn(o)
  const running = new Set<Running>()
  const refused: string[] = []
  const done = (): number => lanes.reduce((n, l) => n + l.count, 0)
  const look = statistics(o.composed.db)
  const due = paced(o.composed.platform)(o.tenant)
  let i = 0
  for (let at = midnight(cases[0]!.at); at < end; at = o.clock.now) {
    const until = Math.min(stretch(at), end)
    while (cases[i] && cases[i]!.at < until) running.add(begun(cases[i++] as Case))
    const acting = [...running].filter((r) => r.steps[0] && r.steps[0].at < until)
    await spread(lanes, acting, (lane, run) => advance(lane, o.tenant, { run, until }))
    for (const r of acting) if (r.steps.length === 0) running.delete(r)
    await ringAll(o, lanes, until)
    o.clock.now = until
    await catchUp(o.composed.platform, o.tenant, (s) => follows(s) && due(s))
    const [lane] = lanes as [Lane]
    lane.now = until
    if (isNoon(until)) refused.push(...(await o.plot.noon(lane, until)))
    if (isEvening(until)) await writeDay(o, lanes, until)
    await look(done())
    o.progress(i, cases.length, until)
  }
  await catchUp(o.composed.platform, o.tenant, follows)
  const commands = done()
  const seconds = (performance.now() - t0) / 1000
  return { ...(await o.plot.figures()), commands, seconds, perSecond: commands / seconds, refused }
}
