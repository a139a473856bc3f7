export type ArticleState = 'draft' | 'checked' | 'released' | 'replaced' | 'withdrawn' | 'recalled'
export type Standing = 'upcoming' | 'current' | 'ended' | 'replaced' | 'withdrawn' | 'recalled'

const HOURS_EAST = 8
/** The calendar day in Shanghai of a moment in ms. */
export const dayOf = (now: number): string => new Date(now + HOURS_EAST * 3_600_000).toISOString().slice(0, 10)

type Dated = {
  readonly state: ArticleState
  readonly content: { readonly from: string | null; readonly to: string | null }
  readonly replacedFrom: string | null
}
/** Where an article stands on a day. What took its place counts from the day that one takes effect. */
export const standingOf = (a: Dated, today: string): Standing => {
  if (a.state === 'recalled' || a.state === 'withdrawn') return a.state
  if (a.state === 'replaced' && a.replacedFrom !== null && a.replacedFrom <= today) return 'replaced'
  if (a.content.from !== null && a.content.from > today) return 'upcoming'
  return a.content.to !== null && a.content.to < today ? 'ended' : 'current'
}

/** Whether an article is still listed: for ever, or so many years after its release. Times in ms. */
export const isKept = (releasedAt: number, keep: 'forever' | { readonly years: number }, now: number): boolean => {
  if (keep === 'forever') return true
  const until = new Date(releasedAt)
  until.setUTCFullYear(until.getUTCFullYear() + keep.years)
  return now < until.getTime()
}
