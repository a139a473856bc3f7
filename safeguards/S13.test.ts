import { expect, it } from 'vitest'
import { fakeCommand, planted, real, said } from './planted.ts'
import { s13 } from './s13-emergency.ts'

it('S13: there is no muster yet', () => {
  expect(said(s13, real)).toEqual([])
  expect(s13.guards(real)).toBe(0)
})
it('S13 planted: emergency data kept for years and never purged', () => {
  const add = [fakeCommand({ id: 'muster.check-in', subject: 'muster', retention: 'P3Y' })]
  expect(said(s13, planted({ add }))).toEqual([
    'muster.check-in: emergency data is kept for P3Y',
    'muster.check-in: nothing purges it',
  ])
})
it('S13: thirty days and a purge pass', () => {
  const add = [
    fakeCommand({ id: 'muster.check-in', subject: 'muster', retention: 'P30D' }),
    fakeCommand({ id: 'muster.purge', subject: 'muster', retention: 'P30D', caller: 'system' }),
  ]
  expect(said(s13, planted({ add }))).toEqual([])
})
