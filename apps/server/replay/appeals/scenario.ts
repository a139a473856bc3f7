import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

/** One case of the story: what people do and when, in minutes and hours from each other. */
export type Line = {
  readonly n: number
  readonly at: number
  readonly act: 'settle' | 'forward'
  grid: string
  category: string
  how: string
  readonly unit: string
  readonly dispatchMin: number
  signMin: number
  replyH: number
  readonly path: string
  readonly end: string
  /** Reopened and forwarded after it was settled on the spot. */
  doubled?: true
}

export const readScenario = (file: URL): Line[] =>
  (parse(readFileSync(file, 'utf8'), { columns: true }) as Record<string, string>[]).map((r) => ({
    n: Number(r.n),
    at: Date.parse(`${r.at}:00+08:00`),
    act: r.act as Line['act'],
    grid: r.grid!,
    category: r.category!,
    how: r.how!,
    unit: r.unit!,
    dispatchMin: Number(r.dispatch_min || 0),
    signMin: Number(r.sign_min || 0),
    replyH: Number(r.reply_h || 0),
    path: r.path!,
    end: r.end!,
  }))

export type Twists = {
  readonly lateReply: number
  readonly lateSign: number
  readonly cluster: number
  readonly untick: number
  readonly double: number
}
export const NO_TWISTS: Twists = { lateReply: 0, lateSign: 0, cluster: 0, untick: 0, double: 0 }

const take = (lines: Line[], n: number, fits: (l: Line) => boolean, taken: Set<number>): Line[] => {
  const out = lines.filter((l) => !taken.has(l.n) && fits(l)).slice(0, n)
  if (out.length < n) throw new Error(`the scenario has only ${out.length} cases for that option, not ${n}`)
  for (const l of out) taken.add(l.n)
  return out
}
const plain = (l: Line): boolean => l.act === 'forward' && l.path === 'plain' && l.replyH < 46 && l.signMin < 58
const DAY = 86_400_000

/** Three settled cases of one week become the same trouble on one grid. */
const makeCluster = (lines: Line[], taken: Set<number>): void => {
  const repeated = new Map<string, number>()
  for (const l of lines) repeated.set(l.grid + l.category, (repeated.get(l.grid + l.category) ?? 0) + 1)
  const free = (l: Line) => l.act === 'settle' && repeated.get(l.grid + l.category) === 1 && !taken.has(l.n)
  const first = lines.find(
    (l) => free(l) && lines.filter((o) => o.n > l.n && o.at < l.at + 7 * DAY && free(o)).length >= 2,
  )
  if (!first) throw new Error('the scenario has no room for another cluster')
  const [a, b] = lines.filter((o) => o.n > first.n && o.at < first.at + 7 * DAY && free(o)) as [Line, Line]
  for (const l of [first, a, b]) {
    taken.add(l.n)
    l.grid = first.grid
    l.category = first.category
  }
}

/** Changes acts and times, never figures: what follows is for the software to count. */
export const twist = (all: Line[], t: Twists): Line[] => {
  const lines = all.map((l) => ({ ...l }))
  const taken = new Set<number>()
  for (const l of take(lines, t.lateReply, plain, taken)) l.replyH = 76
  for (const l of take(lines, t.lateSign, plain, taken)) l.signMin = 75
  for (const l of take(lines, t.untick, (x) => x.act === 'settle' && x.how === 'tick', taken)) l.how = 'absent'
  const last = lines.at(-1)?.at ?? 0
  for (const l of take(
    lines,
    t.double,
    (x) => x.act === 'settle' && x.how === 'tick' && x.at > last - 20 * DAY && x.at < last - 9 * DAY,
    taken,
  ))
    l.doubled = true
  for (let i = 0; i < t.cluster; i++) makeCluster(lines, taken)
  return lines
}
