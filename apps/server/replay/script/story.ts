import { readFileSync } from 'node:fs'
import { actAsRaiser, act as actOp } from '@yiwang/matters/contract'
import type { PackEntry } from '@yiwang/packs'
import { sql } from '@yiwang/platform/db'
import { catchUp } from '@yiwang/platform/worker'
import { advance, type Lane, openLanes } from '../lanes.ts'
import { brought, type Case, type CaseState, type Plot, type Sent, type Stage, type Step, type Story } from '../plot.ts'
import { consultAll } from './consult.ts'
import { keepCourse, nextEvening, reportsOf } from './daily-reports.ts'
import { figuresOf } from './figures.ts'
import {
  type Act,
  dayStart,
  demoOf,
  hasSchedule,
  type Line,
  readSchedule,
  readScript,
  type Script,
  twisted,
} from './format.ts'
import { momentOf, nextConsult } from './moments.ts'
import { operationOf } from './operations.ts'
import { loadPeople, officersRoster, type People, versionOf } from './people.ts'
import { filled, type Ground } from './values.ts'

const DAY = 86_400_000
type Scene = {
  readonly stage: Stage
  readonly script: Script
  readonly pack: string
  readonly dir: URL
  people: People
}

/** Entries of a pool by person, looked up again when somebody is not among those seen. */
const poolBook = (s: Scene) => {
  const seen = new Map<string, string>()
  return async (pool: string, person: string): Promise<string> => {
    if (!seen.has(`${pool} ${person}`)) {
      const { composed, tenant } = s.stage
      const rows = await composed.db.rows<{ id: string; person: string }>(
        sql('select id, person from registry.pool_member where tenant=$1 and pool=$2', [tenant, pool]),
      )
      for (const r of rows) seen.set(`${pool} ${r.person}`, r.id)
    }
    const id = seen.get(`${pool} ${person}`)
    if (!id) throw new Error(`${person} is not in pool ${pool}`)
    return id
  }
}

const sent = (s: Scene, a: Act, line: Line): { file?: Sent } => {
  if (!a.table) return {}
  const name = inLine(a.table, line)
  return { file: { name, text: readFileSync(new URL(name, s.dir), 'utf8') } }
}
const inLine = (text: string, line: Line): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => line.fields[name] ?? '')

type Doing = { readonly line: Line; readonly a: Act; readonly who: string; readonly at: number }
const stepOf = (s: Scene, d: Doing, member: Ground['member']): Step => {
  const { people } = s
  const { line, a, at } = d
  const spot = people.spot(line.grid)
  const pack = s.pack
  const ground = (state: CaseState): Ground => ({ n: line.n, at, spot, fields: line.fields, people, state, member })
  const form = async (c: CaseState) => (await filled(a.with, ground(c))) as Record<string, unknown>
  const own = a.act.includes('.')
  const op = own ? operationOf(a.act) : d.who === 'raiser' ? actAsRaiser : actOp
  const input = async (c: CaseState): Promise<Record<string, unknown>> => {
    const values = await form(c)
    if (own) return a.act.startsWith('matters.') ? { pack, ...values } : values
    const of = d.who === 'raiser' ? { ref: c.ref, secret: c.secret } : { id: c.id }
    return { ...of, action: a.act, form: values }
  }
  return { at, op, actor: people.who(inLine(d.who, line), spot), input, ...sent(s, a, line) }
}
/** The day of the week on which a week of the story ends, at noon. */
const weekdayOf = (s: Script): number => s.consult?.weekday ?? 5

const stepsOf = (s: Scene, line: Line, member: Ground['member']): Step[] => {
  let before = line.at
  let nth = 0
  const weekday = weekdayOf(s.script)
  return (s.script.scripts[line.script] ?? []).flatMap((a) =>
    [a.who].flat().map((who) => {
      before = momentOf({ after: a.after, before, case: line.n, nth: nth++, weekday })
      return stepOf(s, { line, a, who, at: before }, member)
    }),
  )
}

/** Whether a line only keeps the registry: no matter comes of it. */
const keeps = (script: Script, line: Line): boolean =>
  (script.scripts[line.script] ?? []).every((a) => a.act.startsWith('registry.'))

