import { messageGaps } from '@yiwang/ui'
import { describe, expect, it } from 'vitest'
import { entryMessages } from '../entry/messages.ts'
import { intakeMessages } from '../intake/messages.ts'
import { matterMessages } from '../matter/messages.ts'
import { openDecision, orderedActions } from '../matter/verb-look.ts'
import { searchMessages } from '../search/messages.ts'
import { filterCount, firstView, readInboxSearch, shownCount, shownViews } from './inbox-search.ts'
import { inboxMessages } from './messages.ts'
import { endsOf, ownParts, spanOf, withKind, withOwn } from './own-filter.ts'

it.each([
  ['inbox', inboxMessages],
  ['matter', matterMessages],
  ['entry', entryMessages],
  ['intake', intakeMessages],
  ['search', searchMessages],
])('%s texts are complete on both faces', (_name, messages) => expect(messageGaps(messages)).toEqual([]))

describe('address of the inbox', () => {
  it('keeps what it knows', () =>
    expect(readInboxSearch({ view: 'late', town: 3708, find: '路灯', minPriority: '4', x: 1 })).toEqual({
      view: 'late',
      town: '3708',
      find: '路灯',
      minPriority: 4,
    }))
  it.each([['9'], ['x'], ['1'], ['2.5']])('drops a priority of %s', (minPriority) =>
    expect(readInboxSearch({ view: 'nope', minPriority })).toEqual({}),
  )
  it('counts filters without the view', () => expect(filterCount({ view: 'late', town: '1', find: 'a' })).toBe(2))
})

describe('own fields in the address', () => {
  const kind = { pack: 'p', type: 't' }
  it('one is added, changed and taken off; what is written comes back', () => {
    const one = withOwn(kind, 'a-b', 'x;y:z')
    expect(ownParts(one.own)).toEqual([{ field: 'a-b', value: 'x;y:z' }])
    const two = withOwn(one, 'n', '3..')
    expect(ownParts(two.own).map((x) => x.field)).toEqual(['a-b', 'n'])
    expect(ownParts(withOwn(two, 'a-b', 'w').own)).toEqual([
      { field: 'n', value: '3..' },
      { field: 'a-b', value: 'w' },
    ])
    expect(withOwn(withOwn(two, 'n', ''), 'a-b', '')).toEqual(kind)
    expect(readInboxSearch({ ...two })).toEqual(two)
  })
  it.each([[''], ['x'], [':x'], [';;'], ['a:%E0%A4%A']])('reads %j without falling over', (own) =>
    expect(ownParts(own).length).toBeLessThan(2),
  )
  it('a span has two ends, either open', () => {
    expect([endsOf('3..10'), endsOf('..10'), endsOf('')]).toEqual([
      { from: '3', to: '10' },
      { from: '', to: '10' },
      { from: '', to: '' },
    ])
    expect([spanOf({ from: '', to: '' }), spanOf({ from: '1', to: '' })]).toEqual(['', '1..'])
  })
  it('another kind takes what was asked of the first with it', () =>
    expect(withKind({ ...kind, stage: 's', own: 'a:b', town: '1' }, { pack: 'q' })).toEqual({ pack: 'q', town: '1' }))
  it('a kind is one filter, each of its fields is one', () => {
    expect(filterCount({ view: 'open', ...kind })).toBe(1)
    expect(filterCount({ view: 'open', ...kind, stage: 's', own: 'a:b;n:3..' })).toBe(4)
  })
})

describe('views', () => {
  it.each([
    [['reply-checker'], 'checks'],
    [['visitor'], 'visits'],
    [['arbiter'], 'rulings'],
    [['county-dispatcher'], 'to-dispatch'],
    [['handler'], 'mine'],
    [['supervisor'], 'late'],
    [['grid-team'], 'mine'],
    [[], 'mine'],
  ])('%s begins on %s, whatever waits for others', (posts, view) =>
    expect(firstView({ 'to-dispatch': 4, open: 9 }, posts)).toBe(view),
  )
  it('of two posts the one with work comes first', () => {
    expect(firstView({ checks: 0, visits: 2 }, ['reply-checker', 'visitor'])).toBe('visits')
    expect(firstView({ checks: 1, visits: 2 }, ['reply-checker', 'visitor'])).toBe('checks')
  })
  it('what waits for her comes before a queue that is empty', () => {
    expect(firstView({ 'to-dispatch': 0, mine: 1, open: 9 }, ['county-dispatcher'])).toBe('mine')
    expect(firstView({ 'to-dispatch': 0, mine: 0, open: 9 }, ['county-dispatcher'])).toBe('to-dispatch')
  })
  it('a row sent away is not counted while the server still has it', () =>
    expect([shownCount(2, 1), shownCount(0, 1), shownCount(3, 0)]).toEqual([1, 0, 3]))
  it('leaves out empty queues, never the open one', () =>
    expect(shownViews({ late: 1 }, 'checks')).toEqual(['mine', 'late', 'checks', 'open', 'closed']))
})

const act = (verb: string) => ({
  action: verb,
  verb,
  words: { zh: '', en: '' },
  form: [],
  bulk: false,
  leaves: false,
})

it('a decision names every way of it, only to who may take all', () => {
  const verbs = (...can: string[]) => openDecision(can.map(act)).map((a) => a.verb)
  expect(verbs('rule-deny', 'divert', 'rule-accept')).toEqual(['rule-accept', 'rule-deny'])
  expect(verbs('check-reject', 'check-accept')).toEqual(['check-accept', 'check-reject'])
  expect(verbs('rule-accept', 'reply')).toEqual([])
})

it('acts stand by verb, notes apart', () => {
  const order = orderedActions([act('terminate'), act('note'), act('made-up'), act('reply'), act('sign')])
  expect(order.map((a) => a.verb)).toEqual(['sign', 'reply', 'made-up', 'terminate'])
})
