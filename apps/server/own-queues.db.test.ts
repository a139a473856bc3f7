import { type Actor, type Pack, partsOf } from '@yiwang/kernel'
import * as ops from '@yiwang/matters/contract'
import { type Action, type MatterType, QUEUES } from '@yiwang/matters/pack'
import { packs } from '@yiwang/packs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SINCE } from './cli/publish.ts'
import { publishRelease, putInForce, releaseFrom } from './releases.ts'
import { cast } from './testing/actors.ts'
import { openWorld, TENANT, type World } from './testing/world.ts'

const entry = packs.find((p) => p.demo)!
const named = (stage: string): string => (stage === 'same' ? stage : `our-${stage}`)
const renamed = (a: Action): Action => ({
  ...a,
  from: a.from.map(named),
  to:
    typeof a.to === 'string'
      ? named(a.to)
      : { ...a.to, map: Object.fromEntries(Object.entries(a.to.map).map(([k, s]) => [k, named(s)])) },
})
/** The demo's kind of matter, each stage under a name that nobody but this pack knows. */
const ownNames = (t: MatterType): MatterType => ({
  ...t,
  start: named(t.start),
  stages: Object.fromEntries(Object.entries(t.stages).map(([id, s]) => [named(id), s])),
  actions: t.actions.map(renamed),
  clocks: t.clocks.map((c) => (c.pausesIn ? { ...c, pausesIn: c.pausesIn.map(named) } : c)),
})
const packWith = (version: number, change: (t: MatterType) => MatterType): Pack => ({
  ...entry.pack,
  id: 'our-own',
  version,
  parts: entry.pack.parts.map((p) => (p.kind === 'matters.type' ? change(p as MatterType) : p)),
})
/** In the next version triage hands nothing out any more: a step leads from it to where that is done. */
const nextVersion = (t: MatterType): MatterType => ({
  ...ownNames(t),
  actions: [
    ...ownNames(t).actions.map((a) => (a.verb === 'dispatch' ? { ...a, from: ['our-consult'] } : a)),
    { id: 'pass', verb: 'step', from: ['our-triage'], to: 'our-consult', who: ['dispatcher'] },
  ],
})
const first = packWith(1, ownNames)
const second = packWith(2, nextVersion)

const person = cast('77')
let w: World
let who: Record<'desk' | 'handler' | 'arbiter' | 'checker' | 'visitor', Actor>
let unit: string

const force = async (pack: Pack, from: number) => {
  await publishRelease(w.db, { ...releaseFrom(entry), pack }, w.clock.now)
  await putInForce(w.db, { tenant: TENANT, pack: pack.id, version: pack.version, from })
  await w.book.refresh()
}
beforeAll(async () => {
  w = await openWorld()
  await force(first, SINCE)
  unit = await w.unit('D03')
  const county = { area: '370828' }
  who = {
    desk: person('county-dispatcher', 'county', county),
    handler: person('handler', 'county', { unit }),
    arbiter: person('arbiter', 'county', county),
    checker: person('reply-checker', 'county', county),
    visitor: person('visitor', 'county', county),
  }
}, 120_000)
afterAll(() => w?.close())

const raise = () =>
  w.call(ops.register, who.desk, {
    text: '凤鸣巷口堆了建筑垃圾，走不过去',
    channel: 'phone',
    placeWords: '凤鸣巷口',
    pack: first.id,
  })
const act = (by: Actor, id: string, action: string, form: object = {}) => w.call(ops.act, by, { id, action, form })
const list = async (view: string) =>
  (await w.call(ops.inbox, who.desk, { view, pack: first.id })).items.map((r) => r.ref)
/** The queues a matter stands in, and none whose number says otherwise than its list. */
const queues = async (ref: string) => {
  const { counts } = await w.call(ops.inboxCounts, who.desk, {})
  const found: string[] = []
  for (const q of QUEUES) {
    const refs = (await w.call(ops.inbox, who.desk, { view: q })).items.map((r) => r.ref)
    expect([q, counts[q]]).toEqual([q, refs.length])
    if (refs.includes(ref)) found.push(q)
  }
  return found
}

test('a matter under a pack with stages of its own goes from queue to queue by what is to be done', async () => {
  const { id, ref } = await raise()
  expect(partsOf<MatterType>(first, 'matters.type')[0]?.start).toBe('our-triage')
  expect(await queues(ref)).toEqual(['to-dispatch'])
  await act(who.desk, id, 'dispatch', { unit })
  expect(await queues(ref)).toEqual([])
  await act(who.handler, id, 'return', { reason: 'not-our-duty', basis: '目录第三项', leader: true })
  expect(await queues(ref)).toEqual(['rulings'])
  await act(who.arbiter, id, 'rule-deny', { reason: '目录里写明是你们的事' })
  await act(who.handler, id, 'ask', { question: '在哪一段？' })
  expect(await queues(ref)).toEqual(['waiting'])
  const again = await raise()
  await act(who.desk, again.id, 'dispatch', { unit })
  await act(who.handler, again.id, 'sign')
  await act(who.handler, again.id, 'reply', { solved: true, text: '已经清走，现场看过' })
  expect(await queues(again.ref)).toEqual(['checks'])
  await act(who.checker, again.id, 'check-accept', { proposal: 'solved' })
  expect(await queues(again.ref)).toEqual(['visits'])
})

test('two versions that mean different things by one stage name keep their own queues', async () => {
  const before = await raise()
  await force(second, w.clock.now)
  const after = await raise()
  const stages = await w.rows<{ ref: string; version: number; stage: string }>(
    'select ref, version, stage from matters.matter where ref = any($1) order by version',
    [[before.ref, after.ref]],
  )
  expect(stages).toEqual([
    { ref: before.ref, version: 1, stage: 'our-triage' },
    { ref: after.ref, version: 2, stage: 'our-triage' },
  ])
  expect(await queues(before.ref)).toEqual(['to-dispatch'])
  expect(await queues(after.ref)).toEqual([])
  expect(await list('open')).toContain(after.ref)
  await act(who.desk, after.id, 'pass')
  expect(await queues(after.ref)).toEqual(['to-dispatch'])
})
