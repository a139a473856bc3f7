import fc from 'fast-check'
import { expect, it } from 'vitest'
import { figureText } from '../../web/article/figure-text.ts'
import { isSaid, numbersIn } from './numbers-in.ts'

it('a figure as the page prints it is read back as the same number', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000_000 }),
      fc.constantFrom('exact', '余', '近', '约', '以上'),
      fc.constantFrom('件', '人次', '户', '%'),
      (value, qualifier, unit) => {
        const found = numbersIn(figureText({ value, qualifier, unit }, 'zh-CN'))
        expect(found.map((n) => isSaid(n, { value, qualifier, unit }))).toEqual([true])
      },
    ),
  ))
