import { expect, test } from 'vitest'
import { cast, DAY, day, HOUR, story, unitId } from './cast.ts'

const words = { tried: '上门两次没有谈拢', reason: '要上一级出面' }
test('m31-A1: a problem cannot skip a level, except for a risk with its reason', () => {
  const t = story('m31', { fields: { kind: 'hazard', weight: 'hard' } })
  t.act(cast.grid, 'take')
  expect(() => t.act(cast.grid, 'escalate', { ...words, level: 'town' })).toThrow('LEVEL_SKIPPED')
  t.act(cast.grid, 'escalate', { ...words, level: 'town', risk: true })
  expect(t.m.level).toBe('town')
})

test('m20-A4: a demand unresolved at the community joins the next weekly consult by itself', () => {
  const t = story('m20', { fields: { kind: 'hardship' } })
  t.pass(4 * DAY + 3 * HOUR)
  expect(t.m.level).toBe('town')
  t.pass(7 * DAY)
  expect(t.m.stage).toBe('enrolled')
})

test('m20-A6: it leaves the weekly consult only with decision, owner and date', () => {
  const t = story('m20', { fields: { kind: 'hardship' } })
  t.pass(4 * DAY + 3 * HOUR)
  t.act(cast.town, 'enrol', { reason: '社区协调三次没有结果' })
  t.sitting = { id: unitId(80), level: 'town', area: t.m.town as string, state: 'sitting' }
  t.act(cast.townLeader, 'table', { sitting: unitId(80) })
  for (const gone of ['escalate', 'enrol', 'reply']) expect(t.can(cast.town)).not.toContain(gone)
  const form = { sitting: unitId(80), decision: 'redispatch', text: '由住建承办', by: day(t, 10), unit: unitId(2) }
  t.act(cast.townLeader, 'decide', form)
  expect([t.m.stage, t.m.unit]).toEqual(['dispatched', unitId(2)])
  expect(t.clocks.find((c) => c.kind === 'reply' && c.ended_at === null)?.due_at).toBe(
    Date.parse(`${form.by}T23:59:00+08:00`),
  )
})
