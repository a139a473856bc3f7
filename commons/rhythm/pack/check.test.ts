import { days } from '@yiwang/kernel/time'
import { describe, expect, it } from 'vitest'
import { checkRhythms, type Rhythm, rhythm, rhythmWordKeys } from './index.ts'

const sound: Omit<Rhythm, 'kind'> = {
  id: 'meeting',
  every: 'week',
  on: { weekday: 1 },
  days: 'working',
  per: 'town',
  owner: { post: 'chair', where: 'town' },
  grace: days(1),
  subjects: ['roads'],
  basis: { basis: 'stated', source: 'p1' },
}
const pack = (...parts: Omit<Rhythm, 'kind'>[]) => ({
  id: 'test',
  mechanism: 'none',
  version: 1,
  calendar: 'c',
  parts: parts.map(rhythm),
})
const faults = (more: object) =>
  checkRhythms(pack({ ...sound, ...more }), (kind) => kind === 'chair').map((i) => `${i.path}: ${i.message.en}`)

describe('what cannot be of a rhythm', () => {
  it('a sound one has no fault, and names the words it needs', () => {
    expect(faults({})).toEqual([])
    expect(rhythmWordKeys(pack(sound))).toEqual(['rhythm.meeting', 'source.p1', 'subject.roads'])
  })
  it.each([
    ['no owner', { owner: undefined }, 'meeting.owner: It has no post that keeps it'],
    ['an unknown post', { owner: { post: 'king', where: 'town' } }, 'meeting.owner: It has no post that keeps it'],
    ['a post above it', { per: 'grid' }, 'meeting.owner: The post stands above what owes it, so nobody can keep it'],
    ['an unknown period', { every: 'fortnight' }, 'meeting.every: Not a known period: fortnight'],
    ['a weekday of a month', { every: 'month' }, 'meeting.on: The fixed day is no day of this period'],
    ['an eighth weekday', { on: { weekday: 8 } }, 'meeting.on: The fixed day is no day of this period'],
    ['a subject twice', { subjects: ['roads', 'roads'] }, 'meeting.subjects: The subject roads comes twice'],
    [
      'subjects nobody can score',
      { keptBy: 'sitting' },
      'meeting.subjects: Another record keeps it, so nobody can score these subjects',
    ],
    [
      'a daily report of a town',
      { keptBy: 'daily', subjects: [] },
      'meeting.keptBy: This record does not come at that level and period',
    ],
    ['an unknown level', { per: 'street' }, 'meeting.per: Not a known level: street'],
  ])('%s', (_, more, fault) => expect(faults(more)).toContain(fault))
  it('two of one id', () => {
    expect(checkRhythms(pack(sound, sound), () => true).map((i) => i.message.en)).toEqual(['The id comes twice'])
  })
})
