import { type Actor, type FieldProblem, inForce, invalid } from '@yiwang/kernel'
import type { FieldKind, FormField } from '../../pack/index.ts'
import type { PackBook, Release } from '../pack-book.ts'
import { readersOf } from '../policy.ts'
import { keptFields } from './own-fields.ts'

/** One condition over the matter's own fields: an answer that was given, or a number or day between two, ends included. */
export type OwnFilter =
  | { readonly field: string; readonly is: unknown }
  | { readonly field: string; readonly of: 'number' | 'date'; readonly from: string; readonly to: string }
type Put = (v: unknown) => string
type Asked = {
  readonly actor: Actor
  readonly now: number
  readonly input: {
    readonly pack?: string | undefined
    readonly type?: string | undefined
    readonly own?: string | undefined
  }
}

const FILTERED: readonly FieldKind[] = ['choice', 'choices', 'yesno', 'number', 'date']
/** Own fields that a list of this kind may be filtered by. */
export const filterFields = (r: Release): FormField[] => keptFields(r).filter((f) => FILTERED.includes(f.kind))

/** A restricted kind exists only for the posts that may read it. */
export const meets = (a: Actor, r: Release, now: number): boolean => {
  const readers = readersOf(r.type)
  return readers === null || inForce(a, now).some((p) => readers.includes(p.kind))
}

const w = (zh: string, en: string): FieldProblem['message'] => ({ zh, en })
const fault = (message: FieldProblem['message']) => invalid([{ path: 'own', message }])
const UNKNOWN = w('这一类事没有这一项，请去掉这个筛选', 'This kind of matter has no such field; remove the filter')
const LISTED = w('请从列表里选', 'Choose from the list')
const YES_NO = w('请选是或否', 'Choose yes or no')
const SPAN: Readonly<Record<'number' | 'date', FieldProblem['message']>> = {
  number: w('请填整数，例如 3..10，可以空一头', 'Whole numbers, as in 3..10; one end may be open'),
  date: w(
    '请填日期，例如 2026-06-01..2026-06-30，可以空一头',
    'Days, as in 2026-06-01..2026-06-30; one end may be open',
  ),
}

const FORMS = { number: /^-?\d{1,9}$/, date: /^\d{4}-\d{2}-\d{2}$/ } as const
const span = (field: string, of: 'number' | 'date', text: string): OwnFilter => {
  const [from = '', to = '', ...more] = text.split('..')
  const ends = [from, to].filter((x) => x !== '')
  const sound = ends.every((x) => FORMS[of].test(x) && (of === 'number' || !Number.isNaN(Date.parse(x))))
  if (!text.includes('..') || ends.length === 0 || more.length > 0 || !sound) throw fault(SPAN[of])
  return { field, of, from, to }
}
/** What is asked of one field; `same` is that field in every version that has it, the newest first. */
const filterOf = (same: readonly FormField[], text: string): OwnFilter => {
  const { id, kind } = same[0] as FormField
  if (kind === 'number' || kind === 'date') return span(id, kind, text)
  if (kind === 'yesno') {
    if (text !== 'true' && text !== 'false') throw fault(YES_NO)
    return { field: id, is: text === 'true' }
  }
  if (!same.some((f) => !f.options || f.options.includes(text))) throw fault(LISTED)
  return { field: id, is: kind === 'choices' ? [text] : text }
}

const MOST = 12
const plain = (text: string): string => {
  try {
    const read = decodeURIComponent(text)
    // the database knows no such character
    if (!read.includes('\0')) return read
  } catch {
    // half a percent sign
  }
  throw fault(LISTED)
}
/**
 * Reads `field:value;field:from..to` against what the kind named asks in any version. A field that is not the kind's, or
 * of a kind this reader never meets, is refused alike: INVALID says no such field.
 */
export const ownFilters = (packs: Pick<PackBook, 'stored'>, { actor, now, input }: Asked): OwnFilter[] => {
  const parts = (input.own ?? '').split(';').filter((p) => p !== '')
  if (parts.length === 0) return []
  if (!input.pack || !input.type) throw fault(w('请先选哪一类事', 'Choose the kind of matter first'))
  if (parts.length > MOST) throw fault(w(`最多 ${MOST} 项`, `At most ${MOST}`))
  const kinds = packs
    .stored()
    .filter((r) => r.pack.id === input.pack && r.type.id === input.type && meets(actor, r, now))
  const fields = kinds.flatMap(filterFields)
  return parts.map((part) => {
    const cut = part.indexOf(':')
    const same = fields.filter((f) => cut > 0 && f.id === part.slice(0, cut))
    if (same.length === 0) throw fault(UNKNOWN)
    return filterOf(same, plain(part.slice(cut + 1)))
  })
}

/** The filter as SQL over alias `m`; id and values are handed over, never written into the text. */
export const ownWhere = (f: OwnFilter, put: Put): string => {
  if ('is' in f) return `m.fields @> ${put(JSON.stringify({ [f.field]: f.is }))}::jsonb`
  const id = `${put(f.field)}::text`
  const value =
    f.of === 'number'
      ? `(case jsonb_typeof(m.fields -> ${id}) when 'number' then (m.fields ->> ${id})::numeric end)`
      : `left(m.fields ->> ${id}, 10) collate "C"`
  const end = (x: string): string => `${put(x)}::${f.of === 'number' ? 'numeric' : 'text'}`
  return [
    ...(f.from === '' ? [] : [`${value} >= ${end(f.from)}`]),
    ...(f.to === '' ? [] : [`${value} <= ${end(f.to)}`]),
  ].join(' and ')
}
