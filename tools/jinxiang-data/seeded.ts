/** A stream of numbers in 0..1, the same for the same seed and label on every machine. */
export type Stream = () => number

/** Opens a stream of its own for each label, so that a change in one part of the data leaves the others as they are. */
export const seeded = (seed: number, label: string): Stream => {
  let state = seed >>> 0
  for (const letter of label) state = Math.imul(state ^ letter.codePointAt(0)!, 0x01000193) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const pick = <T>(stream: Stream, list: readonly T[]): T => list[Math.floor(stream() * list.length)]!

/** A shuffled copy (Fisher-Yates). */
export const shuffled = <T>(stream: Stream, list: readonly T[]): T[] => {
  const copy = [...list]
  for (let i = copy.length - 1; i > 0; i -= 1) {
    const j = Math.floor(stream() * (i + 1))
    ;[copy[i], copy[j]] = [copy[j]!, copy[i]!]
  }
  return copy
}
