import { expect, it } from 'vitest'
import { asksAgain, findFault } from './find-fault.ts'

it('wants ten digits first', () => {
  expect(findFault({ ref: '626', secret: '', codeNeeded: true })).toEqual({ field: 'number', n: 3 })
})
it('wants a code only where none can do without', () => {
  expect(findFault({ ref: '6259166921', secret: '', codeNeeded: true })).toEqual({ field: 'secret' })
  expect(findFault({ ref: '6259166921', secret: '', codeNeeded: false })).toBeUndefined()
  expect(findFault({ ref: '6259166921', secret: 'abc', codeNeeded: true })).toBeUndefined()
})
it.each([
  [401, true],
  [403, true],
  [404, true],
  [429, false],
  [500, false],
  [0, false],
  [undefined, false],
])('an answer of %s asks again: %s', (status, again) => expect(asksAgain(status)).toBe(again))
