import type { Span } from '@yiwang/kernel/time'
import { advance, firstFree, type Track } from './free-time.ts'
import { dayOf, dayStart } from './local-time.ts'
import { piecesOf } from './working-days.ts'

const HOUR = 3_600_000

/** A goal in working time: `target` ms of it after `start`; `opening` as in `advance`. */
export type Goal = { readonly start: number; readonly target: number; readonly opening: boolean }

/** The nth open day after `day`, and the working time of the days from `day` up to it. */
const openDayAfter = (track: Track, day: number, n: number): { day: number; passed: number } => {
  let passed = 0
  let left = n
  let closed = 0
  for (let at = day; ; at++) {
    const length = piecesOf(track.calendar, at).reduce((sum, p) => sum + p.to - p.from, 0)
    closed = length === 0 ? closed + 1 : 0
    if (closed > 400) throw new RangeError(`calendar ${track.calendar.id} has no working time after a year`)
    if (at > day && length > 0) left -= 1
    if (left === 0) return { day: at, passed }
    passed += length
  }
}

/** Working time of a day before the instant `at`, and whether `at` (clamped) is an opening. */
const within = (track: Track, day: number, at: number): { ms: number; opening: boolean } => {
  let ms = 0
  for (const [index, piece] of piecesOf(track.calendar, day).entries()) {
    if (at === piece.from || (at < piece.from && index === 0)) return { ms, opening: true }
    if (at < piece.from) return { ms, opening: false }
    if (at < piece.to) return { ms: ms + at - piece.from, opening: false }
    ms += piece.to - piece.from
  }
  return { ms, opening: false }
}

/** Turns a working span into working time; undefined when an open pause keeps it from ever starting. */
export const goalOf = (track: Track, from: number, span: Span): Goal | undefined => {
  const start = firstFree(track, from)
  if (start === null) return undefined
  if (span.unit === 'workingHour') return { start, target: Math.round(span.n * HOUR), opening: false }
  const day = dayOf(start)
  const clock = start - dayStart(day)
  const goal = openDayAfter(track, day, span.n)
  const end = within(track, goal.day, dayStart(goal.day) + clock)
  return { start, target: goal.passed + end.ms - within(track, day, start).ms, opening: end.opening }
}

/** Due instant of a working span; null while a pause is open. */
export const workingDue = (track: Track, from: number, span: Span): number | null => {
  const goal = goalOf(track, from, span)
  return goal === undefined ? null : advance(track, goal)
}
