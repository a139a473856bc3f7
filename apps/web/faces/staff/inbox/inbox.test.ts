import { messageGaps } from '@yiwang/ui'
import { describe, expect, it } from 'vitest'
import { entryMessages } from '../entry/messages.ts'
import { intakeMessages } from '../intake/messages.ts'
import { matterMessages } from '../matter/messages.ts'
import { orderedActions } from '../matter/verb-look.ts'
import { searchMessages } from '../search/messages.ts'
import { filterCount, firstView, readInboxSearch, shownViews } from './inbox-search.ts'
import { inboxMessages } from './messages.ts'

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

describe('views', () => {
  it('begins where a decision waits', () => {
    expect(firstView({ rulings: 2, mine: 9 })).toBe('rulings')
    expect(firstView({ mine: 0 })).toBe('mine')
  })
  it('leaves out empty queues, never the open one', () =>
    expect(shownViews({ late: 1 }, 'checks')).toEqual(['mine', 'late', 'checks', 'open', 'closed']))
})

it('acts stand by verb, notes apart', () => {
  const act = (verb: string) => ({
    action: verb,
    verb,
    words: { zh: '', en: '' },
    form: [],
    bulk: false,
    leaves: false,
  })
  const order = orderedActions([act('terminate'), act('note'), act('made-up'), act('reply'), act('sign')])
  expect(order.map((a) => a.verb)).toEqual(['sign', 'reply', 'made-up', 'terminate'])
})
