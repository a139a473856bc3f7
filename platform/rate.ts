import { failure } from '@yiwang/kernel'

type Bucket = { count: number; until: number }

/** Counts calls a minute per key in this process; a wall against floods, not the lock on an account (that is in the database). */
export const rateLimit = (now: () => number) => {
  const seen = new Map<string, Bucket>()
  return (key: string, perMinute: number): void => {
    const t = now()
    const b = seen.get(key)
    if (!b || b.until <= t) {
      if (seen.size > 50_000) for (const [k, x] of seen) if (x.until <= t) seen.delete(k)
      seen.set(key, { count: 1, until: t + 60_000 })
      return
    }
    b.count++
    if (b.count > perMinute) throw failure('TOO_MANY', { seconds: Math.ceil((b.until - t) / 1000) })
  }
}
