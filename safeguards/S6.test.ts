import { expect, it } from 'vitest'
import { z } from 'zod'
import { fakeCommand, planted, real, said } from './planted.ts'
import { s6 } from './s6-consent.ts'

it('S6: consent is asked for, never assumed, and may be taken back', () => {
  expect(said(s6, real)).toEqual([])
  expect(s6.guards(real)).toBeGreaterThanOrEqual(3)
})
it('S6 planted: a yes by default, a consent for ever', () => {
  const add = [fakeCommand({ input: z.object({ sms: z.boolean().default(true) }) })]
  expect(said(s6, planted({ add }))).toEqual(['planted.thing: sms is not "no" until the person says yes'])
  expect(said(s6, planted({ without: 'matters.consent' }))).toContain('matters.open: mayPublish cannot be taken back')
})
