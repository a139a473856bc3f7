import type { InboxSearch } from './inbox-search.ts'

/** One own field of the kind chosen, and what is asked of it: an answer, or `from..to`. */
export type OwnPart = { field: string; value: string }

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
/** Reads `field:value;field:from..to` as it stands in the address. */
export const ownParts = (own: string | undefined): readonly OwnPart[] =>
  (own ?? '').split(';').flatMap((part) => {
    const cut = part.indexOf(':')
    return cut > 0 ? [{ field: part.slice(0, cut), value: decoded(part.slice(cut + 1)) }] : []
  })

/** The search with this asked of a field; nothing asked takes the field out. */
export const withOwn = (search: InboxSearch, field: string, value: string): InboxSearch => {
  const { own, ...rest } = search
  const kept = ownParts(own).filter((p) => p.field !== field)
  const parts = value === '' ? kept : [...kept, { field, value }]
  if (parts.length === 0) return rest
  return { ...rest, own: parts.map((p) => `${p.field}:${encodeURIComponent(p.value)}`).join(';') }
}

export type Ends = { from: string; to: string }
export const endsOf = (value: string): Ends => {
  const [from = '', to = ''] = value.split('..')
  return { from, to }
}
export const spanOf = ({ from, to }: Ends): string => (from === '' && to === '' ? '' : `${from}..${to}`)

/** Another kind of matter, or a whole mechanism, or none: what was asked of the one before goes with it. */
export const withKind = (search: InboxSearch, kind: { pack: string; type?: string } | undefined): InboxSearch => {
  const { pack: _pack, type: _type, stage: _stage, own: _own, ...rest } = search
  return { ...rest, ...kind }
}
