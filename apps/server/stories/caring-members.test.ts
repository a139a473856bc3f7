import { expect, test } from 'vitest'
import { cast, DAY, HOUR, story } from './cast.ts'

const fields = { kind: 'cleanliness' }
test('m04-A2: a worry settled on the spot is one form and closes in one step', () => {
  const t = story('m04', { fields, settle: { result: '当场清走了垃圾', confirmed: 'tick' } })
  expect([t.m.stage, t.m.super, t.m.settled_at !== null]).toEqual(['settled', 'fixed', true])
})

test('m04-A3: a worry not settled in seven days goes to the branch with its history', () => {
  const t = story('m04', { fields })
  t.act(cast.grid, 'take')
  t.act(cast.grid, 'contact', { way: 'site', note: '看过现场' })
  t.pass(7 * DAY + HOUR)
  expect([t.m.level, t.m.unit]).toEqual(['community', null])
  expect(t.can(cast.community)).toContain('sign')
  expect(t.events.filter((e) => e.kind === 'matters.escalate@1')).toHaveLength(1)
})

test('the first answer is due in a day', () => {
  const t = story('m04', { fields })
  t.pass(25 * HOUR)
  expect(t.misses('first-answer')).toBe(1)
})
