import { packs } from '@yiwang/packs'
import { expect, test } from 'vitest'
import { people, unitId } from '../testing/bench.ts'
import { Town } from '../testing/town.ts'

const demo = packs.find((p) => p.demo)!.pack

const MIN = 60_000
const HOUR = 60 * MIN
const town = (seed = 1) => new Town(demo, seed)
const raiser = { kind: 'anonymous', tenant: 't', account: null, person: null, name: '', posts: [] } as const
const handler = people.handler(1)
const sent = (t: Town, more: Record<string, unknown> = {}) => {
  t.open(people.dispatcher)
  return t.act(people.dispatcher, 'dispatch', { unit: unitId(1), ...more })
}
const clock = (t: Town, kind: string) => t.clocks.filter((c) => c.kind === kind).at(-1)

test('m13-A3: not signed in 60 minutes is flagged at minute 61, at 60 it is not', () => {
  const t = town()
  sent(t)
  t.pass(59 * MIN + 59_999)
  expect(t.misses('sign')).toBe(0)
  t.pass(MIN + 1)
  expect(t.misses('sign')).toBe(1)
  expect(t.act(handler, 'sign').stage).toBe('handling')
  expect(clock(t, 'sign')?.state).toBe('missed')
})

test('m13-A3: replied at 48 hours is on time, one minute later is overdue', () => {
  const onTime = town()
  sent(onTime)
  onTime.act(handler, 'sign')
  onTime.pass(48 * HOUR - 1)
  onTime.now += 1
  onTime.act(handler, 'reply', { solved: true, text: '修好了，灯已亮' })
  expect(clock(onTime, 'reply')?.state).toBe('met')
  const late = town()
  sent(late)
  late.act(handler, 'sign')
  late.pass(48 * HOUR + MIN)
  late.act(handler, 'reply', { solved: true, text: '修好了，灯已亮' })
  expect(clock(late, 'reply')?.state).toBe('missed')
  expect(late.misses('reply')).toBe(1)
})

test('the reply clock runs from dispatch: not signing buys no time, and after the grace it counts as signed', () => {
  const t = town()
  sent(t)
  t.pass(2 * HOUR)
  expect(t.m.stage).toBe('handling')
  expect(t.dispatches[0]?.auto_signed).toBe(true)
  expect(clock(t, 'reply')?.due_at).toBe((t.dispatches[0]?.issued_at as number) + 48 * HOUR)
})

test('a rejected answer resumes the clock with the time already used', () => {
  const t = town()
  sent(t)
  t.act(handler, 'sign')
  t.pass(10 * HOUR)
  t.act(handler, 'reply', { solved: true, text: '修好了，灯已亮' })
  t.pass(5 * HOUR)
  t.act(people.checker, 'check-reject', { reason: '没有说清楚' })
  expect(clock(t, 'reply')?.state).toBe('running')
  expect(clock(t, 'reply')?.due_at).toBe((t.dispatches[0]?.issued_at as number) + 53 * HOUR)
})

test('asking the resident stops the reply clock, within the cap; silence lets handling go on', () => {
  const t = town()
  sent(t)
  t.act(handler, 'sign')
  t.act(handler, 'ask', { question: '晚上几点方便？' })
  expect(clock(t, 'reply')?.state).toBe('paused')
  t.pass(10 * 24 * HOUR)
  expect(t.m.stage).toBe('handling')
  expect(clock(t, 'reply')?.pauses[0]?.to).not.toBeNull()
  t.act(handler, 'ask', { question: '还要问一句？' })
  t.act(raiser as never, 'provide', { text: '七点以后' }, true)
  expect(() => t.act(handler, 'ask', { question: '第三次？' })).toThrow('OVER_CAP')
})

test('a ruling by somebody else; after designation there is no second return', () => {
  const t = town()
  sent(t)
  t.act(handler, 'return', { reason: 'not-our-duty', basis: '产权不归我们', leader: true })
  expect(t.m.owner).toBe('post:arbiter@county')
  const both = { ...people.dispatcher, posts: [...people.dispatcher.posts, ...people.arbiter.posts] }
  expect(() => t.act(both, 'rule-deny', { reason: '目录写明由该单位办' })).toThrow('SAME_PERSON')
  t.act(people.arbiter, 'rule-deny', { reason: '目录写明由该单位承办' })
  expect(t.m.stage).toBe('handling')
  expect(() => t.act(handler, 'return', { reason: 'not-our-duty', basis: '还是不归我们', leader: true })).toThrow(
    'DESIGNATED',
  )
})

