import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agrees } from './agrees.ts'

describe('a printed number and the counted one', () => {
  it.each([
    [{ value: 600, qualifier: '余' }, 613, true],
    [{ value: 600, qualifier: '余' }, 600, false],
    [{ value: 600, qualifier: '余' }, 702, false],
    [{ value: 300, qualifier: '近' }, 289, true],
    [{ value: 300, qualifier: '近' }, 301, false],
    [{ value: 1000, qualifier: '约' }, 1300, true],
    [{ value: 1000, qualifier: '约' }, 1600, false],
    [{ value: 50, qualifier: '以上' }, 50, true],
    [{ value: 9942, qualifier: 'exact' }, 9943, false],
  ] as const)('%o of %d: %s', (said, counted, want) => expect(agrees(said, counted)).toBe(want))

  it('exact agrees with itself only; 余 and 近 never both', () =>
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(1e6), (value, counted) => {
        expect(agrees({ value, qualifier: 'exact' }, counted)).toBe(value === counted)
        expect(agrees({ value, qualifier: '余' }, counted) && agrees({ value, qualifier: '近' }, counted)).toBe(false)
      }),
    ))
})
