import { expect, it } from 'vitest'
import { z } from 'zod'
import { fakeCommand, fakeQuery, planted, real, said } from './planted.ts'
import { s11 } from './s11-publicity.ts'

it('S11: what is published passes two people and can be corrected and recalled', () => {
  expect(said(s11, real)).toEqual([])
  expect(s11.guards(real)).toBeGreaterThan(0)
})
it('S11 planted: a one-way, one-person publication; a list with telephones', () => {
  const add = [
    fakeCommand({ subject: 'announcement', input: z.object({ action: z.enum(['publish']) }) }),
    fakeQuery({ id: 'planted.list', subject: 'list', dataClass: 'public', output: z.object({ phone: z.string() }) }),
  ]
  expect(said(s11, planted({ add }))).toEqual([
    'planted.thing: releases without check',
    'planted.thing: releases without correct',
    'planted.thing: releases without recall',
    'planted.thing: one person alone may publish',
    'planted.list: publishes more of a person than it must',
  ])
})
