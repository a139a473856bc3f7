import { expect, it } from 'vitest'
import { z } from 'zod'
import { fakeQuery, planted, real, said } from './planted.ts'
import { s5 } from './s5-raiser.ts'

it('S5: who raised a matter leaves only by the reveal', () => {
  expect(said(s5, real)).toEqual([])
  expect(s5.guards(real)).toBeGreaterThan(5)
})
it('S5 planted: a list with phones, a reveal without reason or trace, no reveal at all', () => {
  const add = [
    fakeQuery({ output: z.object({ items: z.array(z.object({ raiserName: z.string(), phone: z.string() })) }) }),
  ]
  expect(said(s5, planted({ add }))).toEqual([
    'planted.thing: shows items[].raiserName outside the reveal',
    'planted.thing: shows items[].phone outside the reveal',
  ])
  const bare = planted({
    change: (op) =>
      op.id === 'matters.reveal' ? { ...op, auditRead: false, input: z.object({ id: z.string() }) } : op,
  })
  expect(said(s5, bare)).toEqual([
    'matters.reveal: opens identities and leaves no row',
    'matters.reveal: opens identities without purpose and reason',
  ])
  expect(said(s5, planted({ without: 'matters.reveal' }))).toEqual([
    'matters: has no way to open an identity that leaves a trace',
  ])
})
