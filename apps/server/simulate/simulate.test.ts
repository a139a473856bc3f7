import { execFileSync } from 'node:child_process'
import { partsOf } from '@yiwang/kernel'
import type { Release } from '@yiwang/matters/server'
import { packs } from '@yiwang/packs'
import { expect, test } from 'vitest'
import { type LimitChange, readChange, withLimits } from './change.ts'
import type { Figures } from './figures.ts'
import { DEFAULTS, POLICY, type SimOptions, STAFF } from './options.ts'
import { releaseOf } from './release.ts'
import { differences } from './report.ts'
import { simulate } from './run.ts'

const release = (mechanism: string, type?: string): Release => {
  const e = packs.find((p) => p.pack.mechanism === mechanism)
  const r = e && releaseOf(e, type)
  if (!r) throw new Error(`no ${mechanism}`)
  return r
}
const m13 = release('m13')
const run = (r: Release, o: Partial<SimOptions> = {}): Figures =>
  simulate(r, { ...DEFAULTS, days: 14, seed: 1, rate: 40, ...o })
const replyIn = (text: string): Release => withLimits(m13, [readChange(`reply=${text}`) as LimitChange]) as Release
const clock = (f: Figures, id: string) => f.clocks.find((c) => c.clock === id)
const queue = (f: Figures, owner: string) => f.queues.find((q) => q.owner === owner)?.mean ?? 0

test('the same seed gives the same figures to the last digit; another seed does not', () => {
  const first = JSON.stringify(run(m13))
  expect(JSON.stringify(run(m13))).toBe(first)
  expect(JSON.stringify(run(m13, { seed: 2 }))).not.toBe(first)
})

test('clocks put away and reminders left out change no figure', () => {
  for (const r of [m13, release('m31')]) expect(run(r, { keepClocks: true })).toEqual(run(r))
})

test('a limit of one minute is nearly always missed, one of a year never', () => {
  const short = clock(run(replyIn('1m')), 'reply')
  expect(short?.ended).toBeGreaterThan(200)
  expect(short?.rate).toBeGreaterThan(0.97)
  const long = clock(run(replyIn('365d')), 'reply')
  expect(long?.ended).toBeGreaterThan(200)
  expect(long?.rate).toBe(0)
})

test('a longer limit is missed less often', () => {
  const rates = ['12h', '2d', '5d'].map((x) => clock(run(replyIn(x)), 'reply')?.rate as number)
  expect(rates).toEqual([...rates].sort((a, b) => b - a))
  expect(new Set(rates).size).toBe(3)
})

test('more people never wait longer on the same seed', () => {
  for (const seed of [1, 2]) {
    const by = [1, 2, 4].map((n) => {
      const f = run(m13, { seed, rate: 60, acts: 30, staff: { ...STAFF, 'county-dispatcher': n } })
      return queue(f, 'county-dispatcher')
    })
    expect(by).toEqual([...by].sort((a, b) => b - a))
    expect(by[0]).toBeGreaterThan((by[2] as number) * 2)
  }
})

test('nobody does more in a day than she can, and the ill do nothing', () => {
  const busy = run(m13, { rate: 120, acts: 20 })
  for (const p of busy.posts) expect(p.perPerson).toBeLessThanOrEqual(20)
  expect(busy.posts.find((p) => p.post === 'county-dispatcher')?.perPerson).toBeGreaterThan(15)
  const ill = run(m13, { policy: { ...POLICY, ill: 1 } })
  expect(ill.posts.map((p) => p.post).filter((p) => p !== 'grid-team')).toEqual([])
})

test('the counts agree', () => {
  const f = run(m13)
  expect(f.closed + f.open).toBe(f.matters)
  for (const c of f.clocks) {
    expect(c.missed).toBeLessThanOrEqual(c.ended)
    expect(c.ended).toBeLessThanOrEqual(c.started)
  }
  for (const s of f.stages) expect(s.median).toBeLessThanOrEqual(s.p90)
  for (const q of f.queues) expect(q.mean).toBeLessThanOrEqual(q.longest)
})

/** Refusals that a person can meet in ordinary work; any other would mean that the simulator acts out of its role. */
const ORDINARY = ['OVER_CAP', 'TOO_LATE', 'WINDOW_CLOSED', 'DESIGNATED', 'SAME_PERSON']
const types = packs.flatMap((p) => partsOf(p.pack, 'matters.type').map((t) => [p.pack.mechanism, t.id] as const))
test.each(types)('%s %s lives by the engine: forms are sound, and matters come to an end', (mechanism, type) => {
  const f = run(release(mechanism, type), { rate: 15, days: 40, checkForms: true })
  const odd = Object.keys(f.refused).filter((k) => !ORDINARY.includes(k.split(' ')[1] as string))
  expect(odd).toEqual([])
  expect(f.stuck).toBe(0)
  expect(f.matters).toBeGreaterThan(300)
  expect(f.closed / f.matters).toBeGreaterThan(0.2)
})

test('an action that nobody may take leaves matters stuck, and the report says how many', () => {
  const actions = m13.type.actions.filter((a) => !['dispatch', 'settle', 'consult'].includes(a.id))
  const f = run({ ...m13, type: { ...m13.type, actions, clocks: [] } })
  expect(f.stuck).toBeGreaterThan(100)
})

test('two runs of one release differ in nothing, two limits in the rate', () => {
  const f = run(m13)
  expect(differences(f, f).filter((d) => d.difference !== 0)).toEqual([])
  const d = differences(f, run(replyIn('10d'))).find((x) => x.figure === 'rate' && x.of === 'reply')
  expect(d?.difference).toBeLessThan(-0.1)
})

test('the command prints the same bytes twice, with both sides', () => {
  const words = [
    'apps/server/main.ts',
    'simulate',
    'm13',
    '--days',
    '4',
    '--rate',
    '30',
    '--change',
    'reply=3d',
    '--json',
  ]
  const cwd = new URL('../../../', import.meta.url)
  const once = () =>
    execFileSync(process.execPath, words, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  const text = once()
  expect(once()).toBe(text)
  const o = JSON.parse(text)
  expect(o).toMatchObject({ days: 4, seed: 1, pack: m13.pack.id, type: m13.type.id, matters: expect.any(Number) })
  expect(o.clocks[0]).toEqual({
    clock: expect.any(String),
    started: expect.any(Number),
    ended: expect.any(Number),
    missed: expect.any(Number),
    rate: expect.any(Number),
  })
  expect(Object.keys(o.stages[0])).toEqual(['stage', 'count', 'median', 'p90'])
  expect(Object.keys(o.queues[0])).toEqual(['owner', 'longest', 'mean'])
  expect(Object.keys(o.posts[0])).toEqual(['post', 'people', 'acts', 'perDay', 'perPerson'])
  expect(o.against.label).toContain('reply=3d')
  expect(o.differences.find((d: { of: string }) => d.of === 'reply')).toMatchObject({ figure: 'rate' })
}, 60_000)
