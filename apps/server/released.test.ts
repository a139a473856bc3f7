import { packs } from '@yiwang/packs'
import { describe, expect, it } from 'vitest'
import { promise } from './cli/pack-check.ts'
import { recorded, released, releasedAs } from './released.ts'

const [first] = packs
const e = first as NonNullable<typeof first>
const { id, version } = e.pack
const all = recorded({}, packs)

describe('the record of released packs', () => {
  it('holds every pack of this build as it is now', () => {
    const book = released()
    expect(packs.map((p) => [p.pack.id, releasedAs(book, p)])).toEqual(packs.map((p) => [p.pack.id, 'same']))
  })
  it('tells other content under a committed number, whether of the process, a word or a table', () => {
    const other = { ...e, pack: { ...e.pack, parts: e.pack.parts.slice(1) } }
    const unworded = { ...e, words: [] }
    const untabled = { ...e, dir: new URL('../', e.dir) }
    for (const x of [other, unworded, untabled]) {
      expect(releasedAs(all, x)).toBe('changed')
      expect(promise(x, all)).toMatchObject([
        { path: 'version', remedy: { en: expect.stringContaining('Raise version') } },
      ])
    }
  })
  it('adds a new version and never rewrites one', () => {
    const next = { ...e, pack: { ...e.pack, version: version + 1, parts: e.pack.parts.slice(1) } }
    expect(promise(next, all)).toMatchObject([{ remedy: { en: 'Run node tools/released.ts' } }])
    const more = recorded(all, [next])
    expect(Object.keys(more[id] ?? {})).toEqual([String(version), String(version + 1)])
    expect(more[id]?.[version]).toBe(all[id]?.[version])
    const rewritten = { ...e, pack: { ...e.pack, parts: [] } }
    expect(recorded(more, [rewritten])).toEqual(more)
  })
})
