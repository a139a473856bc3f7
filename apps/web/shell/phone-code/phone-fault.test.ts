import { expect, it } from 'vitest'
import { cleanPhone, phoneFault } from './phone-fault.ts'

it.each([
  ['', undefined],
  ['13800008867', undefined],
  ['138 0000-8867', undefined],
  ['１３８００００８８６７', undefined],
  ['1380000886', { kind: 'short', length: 10, off: 1 }],
  ['138000088677', { kind: 'long', length: 12, off: 1 }],
  ['12800008867', { kind: 'form' }],
  ['0537-1234567', { kind: 'form' }],
  ['abc', { kind: 'form' }],
])('"%s"', (typed, fault) => expect(phoneFault(typed)).toEqual(fault))
it('is cleaned of blanks', () => expect(cleanPhone(' 138 0000 8867 ')).toBe('13800008867'))
