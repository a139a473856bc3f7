import { isOpen } from '../domain/clock.ts'
import type { ClockRow, Matter } from '../domain/state.ts'
import type { Release } from '../pack-book.ts'
import { hersIn } from './mine.ts'

type Timed = { readonly m: Matter; readonly clocks: readonly ClockRow[] }
/** The clock a resident was promised: the answer's if it runs, else her own turn or the stage's. */
export const promisedClock = (s: Timed, r: Release): ClockRow | undefined => {
  // After the end only the time for asking again runs; it has a place of its own.
  if (s.m.super !== 'open') return undefined
  const open = s.clocks.filter((c) => isOpen(c) && c.notice === null)
  const answer = new Set(r.type.clocks.filter((d) => d.of === 'dispatch' && d.resumes?.length).map((d) => d.id))
  const hers = new Set(hersIn(r, s.m.stage))
  const ends = new Map(r.type.clocks.map((d) => [d.id, d.to]))
  // Until when she may answer is the last of the clocks that her answer ends.
  const own = open
    .filter((c) => c.due_at !== null && ends.get(c.kind)?.some((id) => hers.has(id)))
    .sort((a, b) => Number(b.due_at) - Number(a.due_at))[0]
  if (own) return own
  const waits = hers.size > 0
  const lead = open.filter((c) => answer.has(c.kind)).sort((a, b) => b.start_at - a.start_at)[0]
  return (waits ? undefined : lead) ?? open.find((c) => c.kind === s.m.due_clock) ?? lead
}

/** The promise before and after a change of the same clock; null when nobody's date moved. */
export const movedPromise = (
  was: { s: Timed; r: Release },
  is: { s: Timed; r: Release },
): { before: number; after: number } | null => {
  const [before, after] = [promisedClock(was.s, was.r), promisedClock(is.s, is.r)]
  if (!before?.due_at || !after?.due_at || before.id !== after.id || after.state !== 'running') return null
  return before.due_at === after.due_at ? null : { before: before.due_at, after: after.due_at }
}
