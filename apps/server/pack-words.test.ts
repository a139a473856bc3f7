import { partsOf } from '@yiwang/kernel'
import type { MatterType } from '@yiwang/matters/pack'
import { packs } from '@yiwang/packs'
import { describe, expect, it } from 'vitest'
import { fieldsOf, packWordKeys } from './pack-word-keys.ts'
import { rowsOf } from './releases.ts'

describe.each(packs.map((e) => [e.pack.id, e] as const))('labels of %s', (_, e) => {
  const { pack } = e
  const zh = rowsOf(e, 'zh-CN')
  const en = rowsOf(e, 'en')
  const fields = partsOf<MatterType>(pack, 'matters.type').flatMap(fieldsOf)
  const needed = [...new Set([...packWordKeys(pack), ...fields.map((f) => `field.${f.id}.hint`)])]
  it('both languages have the same keys', () => {
    expect(Object.keys(zh)).toEqual(Object.keys(en))
  })
  it('every id of the pack has its words', () => {
    expect(needed.length).toBeGreaterThan(e.words.includes('appeal') ? 250 : 40)
    expect(needed.filter((k) => !zh[k] || !en[k])).toEqual([])
  })
  it('the Chinese face holds no English, the English no Chinese', () => {
    for (const [k, v] of Object.entries(zh)) expect(/[A-Za-z]/.test(v.replaceAll('{unit}', '')), k).toBe(false)
    for (const [k, v] of Object.entries(en)) expect(/\p{Script=Han}/u.test(v), k).toBe(false)
  })
  it('knows its only placeholder, alike in both languages, and only where a unit is in hand', () => {
    const marks = (s: string) => [...new Set(s.match(/\{[^}]*\}/g) ?? [])]
    for (const k of Object.keys(zh)) {
      expect(marks(zh[k] ?? ''), k).toEqual(marks(en[k] ?? ''))
      for (const m of marks(zh[k] ?? '')) expect(m).toBe('{unit}')
      if (marks(zh[k] ?? '').length) expect(k).toMatch(/\.(resident|done)$/)
    }
  })
  it('buttons are short and end without a stop; what a resident reads avoids the words nobody says', () => {
    for (const [k, v] of Object.entries(zh)) {
      expect(v, k).not.toMatch(/[！!]|[。.]$/)
      if (/^action\.[^.]+$/.test(k)) expect(v.length, k).toBeLessThanOrEqual(8)
      if (k.endsWith('.resident'))
        expect(v, k).not.toMatch(/高度重视|切实|尽快|近期|适时|相关部门|有关规定|予以|进行|知悉|特此/)
    }
  })
})
