import { describe, expect, it } from 'vitest'
import { composition } from '../../pack/index.ts'
import { seatsAfterMerge, teamState } from './team.ts'

const words = { zh: '席', en: 'seat' }
const slot = (name: string, count: number) => ({ slot: name, count, kind: 'grid-team' as const, words })
const team = composition({
  id: 'team',
  per: 'grid',
  slots: [slot('1', 1), slot('2', 2)],
  basis: { basis: 'stated', source: 'test' },
})
const count = (name: string, filled: number, lastEnd: number | null = null) => ({
  grid: 'g',
  slot: name,
  filled,
  lastEnd,
})

describe('teamState', () => {
  it.each([
    ['full', [count('1', 1), count('2', 2)], { filled: 3, complete: true, since: null }],
    ['empty since it began', [], { filled: 0, complete: false, since: 5 }],
    ['one left at 90', [count('1', 1), count('2', 1, 90)], { filled: 2, complete: false, since: 90 }],
    ['the older gap counts', [count('1', 0, 40), count('2', 1, 90)], { filled: 1, complete: false, since: 40 }],
    ['too many in one slot fill no other', [count('1', 3), count('2', 0)], { filled: 1, complete: false, since: 5 }],
  ])('%s', (_, counts, state) => expect(teamState(team, counts, 5)).toMatchObject({ slots: 3, ...state }))

  it('says what is missing', () => {
    expect(teamState(team, [count('2', 1)], 5).missing).toEqual([
      { slot: '1', slotWords: words, count: 1 },
      { slot: '2', slotWords: words, count: 1 },
    ])
  })
  it('asks for nobody where no mechanism wants teams', () => {
    expect(teamState(undefined, [], 5)).toMatchObject({ slots: 0, complete: true })
  })
})

describe('seatsAfterMerge', () => {
  const seat = (person: string, name: string, from: number, grid = 'a') => ({ person, slot: name, from, grid })
  const stays = (seats: Parameters<typeof seatsAfterMerge>[1]) =>
    seatsAfterMerge(team, seats, ['a', 'b']).stay.map((s) => s.person)
  it('keeps the longest serving, then the first grid', () => {
    expect(stays([seat('new', '1', 9), seat('old', '1', 3, 'b')])).toEqual(['old'])
    expect(stays([seat('second', '1', 3, 'b'), seat('first', '1', 3, 'a')])).toEqual(['first'])
  })
  it('seats nobody twice and everybody somewhere', () => {
    const seats = [seat('x', '1', 1), seat('x', '2', 2, 'b'), seat('y', '2', 3), seat('z', '9', 4)]
    const { stay, leave } = seatsAfterMerge(team, seats, ['a', 'b'])
    expect(stay.map((s) => s.person)).toEqual(['x', 'y'])
    expect(stay.length + leave.length).toBe(seats.length)
  })
})

describe('composition', () => {
  it('refuses a slot that comes twice and counts that are none', () => {
    const of = (slots: readonly ReturnType<typeof slot>[]) => () =>
      composition({ id: 'x', per: 'grid', slots, basis: { basis: 'default', source: 'test' } })
    expect(of([slot('1', 1), slot('1', 2)])).toThrow('comes twice')
    expect(of([slot('1', 0)])).toThrow('0 seats')
  })
})
