import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chineseValue } from './chinese-number.ts'
import { isSaid, numbersIn } from './numbers-in.ts'

const said = (text: string) => numbersIn(text).map((n) => [n.value, n.qualifier, n.after.slice(0, 2)])
const DIGITS = '零一二三四五六七八九'
/** Writes 1 to 9,999 the way people do. */
const chinese = (n: number): string => {
  const steps = ['', '十', '百', '千']
  const s = [...String(n)].reverse()
  const text = s
    .map((d, i) => (d === '0' ? '零' : DIGITS[Number(d)]! + steps[i]!))
    .reverse()
    .join('')
  return text.replace(/零+/g, '零').replace(/零$/, '')
}

describe('numbers a text states', () => {
  it.each([
    [
      '共收集诉求9,942件，当场办结9,629件',
      [
        [9942, 'exact', '件，'],
        [9629, 'exact', '件'],
      ],
    ],
    [
      '审查600余项，参加2万人次',
      [
        [600, '余', '项，'],
        [20000, 'exact', '人次'],
      ],
    ],
    [
      '近300户、约1.1万亩、50个以上',
      [
        [300, '近', '户、'],
        [11000, '约', '亩、'],
        [50, '以上', '个以'],
      ],
    ],
    ['满意率９６．９％', [[96.9, 'exact', '%']]],
    [
      '走访三百余名群众，解决二十个问题',
      [
        [300, '余', '名群'],
        [20, 'exact', '个问'],
      ],
    ],
    ['超过1500人', [[1500, '以上', '人']]],
  ])('%s', (text, want) => expect(said(text)).toEqual(want))

  it('a share in words is a number too', () => expect(said('好评占百分之九十六')).toEqual([[96, 'exact', '%']]))

  it.each([
    '2026年6月5日9:30召开，6月底前完成',
    '济组发〔2026〕3号，第12条，第 3 期',
    '1. 先报名\n2、再核对\n（3）公示',
    '建“1+2+3”小组、推“1+10+N”清单，5G 覆盖，A4 纸',
    '拨打12345热线',
    '“5”来听行动、“1234”工作思路',
    '千家万户、万众一心、一件事、三会一课',
  ])('counts nothing in: %s', (text) => expect(said(text)).toEqual([]))

  it('finds any number in any place, and takes it for no other', () => {
    const around = fc.constantFrom('共办结', '其中', '，', '今年以来')
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), around, fc.boolean(), (n, before, comma) => {
        const text = `${before}${comma ? n.toLocaleString('en') : n}件事`
        const found = numbersIn(text)
        expect(found).toHaveLength(1)
        const figure = { value: n, qualifier: 'exact', unit: '件' } as const
        expect(isSaid(found[0]!, figure)).toBe(true)
        expect(isSaid(found[0]!, { ...figure, value: n + 1 })).toBe(false)
        expect(isSaid(found[0]!, { ...figure, qualifier: '余' })).toBe(false)
      }),
    )
  })
  it('quotes hide no count', () => expect(numbersIn('办结“9942”件')).toHaveLength(1))
  it('reads what is written in Chinese', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (n) => {
        expect(chineseValue(chinese(n))).toBe(n)
        expect(chineseValue(`${chinese(n)}万`)).toBe(n * 10_000)
      }),
    ))
  it('人 is not 人次', () => {
    const [n] = numbersIn('培训25000人次')
    expect(isSaid(n!, { value: 25000, qualifier: 'exact', unit: '人' })).toBe(false)
    expect(isSaid(n!, { value: 25000, qualifier: 'exact', unit: '人次' })).toBe(true)
  })
  it('never throws and never finds a negative or endless value', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (s) => {
        for (const n of numbersIn(s)) expect(Number.isFinite(n.value) && n.value >= 0).toBe(true)
      }),
    ))
  it.each(['1', ' ', '一', '十', '约 ', '第 ', '1,', '1+', '(2026', '“1'])(
    'a whole text of “%s” is read at once',
    (sign) => {
      const text = `a${sign.repeat(20_000 / sign.length)}b`
      const before = performance.now()
      numbersIn(text)
      expect(performance.now() - before).toBeLessThan(1_000)
    },
  )
})
