import type { WorkCalendar } from '../contract/index.ts'
import { dayOf } from './local-time.ts'
import type { Pause } from './pauses.ts'
import { type Piece, piecesOf } from './working-days.ts'

/** More closed days in a row than any real calendar has: the calendar is broken, and a search would never end. */
const MAX_CLOSED_DAYS = 400

export type Track = { readonly calendar: WorkCalendar; readonly pauses: readonly Pause[] }

/** What is left of a piece when the pauses are cut out. */
function* cut(piece: Piece, pauses: readonly Pause[]): Generator<Piece> {
  let from = piece.from
  for (const pause of pauses) {
    if (pause.to <= from) continue
    if (pause.from >= piece.to) break
    if (pause.from > from) yield { from, to: pause.from }
    from = pause.to
    if (from >= piece.to) return
  }
  yield { from, to: piece.to }
}

/**
 * Working time that is not paused, from `start` on, in order and without end, unless a pause is open.
 *
 * @throws RangeError when the calendar stays closed for more than 400 days.
 */
export function* freeTime(track: Track, start: number): Generator<Piece> {
  const { calendar, pauses } = track
  const last = pauses.at(-1)
  const openFrom = last?.to === Number.POSITIVE_INFINITY ? last.from : Number.POSITIVE_INFINITY
  let closed = 0
  for (let day = dayOf(start); ; day++) {
    const pieces = piecesOf(calendar, day)
    closed = pieces.length === 0 ? closed + 1 : 0
    if (closed > MAX_CLOSED_DAYS) throw new RangeError(`calendar ${calendar.id} has no working time after a year`)
    for (const piece of pieces) {
      if (piece.to <= start) continue
      const from = Math.max(piece.from, start)
      if (openFrom <= from) return
      yield* cut({ from, to: piece.to }, pauses)
    }
  }
}

/** First working instant at or after `start` that is not paused; null when a pause is open. */
export const firstFree = (track: Track, start: number): number | null => {
  for (const piece of freeTime(track, start)) return piece.from
  return null
}

/**
 * The instant at which `target` ms of free working time have run since `start`; null when an open pause comes first.
 *
 * Where that instant is a closing, `opening` picks the next opening, which is the same point of working time.
 */
export const advance = (track: Track, run: { start: number; target: number; opening: boolean }): number | null => {
  let left = run.target
  for (const { from, to } of freeTime(track, run.start)) {
    const length = to - from
    if (left < length || (left === length && !run.opening)) return from + left
    left -= length
  }
  return null
}

/** Free working time in `[start, end)`, in ms. */
export const freeMs = (track: Track, start: number, end: number): number => {
  let sum = 0
  for (const { from, to } of freeTime(track, start)) {
    if (from >= end) break
    sum += Math.min(to, end) - from
  }
  return sum
}
