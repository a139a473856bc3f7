import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { metresBetween, nearDuplicates } from './near-duplicates.ts'
import { searchQuery } from './search-query.ts'
import { searchVector } from './search-vector.ts'
import { similarity } from './similarity.ts'

const lexemesOf = (vector: string) => Array.from(vector.matchAll(/'((?:[^']|'')*)'/g), ([, word]) => word ?? '')
/** What the database does with the forms we use: every term present, `:*` as a beginning. */
const finds = (typed: string, vector: string) => {
  const lexemes = lexemesOf(vector)
  const terms = (searchQuery(typed)?.tsquery ?? '').split(' & ')
  return terms.every((term) => {
    const [, word = '\0', star] = /^'(.*)'(:\*)?$/.exec(term) ?? []
    return lexemes.some((lexeme) => (star ? lexeme.startsWith(word) : lexeme === word))
  })
}
const message = {
  text: '幸福社区东门的路灯坏了三天，晚上没法走。联系人刘烨坤 13800008867，A7栋，Wi-Fi 也不好，乒乓球拍卖完了',
  names: ['赵翯'],
  places: ['缗城路与奎星路交叉口'],
  ref: '2606 0187 34',
}
const vector = searchVector(message)

describe('search', () => {
  it.each([
    '路灯',
    '路灯坏了',
    '路灯 幸福',
    '刘烨坤',
    '烨坤',
    '赵翯',
    '缗城路',
    '城路',
    '奎星路交叉口',
    '8867',
    '138',
    'ａ７',
    'WI',
    'wi-fi',
    '2606 0187 34',
    '2606018734',
    '0187 34',
    '018734',
    '8734',
    '球拍',
    '拍卖',
    '路灯的',
    '坏',
    '“路灯”！',
    "路灯' | '",
    '晚上&路灯',
  ])('finds by %s', (typed) => expect(finds(typed, vector)).toBe(true))
  it.each(['自来水', '路灯 自来水', '刘烨华', '9999', 'b7', '2606018735'])('does not find by %s', (typed) =>
    expect(finds(typed, vector)).toBe(false),
  )

  it('says nothing for nothing', () => {
    for (const typed of ['', '  ', '!!! & | <-> ()', '\0', '\ud800', '😀']) expect(searchQuery(typed)).toBeUndefined()
    expect(searchVector({ text: '' })).toBe('')
  })
  it('keeps a question of filler words', () => expect(searchQuery('的')).toEqual({ tsquery: "'的':*" }))
  it('gives each lexeme once', () => expect(new Set(lexemesOf(vector)).size).toBe(lexemesOf(vector).length))

  it('finds a text by any stretch of whole words in it', () => {
    const words = [
      '路灯',
      '坏了',
      '幸福社区',
      '自来水',
      '刘烨坤',
      '缗城路',
      '没有',
      '公交车',
      '乒乓球',
      '拍卖',
      'a7栋',
      '12345',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }), fc.nat(), (all, n) => {
        expect(finds(all[n % all.length]!, searchVector({ text: all.join('') }))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('takes any text whatever and stays well formed and bounded', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme' }),
      fc.string({
        unit: fc.constantFrom("'", '\\', '&', '|', '!', ':', '*', '(', '<->', '路', '灯', '\ud83d', '\0', 'İ', '𠮷'),
      }),
    )
    fc.assert(
      fc.property(any, (text) => {
        expect(searchVector({ text, names: [text], places: [text], ref: text })).toMatch(/^('(''|[^'])+'( (?=')|$))*$/)
        const query = searchQuery(text)
        if (query) expect(query.tsquery).toMatch(/^('(''|[^'])+'(:\*)?( & (?=')|$)){1,16}$/)
      }),
      { numRuns: 1000 },
    )
  })

  it('stays bounded on a huge text', () => {
    const text = Array.from({ length: 60_000 }, (_, i) => String.fromCodePoint(0x4e00 + ((i * 7919) % 20_000))).join('')
    expect(lexemesOf(searchVector({ text })).length).toBeLessThanOrEqual(4_000)
    expect(searchQuery(text)!.tsquery.split(' & ').length).toBeLessThanOrEqual(16)
  })
})

describe('similarity', () => {
  it('shows the shared words and leaves filler out', () => {
    const { score, shared } = similarity('您好，幸福路的路灯坏了，请领导处理', '幸福路路灯不亮，路灯坏了三天')
    expect(shared).toEqual(expect.arrayContaining(['路灯', '坏'].filter((w) => w.length > 1)))
    expect(shared).not.toContain('领导')
    expect(score).toBeGreaterThan(0.3)
    expect(similarity('请领导尽快处理问题', '希望领导解决问题').shared).toEqual([])
  })
  it('is symmetric, within 0 and 1, and higher for the same than for another text', () => {
    const some = fc.array(fc.constantFrom('路灯', '垃圾', '噪音', '停水', '公交', '学校', '积水', '停车'), {
      minLength: 1,
    })
    fc.assert(
      fc.property(some, some, (x, y) => {
        const [a, b] = [x.join('，'), y.join('，')]
        expect(similarity(a, b)).toEqual(similarity(b, a))
        expect(similarity(a, b).score).toBeGreaterThanOrEqual(0)
        expect(similarity(a, b).score).toBeLessThanOrEqual(similarity(a, a).score + 1e-9)
        expect(similarity(a, a).score).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('nearDuplicates', () => {
  const here = { lat: 35.07, lon: 116.31 }
  const lamp = { id: 'lamp', text: '幸福社区东门路灯不亮', point: { lat: 35.0705, lon: 116.31 } }
  const same = { id: 'same', text: '东门路灯坏了，晚上不亮', point: here }
  const far = { id: 'far', text: '东门路灯坏了，晚上不亮', point: { lat: 35.2, lon: 116.31 } }
  const water = { id: 'water', text: '自来水发黄', point: here }
  const ask = { text: '东门路灯坏了不亮', point: here }

  it('ranks by place and words and gives reasons', () => {
    const found = nearDuplicates(ask, [far, water, lamp, same], { radiusMetres: 300 })
    expect(found.map(({ other }) => other.id)).toEqual(['same', 'lamp'])
    expect(found[0]).toMatchObject({ strength: 'strong' })
    expect(found[1]!.reasons).toEqual([
      { kind: 'words', words: ['东门路', '路灯'] },
      { kind: 'near', metres: 56 },
    ])
  })
  it('uses the village when there is no point', () => {
    const found = nearDuplicates({ text: ask.text, placeId: 'v1' }, [{ text: same.text, placeId: 'v1' }], {
      radiusMetres: 300,
    })
    expect(found[0]!.reasons).toContainEqual({ kind: 'samePlace' })
  })
  it('abstains when only the place or only filler is shared', () => {
    expect(nearDuplicates(ask, [water], { radiusMetres: 300 })).toEqual([])
    const filler = { text: '希望领导尽快解决问题', point: here }
    expect(nearDuplicates(filler, [{ text: '请领导处理问题', point: here }], { radiusMetres: 300 })).toEqual([])
    expect(nearDuplicates(ask, [same], { radiusMetres: 300, threshold: 0.99 })).toEqual([])
  })
  it('measures along the earth', () => {
    expect(metresBetween({ lat: 0, lon: 0 }, { lat: 0, lon: 1 })).toBeCloseTo(111_195, 0)
    expect(metresBetween(here, here)).toBe(0)
  })
})
