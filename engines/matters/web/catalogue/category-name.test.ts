import { expect, it } from 'vitest'
import { categoryName } from './category-name.ts'

const all = [
  { code: '01', parent: null, name: '市政', nameEn: 'Public works' },
  { code: '0101', parent: '01', name: '燃气', nameEn: null },
  { code: '010101', parent: '0101', name: '闻到燃气味', nameEn: null },
  { code: '02', parent: null, name: '其他', nameEn: null },
]
it.each([
  ['01', 'en', 'Public works'],
  ['01', 'zh-CN', '市政'],
  ['010101', 'en', 'Public works · 闻到燃气味'],
  ['02', 'en', '其他'],
  ['09', 'en', '09'],
] as const)('%s in %s is %s', (code, locale, said) => expect(categoryName(all, code, locale)).toBe(said))
