import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterDecision, agendaOrder, currentOf, stepOf } from './agenda-order.ts'

const item = (id: string, day: number, decided = false) => ({
  id,
  waitingSince: `2026-06-${String(day).padStart(2, '0')}T00:00:00Z`,
  decision: decided ? {} : null,
})
const agenda = [item('new', 9), item('done', 1, true), item('old', 2), item('middle', 5)]

describe('the agenda of a joint review', () => {
  it('puts the longest wait on top and what is decided below', () => {
    const { left, done } = agendaOrder(agenda)
    expect(left.map((i) => i.id)).toEqual(['old', 'middle', 'new'])
    expect(done.map((i) => i.id)).toEqual(['done'])
  })
  it('begins with the longest wait and keeps to the one asked for', () => {
    expect(currentOf(agenda, undefined)).toBe('old')
    expect(currentOf(agenda, 'new')).toBe('new')
    expect(currentOf(agenda, 'gone')).toBe('old')
    expect(currentOf([], 'gone')).toBeUndefined()
  })
  it('moves one by one and stops at the ends', () => {
    expect(stepOf(agenda, 'old', 1)).toBe('middle')
    expect(stepOf(agenda, 'new', 1)).toBe('done')
    expect(stepOf(agenda, 'done', 1)).toBe('done')
    expect(stepOf(agenda, 'old', -1)).toBe('old')
  })
  it('goes on with the next that waits, even before the answer says that this one is decided', () => {
    expect(afterDecision(agenda, 'old')).toBe('middle')
    expect(afterDecision([item('only', 1)], 'only')).toBeUndefined()
  })
  it('loses and doubles nothing, and the undecided never wait less further up', () => {
    const row = fc.record({ day: fc.integer({ min: 1, max: 28 }), decided: fc.boolean() })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
        const list = rows.map((r, i) => item(`m${i}`, r.day, r.decided))
        const { left, done } = agendaOrder(list)
        expect([...left, ...done].map((i) => i.id).sort()).toEqual(list.map((i) => i.id).sort())
        expect(left.map((i) => i.waitingSince)).toEqual(left.map((i) => i.waitingSince).sort())
      }),
    )
  })
})
