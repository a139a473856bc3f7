import { readFileSync } from 'node:fs'
import { partsOf } from '@yiwang/kernel'
import type { Banner, Column, Desk } from '@yiwang/portal/pack'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { atlas } from '../atlas.ts'
import pack from './pack.ts'

const file = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')
const zh: Record<string, string> = JSON.parse(file('locales/zh-CN.json'))
const en: Record<string, string> = JSON.parse(file('locales/en.json'))
const columns = partsOf<Column>(pack, 'portal.column')
const banners = partsOf<Banner>(pack, 'portal.banner')
const desk = partsOf<Desk>(pack, 'portal.desk')[0]
type Card = { mechanism: string; kind: string; area: string; banner: string }
const cards = parse(file('cards.csv'), { columns: true }) as Card[]

describe('m39 as a pack', () => {
  it('has three columns and three owners, as its box says', () => {
    expect(columns.map((c) => c.id)).toEqual(['policy', 'showcase', 'study'])
    expect(desk?.owners).toHaveLength(3)
  })
  it('keeps policies for ever and showcases three years, and asks for three persons', () => {
    expect(columns.map((c) => c.keep)).toEqual(['forever', { years: 3 }, 'forever'])
    expect([desk?.persons, desk?.correctWithin]).toEqual([3, { n: 2, unit: 'workingDay' }])
  })
  it('names everything in both languages, without the other in it', () => {
    const keys = [
      'pack.name',
      ...pack.parts.map((p) => `part.${p.id}`),
      ...columns.flatMap((c) => [`column.${c.id}`, `column.${c.id}.hint`]),
      ...banners.map((b) => `banner.${b.id}`),
      ...(desk?.areas ?? []).map((a) => `area.${a}`),
      ...(desk?.owners ?? []).map((o) => `owner.${o}`),
      ...pack.parts.map((p) => `source.${p.basis.source}`),
    ]
    expect(keys.filter((k) => !zh[k] || !en[k])).toEqual([])
    expect(Object.keys(zh)).toEqual(Object.keys(en))
    for (const v of Object.values(zh)) expect(v).not.toMatch(/[A-Za-z]/)
    for (const v of Object.values(en)) expect(v).not.toMatch(/\p{Script=Han}/u)
  })
  it('counts 33 articles, 5 captions and 1 masthead, each mechanism once', () => {
    const of = (kind: string) => cards.filter((c) => c.kind === kind).length
    expect([of('article'), of('caption'), of('masthead')]).toEqual([33, 5, 1])
    expect(cards.map((c) => c.mechanism).sort()).toEqual(atlas.map((e) => e.id).sort())
  })
  it('puts each card where the atlas puts its mechanism, under a banner it has', () => {
    for (const c of cards) {
      expect(zh[`area.${c.area}`], c.mechanism).toBe(atlas.find((e) => e.id === c.mechanism)?.place.zh)
      expect(banners.map((b) => b.id)).toContain(c.banner)
    }
  })
})
