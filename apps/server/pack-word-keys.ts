import { measureWordKeys } from '@yiwang/insight/pack'
import { type Pack, partsOf } from '@yiwang/kernel'
import { verbSpecs } from '@yiwang/matters/moves'
import { type FormField, type MatterType, MOMENTS, outcomes } from '@yiwang/matters/pack'
import { rhythmWordKeys } from '@yiwang/rhythm/pack'

const ofField = (f: FormField): string[] => [`field.${f.id}`, ...(f.options ?? []).map((o) => `option.${f.id}.${o}`)]
/** Moments that this kind of matter can come to: what its actions can end in, and what its clocks listen for. */
const momentsOf = (t: MatterType): readonly string[] => {
  const ends = t.actions.flatMap((a) => a.from.flatMap((s) => outcomes(t, a, s).map((o) => o.turn)))
  const heard = t.clocks.flatMap((c) => [...c.from, ...c.to, ...(c.drops ?? []), ...(c.resumes ?? [])])
  return MOMENTS.filter((x) => ends.includes(x) || heard.includes(x))
}
/** Everything a kind of matter asks: at registration, by its verbs, and what the pack adds to them. */
export const fieldsOf = (t: MatterType): FormField[] => [
  ...t.form,
  ...t.actions.flatMap((a) => [...(verbSpecs.get(a.verb)?.form ?? []), ...(a.form ?? [])]),
]
const ofType = (t: MatterType): string[] => [
  `type.${t.id}`,
  ...Object.keys(t.stages).flatMap((s) => [`stage.${s}`, `stage.${s}.resident`]),
  ...[...t.actions.map((a) => a.id), ...momentsOf(t)].flatMap((a) =>
    ['', '.done', '.resident'].map((end) => `action.${a}${end}`),
  ),
  ...t.actions.filter((a) => a.when).map((a) => `action.${a.id}.when`),
  // One act, two sides: the raiser's button does not speak as the staff's does.
  ...t.actions.filter((a) => a.who.includes('raiser') && a.who.length > 1).map((a) => `action.${a.id}.button.resident`),
  ...(t.actions.some((a) => a.who.includes('raiser')) ? ['field.text.resident', 'field.text.hint.resident'] : []),
  ...fieldsOf(t).flatMap(ofField),
  ...t.clocks.flatMap((c) => [`clock.${c.id}`, `source.${c.source}`]),
  ...['raiser', 'lead-unit', 'co-unit', 'system', ...Object.keys(t.roles)].map((r) => `role.${r}`),
  ...t.channels.map((c) => `channel.${c}`),
  ...Object.entries(t.limits).flatMap(([id, v]) => [`value.${id}`, `source.${v.source}`]),
]

/** Named by `measure.`, `rate.`, `split.`, `board.` and `rhythm.` instead of `part.`. */
const COUNTED = new Set(['insight.measure', 'insight.rate', 'insight.split', 'insight.board', 'rhythm.rhythm'])

/** Every key a page, a form or the plan looks up in the pack's words; hints may be left out. */
export const packWordKeys = (pack: Pack): string[] => [
  ...new Set([
    'pack.name',
    ...pack.parts.filter((p) => !COUNTED.has(p.kind)).map((p) => `part.${p.id}`),
    ...partsOf<MatterType>(pack, 'matters.type').flatMap(ofType),
    ...measureWordKeys(pack),
    ...rhythmWordKeys(pack),
  ]),
]
