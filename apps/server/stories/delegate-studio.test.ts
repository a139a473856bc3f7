import { expect, test } from 'vitest'
import { cast, DAY, story, type Town } from './cast.ts'

const opinion = (): Town => {
  const t = story('m06', { fields: { mode: 'phone', topic: 'livelihood' } })
  t.act(cast.grid, 'take')
  return t
}
const answered = (): Town => {
  const t = opinion()
  t.act(cast.grid, 'reply', { solved: true, text: '已同村里商定装两盏灯' })
  t.act(cast.checker, 'check-accept', { proposal: 'solved' })
  return t
}

test('m06-A4: it closes only when the raiser and the delegate both have their answer', () => {
  const t = answered()
  expect(() => t.act(cast.raiser, 'rate', { solved: true }, true)).toThrow('MISSING_FACT')
  t.act(cast.grid, 'tell-raiser', { raiserTold: 'unreachable' })
  expect(() => t.act(cast.visitor, 'visit', { answered: true, solved: true })).toThrow('MISSING_FACT')
  t.act(cast.checker, 'tell-delegate', { delegateTold: 'told' })
  t.act(cast.visitor, 'visit', { answered: true, solved: true })
  expect(t.m.super).toBe('fixed')
})

test('m06-A4: silence does not close it either while somebody waits for an answer', () => {
  const t = answered()
  t.pass(20 * DAY)
  expect(t.m.super).toBe('open')
})

test('m06-A5: an opinion that needs a higher level stands in its queue with the whole path, and the answer comes down', () => {
  const t = opinion()
  t.act(cast.grid, 'escalate', { tried: '村里商量过，权限不够', reason: '需要镇里定' })
  t.act(cast.community, 'escalate', { tried: '社区协调过一次', reason: '需要镇里定' })
  expect(t.m.owner).toBe(`post:town-dispatcher@${t.m.town}`)
  const path = t.events.filter((e) => e.kind === 'matters.escalate@1').map((e) => [e.data.fromLevel, e.data.level])
  expect(path).toEqual([
    ['grid', 'community'],
    ['community', 'town'],
  ])
  t.act(cast.town, 'sign')
  t.act(cast.town, 'reply', { solved: true, text: '镇里已列入计划并落实' })
  t.act(cast.checker, 'check-accept', { proposal: 'solved' })
  expect(t.can(cast.town)).toContain('tell-raiser')
})
