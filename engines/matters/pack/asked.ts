import type { Words } from '@yiwang/kernel/message'
import type { MatterType } from './matter-type.ts'
import { both, joined, type Labels, label } from './plan-words.ts'
import type { FieldKind, FormField } from './words.ts'

/** A question the pack asks, in words: when, what, whether it has to be answered, and with what. */
export type AskedRow = Readonly<Record<'name' | 'when' | 'needed' | 'answer', Words>> & { readonly id: string }

const KINDS: Readonly<Record<FieldKind, Words>> = {
  text: both('一句话', 'a line'),
  long: both('一段话', 'a text'),
  choice: both('选一个', 'one of'),
  choices: both('可选几个', 'some of'),
  yesno: both('是或否', 'yes or no'),
  number: both('数', 'a number'),
  date: both('日期', 'a date'),
  time: both('时间', 'a time'),
  unit: both('单位', 'a unit'),
  units: both('几个单位', 'units'),
  files: both('照片和附件', 'photos and files'),
  matter: both('另一件事', 'another matter'),
  sitting: both('一次会审', 'a joint review'),
  member: both('库内人员', 'a member of a pool'),
}
export const FIELD_KINDS = Object.keys(KINDS)
/** More choices than these are counted, not listed. */
const LISTED = 12
const answer = (l: Labels, f: FormField): Words => {
  const kind = KINDS[f.kind]
  const options = f.options ?? []
  if (options.length === 0) return kind
  if (options.length > LISTED)
    return both(`${kind.zh}，共 ${options.length} 项`, `${kind.en} ${options.length} choices`)
  const all = joined(options.map((o) => label(l, `option.${f.id}.${o}`)))
  return both(`${kind.zh}：${all.zh}`, `${kind.en}: ${all.en}`)
}
const row = (l: Labels, when: string, f: FormField): AskedRow => ({
  id: f.id,
  name: label(l, `field.${f.id}`),
  when: label(l, `action.${when}`),
  needed: f.required ? both('要填', 'yes') : both('可不填', 'no'),
  answer: answer(l, f),
})

/** Every kind asks where it is, unless it says that it lies nowhere. */
const noPlace = (l: Labels): AskedRow => ({
  id: 'place',
  name: both('地点', 'Place'),
  when: label(l, 'action.register'),
  needed: both('不问', 'not asked'),
  answer: both('—', '—'),
})

/** The pack's own questions, at registration and in its actions; what a verb always asks is not said again. */
export const askedRows = (t: MatterType, l: Labels): AskedRow[] => [
  ...t.form.map((f) => row(l, 'register', f)),
  ...(t.placeless ? [noPlace(l)] : []),
  ...t.actions.flatMap((a) => (a.form ?? []).map((f) => row(l, a.id, f))),
]
