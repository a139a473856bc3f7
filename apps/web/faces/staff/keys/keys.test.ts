import { messageGaps } from '@yiwang/ui'
import { describe, expect, it } from 'vitest'
import { comboOf, comboWords, isEditable, type Press, resolve, worksInField } from './key-match.ts'
import { keyMessages } from './messages.ts'
import { withNew } from './palette.tsx'

const press = (code: string, more: Partial<Press> = {}): Press => ({
  code,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  keyCode: 0,
  ...more,
})

it('texts are complete on both faces', () => expect(messageGaps(keyMessages)).toEqual([]))

describe('key presses', () => {
  it.each([
    [press('KeyJ'), 'KeyJ'],
    [press('KeyX', { shiftKey: true }), 'Shift+KeyX'],
    [press('Enter', { metaKey: true }), 'Ctrl+Enter'],
    [press('Numpad2'), 'Digit2'],
    [press('ShiftLeft', { shiftKey: true }), ''],
    [press('KeyJ', { isComposing: true }), ''],
    [press('KeyJ', { keyCode: 229 }), ''],
    [press('KeyJ', { altKey: true }), ''],
  ])('%o is %s', (p, combo) => expect(comboOf(p)).toBe(combo))
  it('fields keep their letters, not their Ctrl', () => {
    expect(isEditable({ tagName: 'INPUT', type: 'text' })).toBe(true)
    expect(isEditable({ tagName: 'TEXTAREA' })).toBe(true)
    expect(isEditable({ tagName: 'INPUT', type: 'checkbox' })).toBe(false)
    expect(isEditable({ tagName: 'DIV', isContentEditable: true })).toBe(true)
    expect([worksInField('Ctrl+Enter'), worksInField('KeyJ')]).toEqual([true, false])
  })
})

describe('which command', () => {
  const list = [{ combo: 'KeyJ' }, { combo: 'KeyG KeyI' }, { combo: 'KeyI' }, { combo: 'KeyJ', later: true }]
  it('the page opened last wins', () => expect(resolve(list, 'KeyJ', '').run).toEqual({ combo: 'KeyJ', later: true }))
  it('a prefix waits for its second key', () => {
    expect(resolve(list, 'KeyG', '')).toEqual({ prefix: 'KeyG' })
    expect(resolve(list, 'KeyI', 'KeyG').run?.combo).toBe('KeyG KeyI')
  })
  it('a wrong second key means itself', () => expect(resolve(list, 'KeyJ', 'KeyG').run?.combo).toBe('KeyJ'))
  it('says keys as they are printed', () => {
    expect(['Shift+KeyX', 'Shift+Slash', 'KeyG KeyI', 'Ctrl+Enter', 'Digit1'].map(comboWords)).toEqual([
      'Shift+X',
      '?',
      'G I',
      'Ctrl+Enter',
      '1',
    ])
  })
})

it('the open palette keeps what it offers and takes in what arrives', () => {
  const run = () => {}
  const before = [{ id: 'reply', label: '答复', run }]
  expect(withNew(before, [{ id: 'reply', label: '答复', run }])).toBe(before)
  const now = [{ id: 'go./register', label: '登记', run }]
  expect(withNew(before, now).map((c) => c.id)).toEqual(['reply', 'go./register'])
})
