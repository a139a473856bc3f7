import { describe, expect, it } from 'vitest'
import { begins, mayAct, mayReadDrafts, mayWrite, needsOther } from './policy.ts'
import { anyone, resident, staff } from './testing/actors.ts'

const ACTIONS = ['check', 'release', 'send-back', 'correct', 'withdraw', 'recall'] as const
const author = staff(1, 'bulletin-editor', 'bulletin-checker', 'bulletin-releaser')
const checker = staff(2, 'bulletin-checker', 'bulletin-releaser')
const other = staff(3, 'bulletin-checker', 'bulletin-releaser')
const system = { ...anyone, kind: 'system' } as const
const content = {} as never
const draft = { state: 'draft', pending: null, authors: [author.person!], checkedBy: null, releasedAt: null } as const
const checked = { ...draft, state: 'checked', checkedBy: checker.person } as const
const released = { ...checked, state: 'released', releasedAt: 1 } as const
const pending = { ...released, pending: { at: 1, by: checker.person!, as: '', reason: '', content } } as const

describe('who may do what with an article', () => {
  it.each([
    ['bulletin-editor', ['withdraw'], [], true],
    ['bulletin-checker', ['check', 'send-back'], ['check', 'send-back'], false],
    [
      'bulletin-releaser',
      ['release', 'send-back', 'correct', 'withdraw', 'recall'],
      ['release', 'send-back', 'correct', 'withdraw', 'recall'],
      false,
    ],
    ['supervisor', [], [], false],
    ['handler', [], [], false],
  ] as const)('%s', (post, ofDraft, ofReleased, writes) => {
    const actor = staff(9, post)
    const may = (of: typeof draft | typeof released) =>
      ACTIONS.filter((action) => mayAct(actor, 0, { action, of }).ok).sort()
    expect(may(draft)).toEqual([...ofDraft].sort())
    expect(may(released)).toEqual([...ofReleased].sort())
    expect(mayWrite(actor, 0).ok).toBe(writes)
    expect(mayReadDrafts(actor, 0).ok).toBe(post !== 'handler')
  })
  it('no resident, no passer-by and no software writes, checks or releases', () => {
    for (const actor of [anyone, resident(1), system]) {
      expect(mayWrite(actor, 0).ok).toBe(false)
      for (const action of ACTIONS) expect(mayAct(actor, 0, { action, of: draft }).ok).toBe(false)
    }
  })
  it.each([
    ['draft', draft, ['check', 'withdraw']],
    ['checked', checked, ['release', 'send-back', 'withdraw']],
    ['released', released, ['withdraw', 'recall']],
    ['with a correction', pending, ['send-back', 'correct', 'withdraw', 'recall']],
    ['replaced', { ...released, state: 'replaced' }, ['recall']],
    ['withdrawn', { ...released, state: 'withdrawn' }, []],
    ['recalled', { ...released, state: 'recalled' }, []],
  ] as const)('what begins at %s', (_name, a, want) =>
    expect(ACTIONS.filter((x) => begins(a, x)).sort()).toEqual([...want].sort()),
  )
  it.each([
    [3, 'check', draft, [true, false, false]],
    [2, 'check', draft, [true, false, false]],
    [3, 'release', checked, [true, true, false]],
    [2, 'release', checked, [false, true, false]],
    [3, 'correct', pending, [false, true, false]],
    [2, 'correct', pending, [false, true, false]],
    [3, 'recall', released, [false, false, false]],
  ] as const)('with %d persons, %s needs another than author, checker, third', (persons, action, a, want) =>
    expect([author, checker, other].map((actor) => needsOther(a, { actor, action, persons }))).toEqual(want),
  )
})