/** Before the first act: whoever heads and chairs the levels is appointed. */
const appointOfficers = async (s: Scene): Promise<void> => {
  const { composed, clock, tenant, seed } = s.stage
  const [lane] = openLanes(composed.platform, 1, seed + 1) as [Lane]
  const { last } = s.stage
  const from = last ? new Date(last.until - last.days * DAY).toISOString().slice(0, 10) : s.script.from
  const text = await officersRoster(composed.db, tenant, from)
  const step: Step = {
    at: clock.now,
    op: operationOf('registry.import'),
    actor: s.people.desk('registrar'),
    file: { name: 'officers.csv', text },
    input: () => ({ kind: 'posts', apply: true }),
  }
  const state = { id: '', ref: '', secret: '' }
  await advance(lane, tenant, { run: { n: 0, state, steps: [step] }, until: clock.now + 1 })
  await catchUp(composed.platform, tenant, () => false)
  s.people = await loadPeople(composed.db, tenant)
}

/** Looks at the registry again when it has changed. */
const meetPeople = async (s: Scene): Promise<void> => {
  const { tenant, composed } = s.stage
  if ((await versionOf(composed.db, tenant)) !== s.people.version) s.people = await loadPeople(composed.db, tenant)
}
const noon = async (s: Scene, lane: Lane): Promise<readonly string[]> => {
  await meetPeople(s)
  const { consult } = s.script
  if (consult) await consultAll({ lane, tenant: s.stage.tenant, people: s.people, consult })
  return []
}
const evening = async (s: Scene, lane: Lane, at: number): Promise<readonly Case[]> => {
  const { reports } = s.script
  if (!reports) return []
  await meetPeople(s)
  if (s.stage.last) await keepCourse(at, { lane, stage: s.stage, pack: s.pack })
  return reportsOf(at, { people: s.people, reports })
}

/** Where a pack's story plays, with the folder of its schedule and tables. */
type Setting = { readonly place: Story['place']; readonly dir: URL }
const settingOf = (script: Script, dir: URL, o: { home: Story['place']; inDemo: boolean }): Setting => {
  if (o.inDemo && hasSchedule(demoOf(dir))) return { place: o.home, dir: demoOf(dir) }
  if (!script.place) return { place: o.home, dir }
  return { place: { tenant: script.place.tenant, name: script.place.words, data: new URL('data/', dir) }, dir }
}

/**
 * The history a pack's `replay/` folder tells: its scripts in story.json, who does which when in schedule.csv. What plays
 * in a place of its own may bring another schedule for the demo county in `replay/demo/`.
 */
export const scriptedStory = (entry: PackEntry, o: { home: Story['place']; inDemo: boolean }): Story => {
  const replay = new URL('replay/', entry.dir)
  const script = readScript(replay)
  const { place, dir } = settingOf(script, replay, o)
  return {
    mechanism: entry.pack.mechanism,
    pack: entry.pack.id,
    words: script.words,
    place,
    begin: () => dayStart(script.from) - DAY,
    options: Object.entries(script.options).map(([id, o]) => ({ id, words: o.words })),
    waiting: script.waiting,
    reports: script.reports !== undefined,
    async open(stage): Promise<Plot> {
      const people = await loadPeople(stage.composed.db, stage.tenant)
      const s: Scene = { stage, script, pack: entry.pack.id, dir, people }
      if (script.officers) await appointOfficers(s)
      const member = poolBook(s)
      const whole = twisted(readSchedule(dir, script, stage.sample), script, stage.twists)
      const { last } = stage
      const end = last?.until ?? dayStart(script.to) + DAY
      const lines = last ? brought(whole, last, { kind: (l) => l.script, first: (l) => keeps(script, l) }) : whole
      const evenings = { reports: script.reports, end, days: stage.reports }
      return {
        cases: lines.map((l) => ({ n: l.n, at: l.at, steps: () => stepsOf(s, l, member) })),
        end,
        stretch: (at) => Math.min(nextConsult(at, weekdayOf(script)), nextEvening(at, evenings)),
        noon: (lane) => noon(s, lane),
        evening: (lane, at) => evening(s, lane, at),
        figures: () => figuresOf({ stage, people: s.people, script, pack: entry.pack.id }),
      }
    },
  }
}
