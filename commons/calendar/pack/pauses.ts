import { instant } from './local-time.ts'

/** A stretch in which a clock stands still, `[from, to)`; `to: null` means it has not ended. */
export type Interval = { from: Date; to: Date | null }

/** A pause in milliseconds; an open one ends at Infinity. */
export type Pause = { readonly from: number; readonly to: number }

const toPause = (pause: Interval): Pause => {
  const from = instant(pause.from)
  const to = pause.to === null ? Number.POSITIVE_INFINITY : instant(pause.to)
  if (to < from) throw new RangeError('a pause cannot end before it begins')
  return { from, to }
}

/**
 * Pauses in order, overlapping and touching ones joined, empty ones dropped.
 *
 * @throws RangeError when one ends before it begins or is not a valid instant.
 */
export const normalise = (pauses: readonly Interval[]): readonly Pause[] => {
  const ordered = pauses
    .map(toPause)
    .filter((p) => p.to > p.from)
    .sort((a, b) => a.from - b.from)
  const joined: Pause[] = []
  for (const pause of ordered) {
    const last = joined.at(-1)
    if (last !== undefined && pause.from <= last.to)
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, pause.to) }
    else joined.push(pause)
  }
  return joined
}
