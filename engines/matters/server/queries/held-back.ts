import type { EventRow } from '../store/view.ts'

export const verbOf = (e: EventRow): string => String(e.data.verb ?? '')
const CHECKS: ReadonlySet<string> = new Set(['check-accept', 'check-reject', 'explain'])

/** The check that let the answer at this place pass; none while it waits, was refused or was written anew. */
export const passed = (events: readonly EventRow[], at: number): EventRow | undefined => {
  const next = events.slice(at + 1).find((e) => CHECKS.has(verbOf(e)) || verbOf(e) === 'reply')
  return next && verbOf(next) === 'check-accept' ? next : undefined
}
/** An answer is the resident's once it passed the check; what a unit wrote before stays inside. */
export const isHeldBack = (events: readonly EventRow[], at: number): boolean =>
  verbOf(events[at] as EventRow) === 'reply' && !passed(events, at)