test('24 hours after the reply was due a notice is called for, once', () => {
  const t = town()
  sent(t)
  t.act(handler, 'sign')
  t.pass(72 * HOUR - MIN)
  expect(t.events.filter((e) => e.data.notice).length).toBe(0)
  t.pass(2 * MIN)
  t.pass(48 * HOUR)
  expect(t.events.filter((e) => e.kind === 'matters.still-overdue@1' && e.data.notice === 'yellow').length).toBe(1)
})

test('silence closes as unrated, never as satisfied', () => {
  const t = town()
  sent(t)
  t.act(handler, 'sign')
  t.act(handler, 'reply', { solved: true, text: '修好了，灯已亮' })
  t.act(people.checker, 'check-accept', { proposal: 'solved' })
  t.pass(8 * 24 * HOUR)
  expect(t.m.super).toBe('fixed')
  expect([t.m.solved, t.m.satisfied]).toEqual([null, null])
})

test('not solved goes round again with the same number and a fresh reply target; the total goes on', () => {
  const t = town()
  const { ref } = sent(t)
  t.act(handler, 'sign')
  t.act(handler, 'reply', { solved: true, text: '修好了，灯已亮' })
  t.act(people.checker, 'check-accept', { proposal: 'solved' })
  t.pass(HOUR)
  t.act(raiser as never, 'rate', { solved: false, words: '又坏了' }, true)
  expect([t.m.stage, t.m.round, t.m.ref]).toEqual(['handling', 2, ref])
  expect(clock(t, 'reply')?.start_at).toBe(t.now)
  expect(clock(t, 'total')?.state).toBe('running')
})

test('merge and unmerge restore stage, owner and clocks to the byte', () => {
  const t = town()
  t.open(people.dispatcher)
  const before = JSON.stringify([
    t.m.stage,
    t.m.super,
    t.m.owner,
    t.m.due_at,
    t.m.due_clock,
    t.m.closed_at,
    t.m.close_code,
    t.clocks.filter((c) => c.ended_at === null),
  ])
  t.other = { ...t.m, id: unitId(9), ref: '1', merged_into: null }
  t.pass(HOUR)
  t.act(people.dispatcher, 'merge', { into: unitId(9) })
  expect(t.m.super).toBe('closed')
  t.act(people.dispatcher, 'unmerge')
  const after = JSON.stringify([
    t.m.stage,
    t.m.super,
    t.m.owner,
    t.m.due_at,
    t.m.due_clock,
    t.m.closed_at,
    t.m.close_code,
    t.clocks.filter((c) => before.includes(c.id) && c.ended_at === null),
  ])
  expect(after).toBe(before)
})

test('on the spot counts with the tick; without it the record waits for confirmation', () => {
  const ticked = town()
  ticked.open(people.dispatcher, { result: '换了灯泡', confirmed: 'tick' })
  expect([ticked.m.stage, ticked.m.settled_at !== null]).toEqual(['settled', true])
  const claimed = town()
  claimed.open(people.dispatcher, { result: '换了灯泡', confirmed: 'absent' })
  expect([claimed.m.stage, claimed.m.settled_at]).toEqual(['unverified', null])
  claimed.act(people.visitor, 'confirm', { solved: true })
  expect([claimed.m.stage, claimed.m.settled_at !== null]).toEqual(['settled', true])
})

test('going to the archive later is not closing again', () => {
  const t = town()
  sent(t)
  t.act(handler, 'sign')
  t.act(handler, 'reply', { solved: true, text: '修好了，灯已亮' })
  t.act(people.checker, 'check-accept', { proposal: 'solved' })
  t.act(people.visitor, 'visit', { answered: true, solved: true, satisfied: 'yes' })
  const closed = t.m.closed_at
  expect([t.m.stage, closed]).toEqual(['solved', t.now])
  t.pass(60 * 24 * HOUR)
  expect([t.m.stage, t.m.closed_at]).toEqual(['archived', closed])
})
