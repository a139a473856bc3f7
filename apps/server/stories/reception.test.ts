import { expect, test } from 'vitest'
import { cast, DAY, story, unitId } from './cast.ts'

const fields = { source: 'reception', kind: 'problem', persons: 2 }
test('m05-A3: a matter answered at reception closes on the spot', () => {
  const t = story('m05', { fields, settle: { result: '当面讲清了政策', confirmed: 'tick' } })
  expect([t.m.super, t.m.fields.persons]).toEqual(['fixed', 2])
})

test('m05-A3: a hard one gets a date, a department and its number, and the answer comes back', () => {
  const t = story('m05', { fields })
  t.act(cast.grid, 'dispatch', { unit: unitId(3) })
  const reply = t.clocks.find((c) => c.kind === 'reply')
  expect([t.m.unit, reply?.due_at !== null, t.m.ref.length]).toEqual([unitId(3), true, 10])
  t.act(cast.handler(3), 'sign')
  t.act(cast.handler(3), 'reply', { solved: true, text: '管道已更换，恢复供水' })
  t.act(cast.checker, 'check-accept', { proposal: 'solved' })
  t.act(cast.raiser, 'rate', { solved: true, satisfied: 'yes' }, true)
  expect(t.m.super).toBe('fixed')
})

test('m05: an overdue one is a miss of the department it was forwarded to', () => {
  const t = story('m05', { fields })
  t.act(cast.grid, 'dispatch', { unit: unitId(3) })
  t.act(cast.handler(3), 'sign')
  t.pass(12 * DAY)
  expect(t.misses('reply')).toBe(1)
})
