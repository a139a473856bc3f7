import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { VERBS } from '@yiwang/matters/pack'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'

type Row = Record<string, string>
const folder = import.meta.dirname
const table = (name: string): Row[] => parse(readFileSync(join(folder, name)), { columns: true })
const catalogue = table('catalogue.csv')
const keywords = table('keywords.csv')
const duties = table('duty-list.csv')
const units = new Set(table('data/units.csv').map((u) => u.code))
const leaves = catalogue.filter((r) => r.level === '3')
const byCode = new Map(catalogue.map((r) => [r.code, r]))
/** Latin letters have no place in what a resident or an official reads here; 12345 and the like are digits. */
const latin = /[A-Za-z]/

describe('catalogue', () => {
  it('has 15 heads, 105 groups and 407 leaves, each code once', () => {
    const of = (level: string) => catalogue.filter((r) => r.level === level).length
    expect([of('1'), of('2'), of('3')]).toEqual([15, 105, 407])
    expect(byCode.size).toBe(catalogue.length)
  })
  it('is a tree: two digits a level, the parent is the front of the code', () => {
    for (const r of catalogue) {
      expect(r.code).toMatch(/^(\d\d){1,3}$/)
      expect(r.code?.length).toBe(Number(r.level) * 2)
      expect(r.parent).toBe(r.code?.slice(0, -2))
      if (r.parent) expect(byCode.has(r.parent)).toBe(true)
    }
    const parents = new Set(catalogue.map((r) => r.parent))
    for (const r of catalogue.filter((x) => x.level !== '3')) expect(parents.has(r.code), r.name).toBe(true)
  })
  it('has names that a reader can tell apart, and known classes', () => {
    expect(new Set(leaves.map((r) => r.name)).size).toBe(leaves.length)
    for (const r of catalogue) {
      expect(r.name).not.toMatch(latin)
      expect(r.name?.length).toBeLessThanOrEqual(12)
      expect(['emergency', 'utility', 'other']).toContain(r.class)
    }
  })
  it('says heads and groups in English too, each apart; a leaf has its Chinese name alone', () => {
    const upper = catalogue.filter((r) => r.level !== '3')
    for (const r of upper) expect(r.name_en, r.name).toMatch(/^[A-Z][A-Za-z',\- ]{2,39}$/)
    expect(new Set(upper.map((r) => r.name_en)).size).toBe(upper.length)
    expect(leaves.filter((r) => r.name_en !== '')).toEqual([])
  })
  it('calls what endangers life an emergency and no dust-up over a bill', () => {
    const cls = (name: string) => leaves.find((r) => r.name === name)?.class
    expect(['闻到燃气味', '电梯困人停运', '消防通道被堵', '井盖丢失破损'].map(cls)).toEqual(Array(4).fill('emergency'))
    expect(['突然停水', '停电', '家里不热', '村庄汛期排涝'].map(cls)).toEqual(Array(4).fill('utility'))
    expect(['物业收费', '乱扣话费'].map(cls)).toEqual(['other', 'other'])
  })
  const foreign = join(process.env.YIWANG_SHARED ?? join(folder, '../../../shared'), 'data/taidi-c-2020/taxonomy.csv')
  it.skipIf(!existsSync(foreign))('is worded by us: few leaves read like the list it re-expresses', () => {
    const rows: Row[] = parse(readFileSync(foreign), { columns: true, bom: true })
    const theirs = new Set(rows.map((r) => r.level3))
    expect(leaves.filter((r) => theirs.has(r.name ?? '')).length).toBeLessThan(leaves.length * 0.06)
    const heads = new Set(rows.map((r) => r.level1))
    expect(catalogue.filter((r) => r.level === '1' && heads.has(r.name ?? ''))).toEqual([])
  })
  if (!existsSync(foreign)) console.log('skipped: the list that the catalogue re-expresses is not on this machine')
})

describe('keywords', () => {
  it('give every leaf 3 to 8 words of a resident', () => {
    expect(keywords.map((r) => r.code).sort()).toEqual(leaves.map((r) => r.code).sort())
    for (const r of keywords) {
      const words = r.keywords?.split(';') ?? []
      expect(words.length, r.code).toBeGreaterThanOrEqual(3)
      expect(words.length, r.code).toBeLessThanOrEqual(8)
      expect(new Set(words).size).toBe(words.length)
      for (const w of words) expect(w).not.toMatch(/[A-Za-z\s,]/)
    }
  })
  it('lead from everyday sentences to the leaf', () => {
    const best = (text: string) =>
      keywords
        .map((r) => ({
          code: r.code,
          hit: (r.keywords?.split(';') ?? []).filter((w) => text.includes(w)).reduce((n, w) => n + w.length, 0),
        }))
        .sort((a, b) => b.hit - a.hit)[0]?.code ?? ''
    const name = (text: string) => byCode.get(best(text))?.name
    expect(name('三楼水压低，水上不去')).toBe('水压低上不了楼')
    expect(name('门口井盖没了，晚上怕人掉进去')).toBe('井盖丢失破损')
    expect(name('包工头不给钱，工地欠薪三个月')).toBe('工地欠薪')
    expect(name('蒜价太低，大蒜卖不出')).toBe('大蒜价格和销路')
  })
})

describe('duty list', () => {
  const lines = (code: string) => duties.filter((d) => d.category === code || d.category === code.slice(0, 4))
  it('covers every leaf by exactly one line, its own or its group’s', () => {
    for (const leaf of leaves) expect(lines(leaf.code ?? '').length, leaf.name).toBe(1)
  })
  it('names known categories and units, each item number once', () => {
    expect(new Set(duties.map((d) => d.item)).size).toBe(duties.length)
    for (const d of duties) {
      expect(byCode.has(d.category ?? ''), d.item).toBe(true)
      expect(d.unit_code === 'TOWN' || units.has(d.unit_code), d.item).toBe(true)
      expect(d.item).toBe((d.category?.match(/\d\d/g) ?? []).map(Number).join('.'))
      expect(d.basis?.length, d.item).toBeGreaterThan(3)
      expect(['yes', 'no']).toContain(d.community)
    }
  })
  it('gives work to every county unit', () => {
    const used = new Set(duties.map((d) => d.unit_code))
    expect([...units].filter((u) => u?.startsWith('D') && !used.has(u))).toEqual([])
  })
  it('lets the community lead in a handful of lines, all of the town, never in village affairs', () => {
    const led = duties.filter((d) => d.community === 'yes')
    expect(led.length).toBe(9)
    for (const d of led) expect(d.unit_code).toBe('TOWN')
    expect(led.some((d) => byCode.get(d.category?.slice(0, 4) ?? '')?.name === '村务与集体财产')).toBe(false)
  })
})

describe('canned replies', () => {
  type Canned = { id: string; title: { zh: string; en: string }; verb: string; category?: string; text: string }
  const canned: Canned[] = JSON.parse(readFileSync(join(folder, 'canned-replies.json'), 'utf8'))
  const banned = /高度重视|切实|尽快|近期|适时|相关部门|有关规定|予以|进行|知悉|特此|请耐心等待|[！!]/
  it('are about twenty, for known verbs and categories, in the voice of the house', () => {
    expect(canned.length).toBe(22)
    expect(new Set(canned.map((c) => c.id)).size).toBe(canned.length)
    for (const c of canned) {
      expect(VERBS as readonly string[]).toContain(c.verb)
      if (c.category) expect(byCode.has(c.category), c.id).toBe(true)
      expect(c.text, c.id).not.toMatch(banned)
      expect(c.text, c.id).not.toMatch(latin)
      expect(c.text, c.id).toMatch(/\{\p{Script=Han}+\}|110/u)
      expect([c.title.zh, c.title.en].every(Boolean)).toBe(true)
    }
  })
  it('say no first when the answer is no, and how to object', () => {
    for (const id of ['not-government', 'explained', 'cannot-now'])
      expect(canned.find((c) => c.id === id)?.text).toMatch(/^这件事[^。]*不(能办|了)/)
    expect(canned.find((c) => c.id === 'not-government')?.text).toContain('不同意，30 天内')
  })
})
