import { expect, it } from 'vitest'
import { z } from 'zod'
import { planted, real, said } from './planted.ts'
import { s14 } from './s14-equal-channels.ts'

it('S14: counter, phone and grid worker are ways in with the same number, secret and stage', () => {
  expect(said(s14, real)).toEqual([])
  expect(s14.guards(real)).toBeGreaterThanOrEqual(5)
})
it('S14 planted: a web-only intake, a pack without a counter, a desk that hands over no secret', () => {
  const web = planted({
    change: (op) =>
      op.id === 'matters.register' ? { ...op, input: z.object({ channel: z.enum(['web', 'phone']) }) } : op,
  })
  expect(said(s14, web)).toEqual(['matters.register: does not take counter', 'matters.register: does not take grid'])
  const poor = planted({ packs: (p) => ({ ...p, channels: ['web', 'grid', 'phone'] }) })
  expect(s14.check(poor)[0]?.what).toBe('does not take counter')
  const mute = planted({
    change: (op) =>
      op.id === 'matters.register'
        ? { ...op, output: z.object({ id: z.string(), ref: z.string(), stage: z.string() }) }
        : op,
  })
  expect(said(s14, mute)).toEqual(['matters.register: does not hand over secret'])
})
