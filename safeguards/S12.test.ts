import { expect, it } from 'vitest'
import { planted, real, said } from './planted.ts'
import { s12 } from './s12-referral.ts'

it('S12: a matter sent to the legal channel keeps the code and the notice, no substance', () => {
  expect(said(s12, real)).toEqual([])
  expect(s12.guards(real)).toBeGreaterThan(0)
})
it('S12 planted: a diversion that keeps findings, a table of clues', () => {
  const packs = (p: (typeof real.packs)[number]) => ({
    ...p,
    actions: [{ id: 'divert', verb: 'divert', who: [], to: 'closed', fields: ['code', 'findings', 'files'] }],
  })
  expect(
    s12
      .check(planted({ packs }))
      .map((f) => f.what)
      .slice(0, 2),
  ).toEqual(['keeps findings of what is sent on', 'keeps files of what is sent on'])
  expect(said(s12, planted({ tables: [{ name: 'x.clue', columns: ['body', 'reference', 'substance'] }] }))).toEqual([
    'x.clue: keeps substance of a clue',
  ])
})
