import { expect, it } from 'vitest'
import { fakeCommand, planted, real, said } from './planted.ts'
import { s1 } from './s1-see-and-reply.ts'

it('S1: everybody sees what is kept about her, from where, who looked, and may answer', () => {
  expect(said(s1, real)).toEqual([])
  expect(s1.guards(real)).toBeGreaterThan(5)
})
it('S1 planted: a record about people without a way, a lost reply, a hidden record', () => {
  const add = [fakeCommand({ subject: 'dossier', dataClass: 'personal' })]
  expect(said(s1, planted({ add }))).toEqual(['dossier: holds data about people and says nowhere how they see it'])
  expect(said(s1, planted({ without: 'identity.reply-to-record' }))).toContain('account: has no reply or appeal')
  expect(said(s1, planted({ without: 'identity.my-data' }))).toContain('matter: does not tell who looked')
  const change = (op: (typeof add)[0]) => (op.id === 'matters.track' ? { ...op, lookers: ['auditor'] } : op)
  expect(said(s1, planted({ change }))).toContain('matters.track: does not name the person among the lookers')
})
