import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AtlasEntry, atlasOf } from './atlas.ts'

const words = (zh: string) => ({ zh, en: zh })
const entryOf = (id: string, place: string, run: number): AtlasEntry => ({
  id,
  place: words(place),
  name: words(id),
  purpose: words(id),
  waitsFor: [],
  statements: { total: 9, run, waiting: [] },
  way: '/',
})

describe('the atlas', () => {
  it('groups by place in the order given and counts what runs', () => {
    const drawn = atlasOf([entryOf('a', '甲', 0), entryOf('b', '乙', 3), entryOf('c', '甲', 0)])
    expect(drawn.places.map((p) => [p.place.zh, p.mechanisms.map((m) => m.id)])).toEqual([
      ['甲', ['a', 'c']],
      ['乙', ['b']],
    ])
    expect([drawn.total, drawn.runs]).toEqual([3, 1])
  })
  it('opens no way into what waits', () => {
    expect(atlasOf([entryOf('a', '甲', 0)]).places[0]?.mechanisms[0]).toMatchObject({ state: 'waits', way: null })
  })
  it('loses and invents nothing', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('甲', '乙', '丙'), fc.nat(2))), (rows) => {
        const drawn = atlasOf(rows.map(([place, run], i) => entryOf(`m${i}`, place, run)))
        const ids = drawn.places.flatMap((p) => p.mechanisms.map((m) => m.id))
        expect(ids.sort()).toEqual(rows.map((_, i) => `m${i}`).sort())
        expect(drawn.runs).toBe(rows.filter(([, run]) => run > 0).length)
      }),
    ))
})
