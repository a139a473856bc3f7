import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatRef, formatRefTyping, refDigits, spokenRef } from './ref-format.ts'

describe('ref format', () => {
  it('groups ten digits 4-4-2', () => expect(formatRef('2606018734')).toBe('2606 0187 34'))
  it('leaves other texts alone', () => {
    expect(formatRef('260601873')).toBe('260601873')
    expect(formatRef('督办〔2026〕31 号')).toBe('督办〔2026〕31 号')
  })
  it('takes pasted full-width digits and separators', () => expect(refDigits(' ２６０６-0187 34。')).toBe('2606018734'))
  it('groups while typing without a trailing blank', () => {
    expect(formatRefTyping('2606')).toBe('2606')
    expect(formatRefTyping('26060')).toBe('2606 0')
    expect(formatRefTyping('260601873499')).toBe('2606 0187 34')
  })
  it('is read digit by digit', () => expect(spokenRef('2606018734')).toBe('2 6 0 6, 0 1 8 7, 3 4'))
  it('never loses a digit', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{10}$/),
        (d) => refDigits(formatRef(d)) === d && formatRefTyping(d) === formatRef(d),
      ),
    )
  })
})
