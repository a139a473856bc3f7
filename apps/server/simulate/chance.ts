/** Spreads the bits of a 32-bit number (murmur3's finaliser). */
const mix = (h0: number): number => {
  let h = h0 | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** What a draw is for: each purpose has a stream of its own, so that two runs with one seed share what they can. */
export const PURPOSES = [
  'arrivals',
  'moment',
  'key',
  'category',
  'grid',
  'emergency',
  'spot',
  'confirmed',
  'channel',
  'unit',
  'ill',
  'illDays',
  'work',
  'form',
  'bytes',
  'contact',
  'provide',
  'provideAfter',
  'rate',
  'rateAfter',
  'reopen',
  'reopenAfter',
  'answered',
  'solved',
  'satisfied',
  'proposal',
  'decision',
  'objection',
  'approve',
  'other',
  'co',
  'return',
  'ask',
  'divert',
  'rule-deny',
  'check-reject',
  'escalate',
  'request-hold',
  'request-extension',
] as const
export type Purpose = (typeof PURPOSES)[number]
const codes = new Map<string, number>(PURPOSES.map((p, i) => [p, Math.imul(i + 1, 0x9e3779b1)]))

/** A whole number of 32 bits for a key, a purpose and a count: no state, so the order of draws does not matter. */
export const draw32 = (key: number, purpose: Purpose, n = 0): number =>
  mix(mix(key + (codes.get(purpose) as number)) + Math.imul(n + 1, 0x27d4eb2f)) >>> 0

/** A number in [0, 1). */
export const draw = (key: number, purpose: Purpose, n = 0): number => draw32(key, purpose, n) / 4294967296

/** A duration around a median, ms: log-normal, so that few take very long. */
export const around = (median: number, spread: number, of: { key: number; purpose: Purpose; n: number }): number => {
  const u = Math.max(1e-9, draw(of.key, of.purpose, of.n * 2))
  const gauss = Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * draw(of.key, of.purpose, of.n * 2 + 1))
  return Math.round(median * Math.exp(spread * gauss))
}

/** How many come in an hour where `mean` are expected (Poisson; Knuth's product, in parts of at most 30). */
export const poisson = (mean: number, next: () => number): number => {
  let count = 0
  for (let left = mean; left > 0; left -= 30) {
    const least = Math.exp(-Math.min(30, left))
    for (let p = next(); p > least; p *= next()) count++
  }
  return count
}
