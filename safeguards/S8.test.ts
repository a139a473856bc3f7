import { expect, it } from 'vitest'
import { z } from 'zod'
import { fakeCommand, fakeQuery, planted, real, said } from './planted.ts'
import { s8 } from './s8-secret-ballots.ts'

it('S8: nobody votes yet', () => {
  expect(said(s8, real)).toEqual([])
  expect(s8.guards(real)).toBe(0)
})
it('S8 planted: a choice beside its voter, an answer that names voters, no least group', () => {
  const tables = [{ name: 'ballots.box', columns: ['choice', 'account', 'at'] }]
  const add = [fakeCommand({ id: 'ballots.cast', subject: 'ballot', output: z.object({ voter: z.string() }) })]
  expect(said(s8, planted({ add, tables }))).toEqual([
    'ballots.box: a choice lies beside account',
    'ballots.box: a choice lies beside at',
    'ballots.cast: shows who voted',
    'ballots: no least size of a group',
  ])
})
it('S8: a box of bare choices with a least group passes', () => {
  const tables = [{ name: 'ballots.box', columns: ['id', 'choice'] }]
  const add = [fakeQuery({ id: 'ballots.round', subject: 'ballot', output: z.object({ minimumGroup: z.number() }) })]
  expect(said(s8, planted({ add, tables }))).toEqual([])
})
