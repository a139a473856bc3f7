import type { FieldKind, FormField } from '../../pack/index.ts'
import { perBook, type Release } from '../pack-book.ts'
import { keptFields } from './own-fields.ts'

const TEXTS: readonly FieldKind[] = ['text', 'long']
const isText = (f: FormField): boolean => TEXTS.includes(f.kind)
/** Own fields that hold somebody's words. */
const textFields = (r: Release): FormField[] => keptFields(r).filter(isText)

/** What was written into the pack's own fields; whoever reads the matter reads it. */
export const ownWords = (r: Release, fields: Readonly<Record<string, unknown>>): string =>
  textFields(r)
    .flatMap((f) => (typeof fields[f.id] === 'string' ? [fields[f.id] as string] : []))
    .join('\n')

/** Where words may stand: the kinds that ask for some, and each field as `pack/type/field`. */
export type TextPlaces = { readonly types: readonly string[]; readonly keys: readonly string[] }
export const textPlaces = perBook((releases): TextPlaces => {
  const keys = releases.flatMap((r) => textFields(r).map((f) => `${r.pack.id}/${r.type.id}/${f.id}`))
  const types = releases.filter((r) => textFields(r).length > 0).map((r) => r.type.id)
  return { types: [...new Set(types)], keys: [...new Set(keys)] }
})
/** Actions, of whichever kind, that ask for such words. */
export const textActions = perBook(
  (releases): ReadonlySet<string> =>
    new Set(releases.flatMap((r) => r.type.actions.filter((a) => a.form?.some(isText)).map((a) => a.id))),
)

/** Words within own fields over alias `m`; most kinds ask for none and are passed over. `words` is a placeholder. */
export const ownTextLike = (at: TextPlaces, words: string, put: (v: unknown) => string): string =>
  `m.type = any(${put(at.types)}::text[]) and exists (select 1 from jsonb_each_text(m.fields) f
    where m.pack||'/'||m.type||'/'||f.key = any(${put(at.keys)}::text[]) and f.value ilike ${words})`
