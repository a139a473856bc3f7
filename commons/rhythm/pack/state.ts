import type { Period } from './periods.ts'

/** `free`: nothing is owed. `late`: kept after all, and still missed. */
export const STATES = ['free', 'coming', 'open', 'held', 'late', 'missed'] as const
export type State = (typeof STATES)[number]

/** When somebody held a post; ms since the epoch, `to` exclusive, null while it lasts. */
export type Tenure = { readonly from: number; readonly to: number | null }
/** Since when a rhythm binds: `inForce` its pack, `seen` the first look at it; nothing that ended before is held against anybody. */
export type Since = { readonly inForce: number; readonly seen: number }

/** A share of the period after which an open one is amber. */
export const AMBER = 0.8

/** Whether it was written down in time: held inside its period, and recorded before the deadline. */
export const isInTime = (p: Period, kept: { readonly heldOn: string; readonly at: number }): boolean =>
  kept.at < p.deadline && kept.heldOn >= p.from && kept.heldOn <= p.to

/**
 * Whether a place owes this period: the calendar has a day for it, the rhythm was in force when it began, somebody held
 * the post when it began or before, and somebody holds it at its end.
 */
export const isOwed = (p: Period, o: { readonly since: Since; readonly seats: readonly Tenure[] }): boolean =>
  p.possible &&
  p.start >= o.since.inForce &&
  p.end > o.since.seen &&
  o.seats.some((s) => s.from <= p.start) &&
  o.seats.some((s) => s.from < p.end && (s.to === null || s.to >= p.end))

/** Exactly one state at any moment. What is kept too late stays late, whatever it says of itself. */
export const stateOf = (
  p: Period,
  o: { readonly now: number; readonly owed: boolean; readonly kept: { readonly inTime: boolean } | undefined },
): State => {
  if (o.kept) return o.kept.inTime ? 'held' : 'late'
  if (!o.owed) return 'free'
  if (o.now < p.start) return 'coming'
  return o.now < p.deadline ? 'open' : 'missed'
}

/** From when on a period that is still open is amber; ms. */
export const amberAt = (p: Period): number => p.start + AMBER * (p.end - p.start)
export const isAmber = (p: Period, o: { readonly now: number; readonly state: State }): boolean =>
  o.state === 'open' && o.now >= amberAt(p)
