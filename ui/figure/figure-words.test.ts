import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countWords, shareWords, tooFewWords } from './figure-words.ts'

describe('figure words', () => {
  it('keeps 0, hidden and missing apart', () => {
    expect(countWords(0, 'zh-CN')).toBe('0')
    expect(countWords('hidden', 'zh-CN')).toBe('少于 5')
    expect(countWords('missing', 'zh-CN')).toBe('没有数据')
    expect(countWords(9942, 'zh-CN')).toBe('9,942')
  })
  it('states a share with one decimal from ten cases on', () => {
    expect(shareWords(58, 64)).toBe('90.6%')
    expect(shareWords(10, 10)).toBe('100.0%')
    expect(shareWords(9, 9)).toBeUndefined()
    expect(shareWords(0, 0, 0)).toBeUndefined()
    expect(shareWords('hidden', 64)).toBeUndefined()
  })
  it('says too few in words', () => {
    expect(tooFewWords(7, '件', 'zh-CN')).toBe('样本太少（7 件），不下结论。')
    expect(tooFewWords(7, '件', 'en')).toBe('Too few (7) to conclude.')
  })
  it('is never outside 0 to 100 for a part of a whole', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), (a, b) => {
        const said = shareWords(Math.min(a, b), Math.max(a, b), 1)
        return said === undefined
          ? Math.max(a, b) === 0
          : Number.parseFloat(said) >= 0 && Number.parseFloat(said) <= 100
      }),
    )
  })
})
