import { Failure, type Pack } from '@yiwang/kernel'
import { packs } from '@yiwang/packs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FormField } from '../../pack/index.ts'
import { typeOf } from '../pack-book.ts'
import { COUNTY, people, staff, TOWN, unitId, VILLAGE } from '../testing/bench.ts'
import { Town } from '../testing/town.ts'
import { isOpen } from './clock.ts'
import { actionOf, specOf } from './step.ts'

const demo = packs.find((p) => p.demo)!.pack
const ladder = packs.find((p) => typeOf(p.pack)?.ladder)!.pack

const raiser = { kind: 'anonymous', tenant: 't', account: null, person: null, name: '', posts: [] } as const
const CAST = [
  people.dispatcher,
  people.arbiter,
  people.checker,
  people.visitor,
  people.supervisor,
  people.handler(1),
  people.handler(2),
  people.handler(3),
  people.grid,
  staff('comm', 'community-officer', 'community', { area: VILLAGE }),
  staff('town', 'town-dispatcher', 'town', { area: TOWN }),
  staff('tlea', 'town-leader', 'town', { area: TOWN }),
  staff('lead', 'leader', 'county', { area: COUNTY }),
]
const NOTE = new Set(['note', 'contact', 'supervise', 'classify'])

const value = (f: FormField, n: number, now: number): unknown => {
  switch (f.kind) {
    case 'yesno':
      return n % 3 !== 0
    case 'choice':
      return f.options?.[n % f.options.length]
    case 'choices':
      return []
    case 'number':
      return (f.min ?? 1) + (n % 3)
    case 'unit':
      return unitId(1 + (n % 3))
    case 'units':
      return [unitId(1 + ((n + 1) % 3))]
    case 'files':
      return []
    case 'matter':
      return unitId(9)
    case 'sitting':
      return unitId(80)
    case 'date':
    case 'time':
      return new Date(now + (1 + (n % 20)) * 86_400_000).toISOString().slice(0, 10)
    default:
      return '这里写明情况与依据，说清楚了'
  }
}

const check = (t: Town, before: { paused: number; total: string | undefined }) => {
  const { m, clocks } = t
  if (m.super === 'open') {
    expect(m.owner, `owner in ${m.stage}`).not.toBeNull()
    expect(clocks.some(isOpen), `a running clock in ${m.stage}`).toBe(true)
    const measured = clocks.filter((c) => isOpen(c) && c.kind !== 'total')
    expect(measured.length, `a limit in ${m.stage}`).toBeGreaterThan(0)
  }
  const total = clocks.find((c) => c.kind === 'total')
  expect(total?.pauses).toEqual([])
  expect(total?.start_at).toBe(m.opened_at)
  for (const c of clocks) {
    const ends = c.pauses.map((p) => [p.from, p.to ?? Number.POSITIVE_INFINITY] as const)
    for (let i = 1; i < ends.length; i++) expect(ends[i]![0]).toBeGreaterThanOrEqual(ends[i - 1]![1])
  }
  const persons = [m.handler, m.checker].filter(Boolean)
  expect(new Set(persons).size).toBe(persons.length)
  if (m.solved === null) expect(m.satisfied).toBeNull()
  void before
}

const areaOf = (t: Town): string => (t.m.level === 'county' ? 'county' : (t.m[t.m.level] as string))

/** Walks at random through everything anybody could do, with time passing, and checks the invariants of 8d after each step. */
const walk = (pack: Pack, seed: number, picks: readonly number[]): { steps: number; stages: Set<string> } => {
  const t = new Town(pack, seed)
  t.open(people.dispatcher)
  t.other = { ...t.m, id: unitId(9), ref: '1', merged_into: null, super: 'open' }
  const stages = new Set<string>()
  let steps = 0
  for (const n of picks) {
    t.sitting = { id: unitId(80), level: t.m.level, area: areaOf(t), state: 'sitting' }
    if (n % 4 === 0) t.pass((n % 97) * 37 * 60_000)
    const who = n % 5 === 0 ? raiser : CAST[n % CAST.length]!
    const can = t.can(who as never, who === raiser)
    const id = can[(n >> 3) % Math.max(1, can.length)]
    if (!id) continue
    const action = actionOf(t.release, id)!
    const form = Object.fromEntries(specOf(action).form.map((f, i) => [f.id, value(f, n + i, t.now)]))
    const clocks = JSON.stringify(t.clocks)
    const designated = t.m.designated
    try {
      t.act(who as never, id, form, who === raiser)
    } catch (e) {
      if (!(e instanceof Failure)) throw e
      expect(JSON.stringify(t.clocks), 'a refusal leaves no trace').toBe(clocks)
      continue
    }
    steps++
    stages.add(t.m.stage)
    if (NOTE.has(id) && id === 'note') expect(JSON.stringify(t.clocks), 'a note changes no clock').toBe(clocks)
    if (designated) expect(id).not.toBe('return')
    check(t, { paused: 0, total: undefined })
  }
  return { steps, stages }
}

test.each([
  ['the appeal', demo, 14],
  ['the ladder', ladder, 17],
] as const)('invariants of 8d hold along random walks of %s', (name, pack, least) => {
  const seen = new Set<string>()
  let steps = 0
  const seed = Number(process.env.SEED ?? 20_261_121)
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.array(fc.nat(1_000_000), { minLength: 20, maxLength: 60 }),
      (s, picks) => {
        const r = walk(pack, s, picks)
        steps += r.steps
        for (const x of r.stages) seen.add(x)
      },
    ),
    { numRuns: 600, seed },
  )
  process.stdout.write(`random walks of ${name}: N=600 steps=${steps} stages=${seen.size} seed=${seed}\n`)
  // The walk is worth something only if it gets everywhere.
  expect(seen.size).toBeGreaterThanOrEqual(least)
})
