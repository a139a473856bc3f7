import { describe, expect, it } from 'vitest'
import { atlas, notBuilt } from './atlas.ts'

/** Mechanisms by place as the catalogue of the specification lists them. */
const BY_PLACE: Readonly<Record<string, string>> = {
  金乡县: 'm13 m16 m32',
  汶上县: 'm01 m10 m15 m35',
  邹城市: 'm02 m08 m24 m34',
  兖州区: 'm03 m23',
  嘉祥县: 'm04 m14 m22 m33',
  梁山县: 'm05 m12 m21 m26 m38',
  泗水县: 'm06 m11 m19',
  鱼台县: 'm07 m17 m25',
  微山县: 'm09 m18 m29 m36',
  太白湖新区: 'm20 m27 m31',
  任城区: 'm28',
  曲阜市: 'm30 m37',
  济宁市: 'm39',
}

describe('the atlas of mechanisms', () => {
  it('has the 39 of the catalogue, each once', () => {
    const ids = Array.from({ length: 39 }, (_, i) => `m${String(i + 1).padStart(2, '0')}`)
    expect(atlas.map((e) => e.id).sort()).toEqual(ids)
  })
  it('puts each over its own place', () => {
    const drawn: Record<string, string> = {}
    for (const e of atlas) drawn[e.place.zh] = [drawn[e.place.zh], e.id].filter(Boolean).join(' ')
    expect(drawn).toEqual(BY_PLACE)
  })
  it('runs what tests name and says of every other what it waits for', () => {
    const ids = atlas.filter((e) => e.statements.run > 0).map((e) => e.id)
    expect(ids.sort()).toEqual(['m04', 'm05', 'm06', 'm11', 'm13', 'm20', 'm23', 'm31', 'm39'])
    expect(atlas.find((e) => e.id === 'm13')?.statements.run).toBe(7)
    expect(atlas.filter((e) => e.statements.run === 0 && e.waitsFor.length === 0)).toEqual([])
  })
  it('opens what runs on a page of its own, with the doors behind it', () => {
    const open = atlas.filter((e) => e.way !== null)
    for (const e of open) expect(e.way).toMatch(new RegExp(`^/public/atlas/${e.id}[?]see=[a-z]+(,[a-z]+)*$`))
    expect(open).not.toEqual([])
  })
  it('never counts more statements than the specification has', () => {
    for (const e of atlas)
      expect(e.statements.run + e.statements.waiting.length).toBeLessThanOrEqual(e.statements.total)
    expect(atlas.reduce((n, e) => n + e.statements.total, 0)).toBe(298)
  })
  it('has both languages everywhere', () => {
    const texts = [...atlas.flatMap((e) => [e.name, e.purpose, e.place, ...e.waitsFor]), ...notBuilt]
    for (const w of texts) {
      expect(w.zh).toMatch(/\p{Script=Han}/u)
      expect(w.en).not.toMatch(/\p{Script=Han}/u)
    }
  })
})
