import type { Words } from '@yiwang/kernel/message'
import type { FormField } from '../../pack/index.ts'
import type { Release } from '../pack-book.ts'
import { saidOr, w } from './wording.ts'

/** Names of what a value points at; without one it stands empty. */
export type FieldNames = { unit(id: string): string | null; member(id: string): string | null }
type Kind = Pick<Release, 'type' | 'words'>

/** The pack's own questions, of intake and of its actions, each once. */
export const ownFields = (r: Pick<Release, 'type'>): FormField[] => {
  const forms = [...r.type.form, ...r.type.actions.flatMap((a) => a.form ?? [])]
  return forms.filter((f, i) => forms.findIndex((x) => x.id === f.id) === i)
}
/** Those whose answers stand with the matter: its words and files, and what a party answers, have places of their own. */
export const keptFields = (r: Pick<Release, 'type'>): FormField[] => {
  const kept = r.type.actions.filter((a) => a.verb !== 'opine')
  return ownFields({ type: { ...r.type, actions: kept } }).filter((f) => f.id !== 'text' && f.id !== 'files')
}
export const fieldName = (r: Kind, f: FormField): Words => saidOr(r, `field.${f.id}`, w(f.id, f.id))
/** An answer in words: a choice as it was offered, a unit and a person by their names. */
export const answerWords = (r: Kind, f: FormField, o: { value: unknown; names: FieldNames }): Words => {
  const { value: v, names } = o
  if (Array.isArray(v)) {
    const all = v.map((x) => answerWords(r, f, { value: x, names }))
    return w(all.map((x) => x.zh).join('、'), all.map((x) => x.en).join(', '))
  }
  if (f.kind === 'yesno') return v === true ? w('是', 'Yes') : w('否', 'No')
  const named = (name: string | null): Words => w(name ?? '', name ?? '')
  if (f.kind === 'unit' || f.kind === 'units') return named(names.unit(String(v)))
  if (f.kind === 'member') return named(names.member(String(v)))
  return saidOr(r, `option.${f.id}.${v}`, w(String(v), String(v)))
}

/** Kinds of answer that hold nobody's words and nobody's name: they may leave in a table. */
const CLOSED: readonly FormField['kind'][] = ['choice', 'choices', 'yesno', 'number', 'date', 'time']
const NOBODY: FieldNames = { unit: () => null, member: () => null }
/** What was chosen, in one cell of a table: 坏在哪里：灯；几盏：2. */
export const chosen = (r: Kind, fields: Readonly<Record<string, unknown>>): string | null => {
  const said = ownFields(r)
    .filter((f) => CLOSED.includes(f.kind) && fields[f.id] !== undefined)
    .map((f) => `${fieldName(r, f).zh}：${answerWords(r, f, { value: fields[f.id], names: NOBODY }).zh}`)
  return said.length > 0 ? said.join('；') : null
}
