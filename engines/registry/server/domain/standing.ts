import { SOON_DAYS } from '../../contract/index.ts'

const DAY = 86_400_000
type Held = { readonly certificate: string | null; readonly until: number | null }
type Standing = 'open' | 'valid' | 'soon' | 'over'

/** Moment from which on a term that ends later does not count as running out. */
export const soonUntil = (now: number): number => now + SOON_DAYS * DAY

/** Where a member's term stands; a pool that asks for a certificate takes a missing one as run out. */
export const standingOf = (held: Held, at: { certified: boolean; now: number }): Standing => {
  if (at.certified && (held.certificate === null || held.until === null)) return 'over'
  if (held.until === null) return 'open'
  if (held.until <= at.now) return 'over'
  return held.until <= soonUntil(at.now) ? 'soon' : 'valid'
}
