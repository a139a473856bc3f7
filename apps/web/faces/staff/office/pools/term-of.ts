import { dayWords, type Locale } from '@yiwang/ui'

type Held = { standing: 'open' | 'valid' | 'soon' | 'over'; validUntil: string | null }
type Words = 'termOpen' | 'termValid' | 'termToday' | 'termSoon' | 'termOverToday' | 'termOver' | 'termNone'
const DAY = 86_400_000
/** China keeps one civil time. */
const CHINA = 8 * 3_600_000
const civilDay = (at: number): number => Math.floor((at + CHINA) / DAY)

/** Which sentence says where a term stands, with the civil days left or gone by and its last day. */
export const termOf = (
  { standing, validUntil }: Held,
  { now, locale }: { now: number; locale: Locale },
): { words: Words; n: number; day: string } => {
  if (validUntil === null) return { words: standing === 'over' ? 'termNone' : 'termOpen', n: 0, day: '' }
  const days = civilDay(Date.parse(validUntil)) - civilDay(now)
  const said = { n: Math.abs(days), day: dayWords(validUntil, { now, locale }) }
  if (standing === 'over') return { words: days === 0 ? 'termOverToday' : 'termOver', ...said }
  if (standing === 'soon') return { words: days === 0 ? 'termToday' : 'termSoon', ...said }
  return { words: 'termValid', ...said }
}

/** The last moment of a civil day `YYYY-MM-DD`: a certificate holds through its last day. */
export const endOfDay = (day: string): string => `${day}T23:59:59+08:00`
/** The civil day of a moment, for a date field; empty for none. */
export const civilDate = (at: string | null): string =>
  at === null ? '' : new Date(Date.parse(at) + CHINA).toISOString().slice(0, 10)
