import { hours, type Pack } from '@yiwang/kernel'
import { packs } from '@yiwang/packs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MatterType } from '../../pack/index.ts'
import { people, releaseOf, unitId } from '../testing/bench.ts'
import { Town } from '../testing/town.ts'
import { isOpen } from './clock.ts'
import { moveMatter, staysFor } from './move.ts'
import { actionOf } from './step.ts'

const demo = packs.find((p) => p.demo)!.pack as Pack
const HOUR = 3_600_000
type Change = (t: MatterType) => Partial<MatterType>
const next = (change: Change): Pack => ({
  ...demo,
  version: demo.version + 1,
  parts: demo.parts.map((p) => (p.kind === 'matters.type' ? { ...p, ...change(p as MatterType) } : p)),
})
const limits =
  (n: number): Change =>
  (t) => ({
    clocks: t.clocks.map((c) => (c.id === 'reply' ? { ...c, within: hours(n) } : c)),
  })

/** A signed matter, its reply due 48 hours after dispatch. */
const signed = () => {
  const t = new Town(demo, 1)
  t.open(people.dispatcher)
  t.act(people.dispatcher, 'dispatch', { unit: unitId(1) })
  t.act(people.handler(1), 'sign')
  return t
}
const go = (t: Town, change: Change) => {
  const o = { from: t.release, to: releaseOf(next(change)), now: t.now }
  return { stays: staysFor(t.subject(), o), ...moveMatter(t.subject(), o) }
}
const replyOf = (clocks: readonly { kind: string }[]) =>
  clocks.find((c) => c.kind === 'reply') as Town['clocks'][number]

describe('a matter under another version', () => {
  test('a limit counts from its own start', () => {
    const t = signed()
    const start = replyOf(t.clocks).start_at
    t.now += 5 * HOUR
    const { shifts, clocks, set } = go(t, limits(72))
    expect(shifts).toEqual([{ clock: 'reply', before: start + 48 * HOUR, after: start + 72 * HOUR }])
    expect(replyOf(clocks)).toMatchObject({ state: 'running', due_at: start + 72 * HOUR, start_at: start })
    // The call to the resident is due before the answer, so the headline stays.
    expect(set).toEqual({ version: demo.version + 1 })
  })

  test('a late one stays late, with the due time it missed and what still follows', () => {
    const t = signed()
    t.pass(50 * HOUR)
    const before = replyOf(t.clocks)
    expect(before.state).toBe('breached')
    const { shifts, clocks } = go(t, limits(720))
    expect(replyOf(clocks)).toEqual(before)
    expect(shifts).toEqual([])
  })

  test('an extension stays on top, a clock that stands still goes on standing', () => {
    const t = signed()
    t.act(people.handler(1), 'ask', { question: '哪一盏', until: '2026-06-20' })
    const still = replyOf(t.clocks)
    expect(still.state).toBe('paused')
    const after = replyOf(go(t, limits(72)).clocks)
    expect(after).toMatchObject({ state: 'paused', next_at: null, due_at: still.start_at + 72 * HOUR })
    expect(after.pauses).toEqual(still.pauses)
  })

  test.each([
    ['its stage', (t: MatterType) => ({ stages: without(t.stages, 'handling') }), { kind: 'stage', id: 'handling' }],
    ['its stage is no open one any more', closedThere, { kind: 'stage', id: 'handling' }],
    [
      'a running clock',
      (t: MatterType) => ({ clocks: t.clocks.filter((c) => c.id !== 'reply') }),
      { kind: 'clock', id: 'reply' },
    ],
  ])('stays when the new version lacks %s', (_, change, why) => {
    expect(go(signed(), change as Change).stays).toEqual([why])
  })

  test('stays when a field it holds, an option it chose or its kind is gone', () => {
    const field = (options: string[]) => ({ id: 'kind', kind: 'choice' as const, options })
    const t = signed()
    const s = { ...t.subject(), m: { ...t.m, fields: { kind: 'road' } } }
    const with_ = (change: Change) => releaseOf(next(change))
    const from = with_((x) => ({ form: [...x.form, field(['road', 'water'])] }))
    const ask = (to: Change) => staysFor(s, { from, to: with_(to), now: t.now })
    expect(ask((x) => ({ form: [...x.form, field(['road'])] }))).toEqual([])
    expect(ask((x) => ({ form: [...x.form, field(['water'])] }))).toEqual([{ kind: 'option', id: 'kind:road' }])
    expect(ask(() => ({}))).toEqual([{ kind: 'field', id: 'kind' }])
    expect(staysFor(s, { from, to: undefined, now: t.now })).toEqual([{ kind: 'type', id: t.m.type }])
  })

  test('the same rules under another number change nothing but the number', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { maxLength: 25 }), (picks) => {
        const t = new Town(demo, 7)
        t.open(people.dispatcher)
        const cast = [people.dispatcher, people.handler(1), people.checker, people.arbiter, people.visitor]
        for (const n of picks) step(t, cast[n % cast.length]!, n)
        if (t.m.super !== 'open') return
        const { stays, set, shifts, clocks } = go(t, () => ({}))
        expect(stays).toEqual([])
        expect(set).toEqual({ version: demo.version + 1 })
        expect(shifts).toEqual([])
        const told = (c: Town['clocks'][number]) => [c.kind, c.state, c.due_at, c.missed_at, isOpen(c)]
        expect(clocks.map(told)).toEqual(t.clocks.map(told))
      }),
      { numRuns: 150, seed: Number(process.env.SEED ?? 20_261_121) },
    )
  })
})

function without<T>(all: Readonly<Record<string, T>>, id: string): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([k]) => k !== id))
}
function closedThere(t: MatterType) {
  return { stages: { ...t.stages, handling: { super: 'closed' as const } } }
}
/** One thing this person could do, with the least form it takes; a refusal is no step. */
function step(t: Town, who: (typeof people)['dispatcher'], n: number): void {
  if (n % 3 === 0) t.pass((n % 40) * HOUR)
  const can = t.can(who).filter((id) => actionOf(t.release, id)?.verb !== 'merge')
  const id = can[n % Math.max(1, can.length)]
  if (!id) return
  try {
    t.act(who, id, {
      unit: unitId(1),
      text: '写明了情况和依据',
      reason: '写明了情况和依据',
      solved: true,
      answered: true,
    })
  } catch (e) {
    if ((e as { status?: number }).status === undefined) throw e
  }
}
