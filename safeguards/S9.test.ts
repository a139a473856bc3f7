import { expect, it } from 'vitest'
import { fakeCommand, planted, real, said } from './planted.ts'
import { BY_ITSELF, s9 } from './s9-people-decide.ts'

it('S9: what the software does alone is listed, and none of it decides about a person', () => {
  expect(said(s9, real)).toEqual([])
  const alone = real.operations.filter((op) => op.caller === 'system').map((op) => op.id)
  expect(alone.sort()).toEqual(Object.keys(BY_ITSELF).sort())
  const steps = real.packs.flatMap((p) => p.actions.filter((a) => a.who.includes('system')).map((a) => a.verb))
  expect(steps.length).toBeGreaterThan(5)
})
it('S9 planted: a rejection by the software, a closing by the software', () => {
  expect(said(s9, planted({ add: [fakeCommand({ id: 'matters.auto-reject', caller: 'system' })] }))).toEqual([
    'matters.auto-reject: is done by the software alone',
  ])
  const packs = (p: (typeof real.packs)[number]) => ({
    ...p,
    actions: [{ id: 'auto-close', verb: 'terminate', who: ['system'], to: 'closed', fields: [] }],
  })
  expect(s9.check(planted({ packs })).map((f) => f.what)).toEqual(
    real.packs.map(() => 'terminate to closed without a person'),
  )
  const signs = (p: (typeof real.packs)[number]) => ({
    ...p,
    actions: [{ id: 'x', verb: 'auto-sign', who: ['system'], to: 'closed', fields: [] }],
  })
  expect(s9.check(planted({ packs: signs }))).toHaveLength(real.packs.length)
})
