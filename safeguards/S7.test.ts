import { expect, it } from 'vitest'
import { z } from 'zod'
import { fakeCommand, planted, real, said } from './planted.ts'
import { s7 } from './s7-children.ts'

it('S7: nothing deals with children yet', () => {
  expect(said(s7, real)).toEqual([])
  expect(s7.guards(real)).toBe(0)
})
it('S7 planted: a child by name, recorded, for ever, without a guardian or a second adult', () => {
  const add = [
    fakeCommand({ id: 'kite.visit', subject: 'child', retention: 'P10Y', input: z.object({ childName: z.string() }) }),
  ]
  expect(s7.check(planted({ add })).map((f) => f.what)).toEqual([
    'no consent of a guardian',
    'no second adult',
    'a name or a recording of a child',
    'kite.visit is kept for P10Y',
  ])
  expect(s7.guards(planted({ tables: [{ name: 'x.y', columns: ['guardian'] }] }))).toBe(1)
})
it('S7: with the rules it passes', () => {
  const input = z.object({ code: z.string(), guardianConsent: z.boolean(), secondAdult: z.string() })
  expect(
    said(s7, planted({ add: [fakeCommand({ id: 'kite.visit', subject: 'child', retention: 'P90D', input })] })),
  ).toEqual([])
})
