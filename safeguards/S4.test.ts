import { expect, it } from 'vitest'
import { z } from 'zod'
import { fakeQuery, planted, real, said } from './planted.ts'
import { s4, smallGroups } from './s4-public-figures.ts'

const cell = (value: number | null, more = {}) => ({ value, of: null, percent: null, state: 'final', ...more })
it('S4: no public answer has room for a person, no pack prints groups under five', () => {
  expect(said(s4, real)).toEqual([])
  expect(s4.guards(real)).toBeGreaterThan(10)
})
it.each(['phone', 'raiser', 'address', 'photo', 'name'])('S4 planted: %s in a public answer', (f) => {
  const add = [fakeQuery({ dataClass: 'public', output: z.object({ rows: z.array(z.object({ [f]: z.string() })) }) })]
  expect(said(s4, planted({ add }))).toEqual([`planted.thing: shows rows[].${f} to everybody`])
})
it('S4 planted: a pack that prints single people, an answer that does', () => {
  expect(said(s4, planted({ packs: (p) => ({ ...p, smallGroup: 1 }) }))[0]).toContain('groups under five')
  expect(said(s4, planted({ packs: (p) => ({ ...p, hideUnder: [2] }) }))[0]).toContain('groups under five')
  const table = (c: object) => ({ byTown: { rows: [{ key: 'a', cells: { collected: c } }] } })
  expect(smallGroups(table(cell(3)), 5)).toEqual([
    { where: 'byTown.rows[0].cells.collected', what: 'a group of 3 shows' },
  ])
  expect(smallGroups(table(cell(50, { of: 2, percent: 50 })), 5)).toHaveLength(1)
  expect(smallGroups(table(cell(5)), 5)).toEqual([])
  expect(smallGroups(table(cell(0)), 5)).toEqual([])
  expect(smallGroups(table(cell(null, { state: 'suppressed' })), 5)).toEqual([])
})
