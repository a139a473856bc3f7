import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'

const Words = z.object({ zh: z.string(), en: z.string() })
/**
 * One act of a script. `who`: `grid`, `community`, `town`, `town-leader` of the case's place, `desk:<account>`,
 * `unit:<code>`, `raiser`, `anyone`; several do the same one after the other. `act`: an action of the pack, or the id of
 * an operation. `after`: time since the act before, `90m`, `20h`, `3d`, a stretch `2h~20h` of which the case takes one
 * moment, or `consult+3h`, counted from the next weekly consult. `table`: a file of the folder sent along.
 */
const Act = z.strictObject({
  who: z.union([z.string(), z.array(z.string())]),
  act: z.string(),
  after: z
    .string()
    .regex(/^(consult\+)?\d+[mhd](~\d+[mhd])?$/)
    .default('0m'),
  with: z.record(z.string(), z.unknown()).default({}),
  table: z.string().optional(),
})
export type Act = z.infer<typeof Act>

/** What is asked of the public API when all is done: a board's figures, or a number in an answer. */
const Ask = z.union([
  z.strictObject({ board: z.string() }),
  z.strictObject({
    id: z.string(),
    words: Words,
    unit: z.string(),
    who: z.string(),
    of: z.string(),
    with: z.record(z.string(), z.unknown()).default({}),
    /** Where in the answer the number stands; of a list its length is taken, after `when` has chosen. */
    path: z.string(),
    when: z.record(z.string(), z.unknown()).optional(),
  }),
])
export type Ask = z.infer<typeof Ask>

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const Script = z.strictObject({
  words: Words,
  /** Days of the county, both included: the story, and what its figures are asked for. */
  from: Day,
  to: Day,
  counted: z.strictObject({ from: Day, to: Day }).optional(),
  /** A tenant of its own, its registry in `replay/data/`; the demo county without it. */
  place: z.strictObject({ tenant: z.string(), words: Words }).optional(),
  /** Officers of communities and towns are appointed from the teams before the story begins. */
  officers: z.boolean().default(false),
  /** Day of the week (1 Monday) of the consult of towns and county: every enrolled matter gets owner and date. */
  consult: z.strictObject({ weekday: z.int().min(1).max(7), text: z.string(), days: z.int() }).optional(),
  /**
   * Every grid reports its day on the last `days` of the story; one in `missed` is left out, another grid each day.
   * `says`: the sentences, empty for a quiet day.
   */
  reports: z.strictObject({ days: z.int(), missed: z.int().min(2), says: z.array(z.string()).min(1) }).optional(),
  scripts: z.record(z.string(), z.array(Act).min(1)),
  /** Each turns K cases of one script into another, or gives them other fields. */
  options: z.record(
    z.string(),
    z.strictObject({
      words: Words,
      of: z.string(),
      as: z.string().optional(),
      set: z.record(z.string(), z.string()).optional(),
    }),
  ),
  figures: z.array(Ask).min(1),
  waiting: z.array(z.strictObject({ figure: z.string(), words: Words, engine: z.string() })).default([]),
})
export type Script = z.infer<typeof Script>

/** A line of the schedule: a case, or rounds that come again. */
export type Line = {
  readonly n: number
  readonly at: number
  readonly script: string
  readonly grid: string
  readonly fields: Readonly<Record<string, string>>
}

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
export const dayStart = (day: string): number => Date.parse(`${day}T00:00:00+08:00`)

/** A moment between eight and six: rounds are made by day. */
const byDay = (n: number, i: number): number =>
  (8 + ((n * 7 + i * 3) % 10)) * HOUR_MS + ((n * 13 + i * 29) % 60) * 60_000

type Row = Record<string, string>
/** A value such as `S#0651` counts on with every round: S0651, S0652, … */
const counted = (v: string, i: number): string => {
  const [, head, first] = /^(.*)#(\d+)$/.exec(v) ?? []
  return first === undefined ? v : `${head}${String(Number(first) + i).padStart(first.length, '0')}`
}
const fieldsOf = (fields: Row, i: number): Row =>
  Object.fromEntries(Object.entries(fields).map(([k, v]) => [k, counted(v, i)]))
/** The moments of a row: its own, or with `times` one every `every` days. */
const momentsOf = (r: Row, n: number): number[] => {
  const at = r.at ?? ''
  if (at.length > 10) return [Date.parse(`${at}:00+08:00`)]
  return Array.from({ length: Number(r.times || 1) }, (_, i) =>
    Math.round(dayStart(at) + Math.floor(i * Number(r.every || 0)) * DAY_MS + byDay(n, i)),
  )
}

export const readScript = (dir: URL): Script =>
  Script.parse(JSON.parse(readFileSync(new URL('story.json', dir), 'utf8')))
export const hasScript = (dir: URL): boolean => existsSync(new URL('story.json', dir))
export const hasSchedule = (dir: URL): boolean => existsSync(new URL('schedule.csv', dir))
/** What the same scripts do in the demo county, beside a story with a place of its own. */
export const demoOf = (dir: URL): URL => new URL('demo/', dir)

/**
 * The cases of a schedule, in order of time; of rounds that come again only every `sample`-th row.
 * @throws Error for a row whose script or moment is none.
 */
export const readSchedule = (dir: URL, script: Script, sample = 1): Line[] => {
  const rows = parse(readFileSync(new URL('schedule.csv', dir), 'utf8'), { columns: true, bom: true }) as Row[]
  const lines = rows.flatMap((r, n) => {
    if (r.times && n % sample !== 0) return []
    const { at: _at, every: _every, times: _times, script: id = '', grid = '', ...fields } = r
    const moments = momentsOf(r, n)
    if (!script.scripts[id] || moments.some(Number.isNaN))
      throw new Error(`schedule.csv, row ${n + 2}: ${JSON.stringify(r)}`)
    return moments.map((at, i) => ({ at, script: id, grid, fields: fieldsOf(fields, i) }))
  })
  return lines.sort((a, b) => a.at - b.at).map((l, i) => ({ n: i + 1, ...l }))
}

/** Changes acts of the last cases that fit, never figures: what follows is for the software to count. */
export const twisted = (lines: readonly Line[], s: Script, twists: Readonly<Record<string, number>>): readonly Line[] =>
  Object.entries(s.options).reduce((all, [id, o]) => {
    const wanted = twists[id] ?? 0
    const fits = all.filter((l) => l.script === o.of)
    if (fits.length < wanted) throw new Error(`the schedule has ${fits.length} cases for --${id}, not ${wanted}`)
    const chosen = new Set(fits.slice(fits.length - wanted))
    const other = (l: Line): Line => ({ ...l, script: o.as ?? l.script, fields: { ...l.fields, ...o.set } })
    return all.map((l) => (chosen.has(l) ? other(l) : l))
  }, lines)
