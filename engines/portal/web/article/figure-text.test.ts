import { expect, it } from 'vitest'
import { figureText } from './figure-text.ts'

it.each([
  [{ value: 9942, qualifier: 'exact', unit: '件' }, '9,942件', '9,942 件'],
  [{ value: 600, qualifier: '余', unit: '项' }, '600余项', 'over 600 项'],
  [{ value: 300, qualifier: '近', unit: '户' }, '近300户', 'nearly 300 户'],
  [{ value: 1.1, qualifier: '约', unit: '亩' }, '约1.1亩', 'about 1.1 亩'],
  [{ value: 50, qualifier: '以上', unit: '个' }, '50个以上', 'at least 50 个'],
] as const)('%o', (figure, zh, en) => {
  expect(figureText(figure, 'zh-CN')).toBe(zh)
  expect(figureText(figure, 'en')).toBe(en)
})
