import { expect, it } from 'vitest'
import { type Member, type Sieve, siftMembers } from './sift-members.ts'

const member = (name: string, more: Partial<Member>): Member => ({
  id: name,
  name,
  unitName: '',
  fields: ['land'],
  certificate: null,
  validUntil: null,
  standing: 'open',
  ready: true,
  ...more,
})
const all = [
  member('甲', { fields: ['land', 'labour'], unitName: '城南司法所' }),
  member('乙', { standing: 'over', ready: false, validUntil: '2026-05-01T00:00:00.000Z', certificate: 'TJ-0002' }),
  member('丙', { standing: 'over', ready: false, validUntil: '2026-03-01T00:00:00.000Z', fields: ['labour'] }),
  member('丁', { standing: 'soon', validUntil: '2026-06-20T00:00:00.000Z' }),
]
const names = (sieve: Partial<Sieve>) =>
  siftMembers(all, { field: '', standing: '', words: '', ...sieve })
    .map((m) => m.name)
    .join('')

it.each([
  [{}, '甲乙丙丁'],
  [{ field: 'labour' }, '甲丙'],
  [{ standing: 'ready' }, '甲丁'],
  [{ standing: 'soon' }, '丁'],
  [{ standing: 'over' }, '丙乙'],
  [{ standing: 'over', field: 'land' }, '乙'],
  [{ words: ' 司法所 ' }, '甲'],
  [{ words: 'TJ-0002' }, '乙'],
  [{ words: '戊' }, ''],
] as const)('%o → %s', (sieve, found) => expect(names(sieve)).toBe(found))
