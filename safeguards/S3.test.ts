import { expect, it } from 'vitest'
import { z } from 'zod'
import { fakeCommand, fakeQuery, planted, real, said } from './planted.ts'
import { s3 } from './s3-points-reward.ts'

it('S3: nothing deals in points yet', () => {
  expect(said(s3, real)).toEqual([])
  expect(s3.guards(real)).toBe(0)
})
it('S3 planted: points without the rules, a service that hangs on them, a public ranking, a penalty', () => {
  const grant = fakeCommand({ id: 'points.grant', subject: 'points' })
  const rank = fakeQuery({
    id: 'points.ranking',
    subject: 'points',
    dataClass: 'public',
    output: z.object({ personName: z.string() }),
  })
  const asks = fakeCommand({ id: 'matters.priority', input: z.object({ points: z.number() }) })
  const found = said(
    s3,
    planted({ add: [grant, rank, asks], tables: [{ name: 'points.entry', columns: ['deduction'] }] }),
  ).join('\n')
  for (const what of [
    'no operation reverses',
    'cannot read her own',
    'ranks people in public',
    'matters.priority makes a service depend',
    'has deduction',
  ])
    expect(found).toContain(what)
})
it('S3: points with the rules pass', () => {
  const add = [
    fakeCommand({ id: 'points.reverse', subject: 'points' }),
    fakeQuery({ id: 'points.mine', subject: 'points', lookers: ['self'] }),
  ]
  expect(s3.guards(planted({ add }))).toBe(2)
  expect(said(s3, planted({ add }))).toEqual([])
})
