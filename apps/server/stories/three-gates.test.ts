import { mayRead } from '@yiwang/matters/moves'
import { expect, test } from 'vitest'
import { cast, DAY, day, story, type Town, unitId } from './cast.ts'

const SIXTEEN = Array.from({ length: 16 }, (_, i) => unitId(i + 1))
const review = (): Town => {
  const t = story('m11', { type: 'joint-review', fields: { object: 'village' } })
  t.act(cast.dispatcher, 'convene', { units: SIXTEEN, question: '有无不同意见', by: day(t, 7) })
  return t
}
const answer = (t: Town, n: number, form: object = { answer: 'none' }) => t.act(cast.handler(n), 'opine', { ...form })

test('m11-A1: with 15 of 16 answers it waits, the 16th completes it', () => {
  const t = review()
  for (let n = 1; n <= 15; n++) answer(t, n)
  expect(t.m.stage).toBe('answering')
  answer(t, 16)
  expect([t.m.stage, t.m.super]).toEqual(['passed', 'fixed'])
})

test('m11-A1: one objection stops the file and keeps only its class', () => {
  const t = review()
  answer(t, 3, { answer: 'objection', reasonClass: 'credit' })
  for (let n = 1; n <= 16; n++) if (n !== 3) answer(t, n)
  expect(t.m.stage).toBe('objected')
  const kept = t.dispatches.find((d) => d.answer === 'objection')
  expect([kept?.answer_reason, kept?.task]).toEqual(['credit', '有无不同意见'])
  expect(JSON.stringify(t.events)).not.toContain('credit')
  expect(t.m.fields).toEqual({ object: 'village' })
})

test('a silent department is told of and counted, and blocks', () => {
  const t = review()
  for (let n = 1; n <= 14; n++) answer(t, n)
  t.pass(10 * DAY)
  expect(t.m.stage).toBe('answering')
  expect(t.misses('opinion')).toBe(2)
})

test('only those the mechanism names read it, and a department only what it was asked', () => {
  const t = review()
  const reads = (who: Parameters<typeof mayRead>[0]) => mayRead(who, t.m, t.now).ok
  expect([cast.dispatcher, cast.supervisor, cast.handler(4)].map(reads)).toEqual([true, true, true])
  expect([cast.auditor, cast.leader, cast.visitor, cast.community, cast.handler(17)].map(reads)).toEqual(
    Array(5).fill(false),
  )
})

const file = (): Town => story('m11', { type: 'disposition', fields: { clause: '4' } })
test('m11-A3: no step is skipped; voting before the pre-review is refused', () => {
  const t = file()
  const vote = { entitled: 23, agreed: 20 }
  expect(() => t.act(cast.community, 'vote', vote)).toThrow('NOT_OFFERED')
  t.act(cast.community, 'investigate', { text: '走访三人，查阅会议记录' })
  expect(() => t.act(cast.community, 'vote', vote)).toThrow('NOT_OFFERED')
  expect(() => t.act(cast.community, 'pre-review', {})).toThrow('FORBIDDEN')
  t.act(cast.townLeader, 'pre-review', {})
  expect(() => t.act(cast.dispatcher, 'approve', {})).toThrow('NOT_OFFERED')
})

test('m11-A7: before the vote the member is heard, or it is on record that she was invited', () => {
  const t = file()
  t.act(cast.community, 'investigate', { text: '走访三人，查阅会议记录' })
  t.act(cast.raiser, 'statement', { text: '那半年我在外地照料老人' }, true)
  t.act(cast.townLeader, 'pre-review', {})
  expect(() => t.act(cast.community, 'vote', { entitled: 23, agreed: 20 })).toThrow('MISSING_FACT')
  t.act(cast.community, 'hear', { statement: 'given' })
  t.act(cast.community, 'vote', { entitled: 23, agreed: 20 })
  t.act(cast.townLeader, 'approve', {})
  t.act(cast.community, 'notify-education', {})
  expect([t.m.stage, t.m.fields]).toEqual(['educating', { clause: '4', statement: 'given', entitled: 23, agreed: 20 }])
  t.act(cast.townLeader, 'finish', { outcome: 'converted' })
  expect([t.m.stage, t.m.super]).toEqual(['converted', 'fixed'])
})

test('fifteen departments are not enough to be asked', () => {
  const t = story('m11', { type: 'joint-review', fields: { object: 'village' } })
  const ask = (n: number) =>
    t.act(cast.dispatcher, 'convene', { units: SIXTEEN.slice(0, n), question: '有无不同意见', by: day(t, 7) })
  expect(() => ask(15)).toThrow('INVALID')
  expect(ask(16).stage).toBe('answering')
})
