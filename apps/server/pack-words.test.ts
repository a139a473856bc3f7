import { partsOf } from '@yiwang/kernel'
import { verbSpecs } from '@yiwang/matters/moves'
import { type FormField, type MatterType, MOMENTS, outcomes } from '@yiwang/matters/pack'
import { packs } from '@yiwang/packs'
import { describe, expect, it } from 'vitest'
import { rowsOf } from './releases.ts'

const fieldKeys = (f: FormField): string[] => [
  `field.${f.id}`,
  `field.${f.id}.hint`,
  ...(f.options ?? []).map((o) => `option.${f.id}.${o}`),
]
/** Moments that this kind of matter can come to: what its actions can end in, and what its clocks listen for. */
const momentsOf = (t: MatterType): readonly string[] => {
  const ends = t.actions.flatMap((a) => a.from.flatMap((s) => outcomes(t, a, s).map((o) => o.turn)))
  const heard = t.clocks.flatMap((c) => [...c.from, ...c.to, ...(c.drops ?? []), ...(c.resumes ?? [])])
  return MOMENTS.filter((x) => ends.includes(x) || heard.includes(x))
}
const keysOf = (t: MatterType): string[] => [
  `type.${t.id}`,
  ...Object.keys(t.stages).flatMap((s) => [`stage.${s}`, `stage.${s}.resident`]),
  ...[...t.actions.map((a) => a.id), ...momentsOf(t)].flatMap((a) =>
    ['', '.done', '.resident'].map((end) => `action.${a}${end}`),
  ),
  ...t.actions.filter((a) => a.when).map((a) => `action.${a.id}.when`),
  // one act, two sides: the raiser's button does not speak as the staff's does
  ...t.actions.filter((a) => a.who.includes('raiser') && a.who.length > 1).map((a) => `action.${a.id}.button.resident`),
  ...(t.actions.some((a) => a.who.includes('raiser')) ? ['field.text.resident', 'field.text.hint.resident'] : []),
  ...t.actions.flatMap((a) => [...(verbSpecs.get(a.verb)?.form ?? []), ...(a.form ?? [])].flatMap(fieldKeys)),
  ...t.form.flatMap(fieldKeys),
  ...t.clocks.flatMap((c) => [`clock.${c.id}`, `source.${c.source}`]),
  ...['raiser', 'lead-unit', 'co-unit', 'system', ...Object.keys(t.roles)].map((r) => `role.${r}`),
  ...t.channels.map((c) => `channel.${c}`),
  ...Object.entries(t.limits).flatMap(([id, v]) => [`value.${id}`, `source.${v.source}`]),
]

/** Named by `measure.`, `rate.`, `split.`, `board.` and `rhythm.`; `packs check` asks for those. */
const COUNTED = new Set(['insight.measure', 'insight.rate', 'insight.split', 'insight.board', 'rhythm.rhythm'])

describe.each(packs.map((e) => [e.pack.id, e] as const))('labels of %s', (_, e) => {
  const { pack } = e
  const zh = rowsOf(e, 'zh-CN')
  const en = rowsOf(e, 'en')
  const types = partsOf<MatterType>(pack, 'matters.type')
  const needed = [
    ...new Set([
      'pack.name',
      ...pack.parts.filter((p) => !COUNTED.has(p.kind)).map((p) => `part.${p.id}`),
      ...types.flatMap(keysOf),
    ]),
  ]
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
