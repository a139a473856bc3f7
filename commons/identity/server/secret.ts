import { createHash, timingSafeEqual } from 'node:crypto'
import type { Random } from '@yiwang/kernel/id'

/** A session token: 32 random bytes, base64url. Only its hash is stored. */
export const newToken = (random: Random): string => Buffer.from(random(32)).toString('base64url')

/** The form tokens are stored and looked up in; the HTTP layer uses the same. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** A one-time code of six digits, all equally likely. */
export const newCode = (random: Random): string => {
  for (;;) {
    const b = random(3)
    const n = b[0]! * 65_536 + b[1]! * 256 + b[2]!
    // 16,000,000 is the largest multiple of a million below 2^24.
    if (n < 16_000_000) return String(n % 1_000_000).padStart(6, '0')
  }
}

const digest = (...parts: string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
export const codeHash = (o: { tenant: string; phone: string; code: string }): string =>
  digest('code', o.tenant, o.phone, o.code)
/** Key of the counter of wrong tries for a name or phone; says neither. */
export const attemptKey = (kind: 'user' | 'phone', name: string): string => digest(kind, name)

export const sameText = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
