import { useNavigate, useSearch } from '@tanstack/react-router'

export type Filter = { column?: string; area?: string; banner?: string; q?: string }
const KEYS = ['column', 'area', 'banner', 'q'] as const

/** Only what is known and filled; the address of a page or a printed code may hold anything. */
export const filterFrom = (search: Readonly<Record<string, unknown>>): Filter =>
  Object.fromEntries(
    KEYS.flatMap((k) => {
      const v = search[k]
      const text = typeof v === 'number' ? String(v) : v
      return typeof text === 'string' && text.trim() !== '' ? [[k, text.slice(0, 100)]] : []
    }),
  )
/** The filter kept in the address, so that a list can be passed on, bookmarked and printed as a code. */
export const useFilter = (): [Filter, (change: Filter) => void] => {
  const filter = filterFrom(useSearch({ strict: false }))
  const navigate = useNavigate()
  const change = (next: Filter) =>
    void navigate({ to: '.', search: filterFrom({ ...filter, ...next }) as never, replace: true })
  return [filter, change]
}
/** The filter as an address of this face. */
export const readPath = (f: Filter): string => {
  const query = new URLSearchParams(filterFrom(f) as Record<string, string>).toString()
  return `/public/read${query ? `?${query}` : ''}`
}
