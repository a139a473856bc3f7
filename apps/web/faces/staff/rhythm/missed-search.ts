/** Which duty's missed periods, and of which days. */
export type MissedSearch = { pack: string; rhythm: string; from: string; to: string }
const KEYS = ['pack', 'rhythm', 'from', 'to'] as const

/** What a board's number says of itself, `rhythm:<pack>:<id>:<first day>:<last day>`; undefined for other numbers. */
export const missedSearch = (query: string): MissedSearch | undefined => {
  const [kind, pack, rhythm, from, to, ...more] = query.split(':')
  return kind === 'rhythm' && pack && rhythm && from && to && more.length === 0 ? { pack, rhythm, from, to } : undefined
}
/** The same out of an address; undefined when a part is lacking. */
export const readMissedSearch = (search: Record<string, unknown>): MissedSearch | undefined => {
  const [pack, rhythm, from, to] = KEYS.map((k) => search[k])
  const all = [pack, rhythm, from, to].every((v) => typeof v === 'string' && v !== '')
  return all ? ({ pack, rhythm, from, to } as MissedSearch) : undefined
}
