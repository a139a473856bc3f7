import { randomFillSync } from 'node:crypto'
import type { Random } from '@yiwang/kernel/id'

/** Milliseconds since the epoch. The only clock of the server; tests and replays hand in their own. */
export type Now = () => number

export const systemNow: Now = () => Date.now()

const pool = new Uint8Array(4096)
let used = pool.length
/** Random bytes from the operating system, drawn in blocks. */
export const systemRandom: Random = (n) => {
  if (used + n > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const out = pool.slice(used, used + n)
  used += n
  return out
}

/** Repeatable random bytes (mulberry32) for replays and tests; never for secrets of a real service. */
export const seededRandom = (seed: number): Random => {
  let a = seed >>> 0
  const next = (): number => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = a
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return (t ^ (t >>> 14)) >>> 0
  }
  return (n) => Uint8Array.from({ length: n }, () => next() & 255)
}
