import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkKey, readLinkKey } from './link-key.ts'

const claim = { file: 'f1', appeal: '0190f0de-0000-7000-8000-000000000001', until: 2_000 }

describe('the key of a link', () => {
  it('opens its own file for its own appeal until its time', () => {
    const key = linkKey('s', claim)
    expect(readLinkKey('s', key, { file: 'f1', now: 1_999 })).toBe(claim.appeal)
    expect(readLinkKey('s', key, { file: 'f1', now: 2_000 })).toBeUndefined()
    expect(readLinkKey('s', key, { file: 'f2', now: 0 })).toBeUndefined()
    expect(readLinkKey('t', key, { file: 'f1', now: 0 })).toBeUndefined()
    expect(key.length).toBeLessThanOrEqual(100)
  })
  it('cannot be altered in any place', () => {
    const key = linkKey('s', claim)
    fc.assert(
      fc.property(fc.nat(key.length - 2), fc.constantFrom(...'0az.-Z'), (at, c) => {
        fc.pre(key[at] !== c)
        const forged = key.slice(0, at) + c + key.slice(at + 1)
        return readLinkKey('s', forged, { file: 'f1', now: 0 }) === undefined
      }),
    )
  })
  it('never throws on what is typed', () => {
    fc.assert(fc.property(fc.string(), (s) => readLinkKey('s', s, { file: 'f1', now: 0 }) === undefined))
  })
})
