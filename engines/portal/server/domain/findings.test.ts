import { describe, expect, it } from 'vitest'
import { column } from '../../pack/index.ts'
import { changesBetween } from './changes.ts'
import { type BoundFigures, boundKey, type Content, findingsOf } from './findings.ts'

const basis = { basis: 'default', source: 'test' } as const
const showcase = column({ id: 'showcase', requires: ['figures'], keep: { years: 3 }, basis })
const policy = column({ id: 'policy', requires: ['number', 'effect'], replaces: true, keep: 'forever', basis })
const BULLETIN = '00000000-0000-7000-8000-000000000001'

const content = (more: Partial<Content> = {}): Content => ({
  title: '网格里的事当天办',
  summary: '',
  body: '今年以来共收集诉求9,942件。',
  unit: '示例县办公室',
  number: null,
  from: null,
  to: null,
  replaces: null,
  area: null,
  banner: null,
  figures: [],
  pictures: [],
  ...more,
})
const stated = {
  label: '收集诉求',
  value: 9942,
  qualifier: 'exact',
  unit: '件',
  period: '',
  source: '示例县上报',
  bulletin: null,
  figure: null,
} as const
const codes = (c: Content, col = showcase, bound: BoundFigures = new Map()) =>
  findingsOf(c, col, bound).map((f) => [f.code, f.at])

describe('what keeps an article from leaving', () => {
  it('a number that is neither bound nor sourced is named', () => {
    expect(codes(content())).toEqual([['NUMBER_UNBOUND', '9942'.replace('9942', '9,942')]])
    expect(codes(content({ figures: [{ ...stated, source: '' }] }))).toEqual([['NO_SOURCE', '收集诉求 9942件']])
    expect(codes(content({ figures: [stated] }))).toEqual([])
    expect(codes(content({ figures: [{ ...stated, unit: '人' }] }))).toEqual([['NUMBER_UNBOUND', '9,942']])
  })
  it('a bound number must be the bulletin’s', () => {
    const bound = { ...stated, source: '', bulletin: BULLETIN, figure: 'collected' }
    const counted = (value: number): BoundFigures =>
      new Map([[boundKey(bound), { value, unit: '件', period: '', source: '' }]])
    expect(codes(content({ figures: [bound] }), showcase, counted(9942))).toEqual([])
    expect(codes(content({ figures: [bound] }), showcase, counted(9943))).toEqual([
      ['FIGURE_DIFFERS', '收集诉求 9942件'],
    ])
    expect(codes(content({ figures: [bound] }))).toEqual([['NOT_IN_BULLETIN', '收集诉求 9942件']])
  })
  it('a picture of people needs a recorded consent, whatever the column', () => {
    const pic = { id: BULLETIN, caption: '议事会现场', shows: 'people', agreed: '' } as const
    const policyText = content({ body: '规定', number: '〔2026〕1号', from: '2026-01-01' })
    expect(codes({ ...policyText, pictures: [pic] }, policy)).toEqual([['NO_CONSENT', '议事会现场']])
    expect(codes({ ...policyText, pictures: [{ ...pic, agreed: '档案 12 号' }] }, policy)).toEqual([])
    expect(codes({ ...policyText, pictures: [{ ...pic, shows: 'place' }] }, policy)).toEqual([])
  })
  it('a policy needs a number and a day, in the right order', () => {
    expect(codes(content(), policy).map(([c]) => c)).toEqual(['NO_NUMBER', 'NO_EFFECT_DAY'])
    const turned = content({ number: '1', from: '2026-02-01', to: '2026-01-01' })
    expect(codes(turned, policy)).toEqual([['DAYS_TURNED', '']])
  })
  it('personal numbers are found and not repeated', () => {
    const found = codes(content({ body: '请打 13812340001 联系' }))
    expect(found).toContainEqual(['PERSONAL_NUMBER', '138…'])
    expect(JSON.stringify(found)).not.toContain('13812340001')
  })
})

describe('a correction', () => {
  it('shows old and new of what changed and of nothing else', () => {
    const before = content({ figures: [stated] })
    const after = content({ title: '新标题', figures: [{ ...stated, value: 9940 }] })
    expect(changesBetween(before, after).map((c) => [c.words.zh, c.before, c.after])).toEqual([
      ['标题', '网格里的事当天办', '新标题'],
      ['数字：收集诉求', '9942件 · 示例县上报', '9940件 · 示例县上报'],
    ])
    expect(changesBetween(before, before)).toEqual([])
  })
})
