import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contactKept, contactLine, maskPhone } from './contact-kept.ts'

describe('the phone a device keeps', () => {
  it('is masked, however it was typed', () => {
    expect(maskPhone('13800001234')).toBe('138****1234')
    expect(maskPhone('138 0000-1234')).toBe('138****1234')
    expect(maskPhone('1380')).toBe('****')
  })
  it('never holds the four digits in the middle', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), (phone) => {
        const kept = contactKept({ phone, sms: true })
        expect(kept).toEqual({ phone: `${phone.slice(0, 3)}****${phone.slice(7)}`, sms: true })
      }),
    )
  })
  it('is nothing when none was left', () => {
    expect(contactKept({ sms: false })).toBeNull()
    expect(contactKept({ phone: '', sms: true })).toBeNull()
  })
})

it.each([
  [null, 'noPhone'],
  [undefined, 'keepBoth'],
  [{ phone: '138****1234', sms: true }, 'smsTo'],
  [{ phone: '138****1234', sms: false }, 'phoneLeft'],
] as const)('the receipt of %j says %s', (contact, line) => expect(contactLine(contact)).toBe(line))
