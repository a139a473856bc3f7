/** A post (岗位) held for a term: the only source of rights. */
export type HeldPost = {
  readonly id: string
  /** e.g. `grid-team`, `county-dispatcher`, `handler`; closed list in registry. */
  readonly kind: string
  readonly level: Level
  readonly unit: string | null
  readonly grid: string | null
  /** Division code whose territory the post covers (prefix rule), null for unit posts. */
  readonly area: string | null
  /** Term in ms since the epoch, end exclusive. */
  readonly from: number
  readonly to: number | null
}

export const LEVELS = ['grid', 'community', 'town', 'county'] as const
export type Level = (typeof LEVELS)[number]

export type Actor = {
  readonly kind: 'anonymous' | 'resident' | 'staff' | 'system'
  readonly tenant: string
  readonly account: string | null
  readonly person: string | null
  /** Masked display name. */
  readonly name: string
  readonly posts: readonly HeldPost[]
  /** Must change the password before anything else. */
  readonly mustChange?: boolean
  /** Key of an anonymous device, for idempotency and rate limits. */
  readonly device?: string
}

/** Yes with the capacity acted in, or no with a reason key. */
export type Verdict =
  | { readonly ok: true; readonly as: string }
  | { readonly ok: false; readonly why: string; readonly hidden?: boolean }

export const yes = (as: string): Verdict => ({ ok: true, as })
/** Refused although the thing may be seen: 403. */
export const no = (why: string): Verdict => ({ ok: false, why })
/** Refused so that its existence is not told: 404. */
export const hide = (why: string): Verdict => ({ ok: false, why, hidden: true })

// One decision asks this many times of the same moment.
const held = new WeakMap<Actor, { now: number; posts: readonly HeldPost[] }>()
/** Posts in force at `now` (ms). */
export const inForce = (a: Actor, now: number): readonly HeldPost[] => {
  const last = held.get(a)
  if (last?.now === now) return last.posts
  const posts = a.posts.filter((p) => p.from <= now && (p.to === null || now < p.to))
  held.set(a, { now, posts })
  return posts
}

export const capacity = (p: HeldPost): string => `${p.kind}@${p.grid ?? p.unit ?? p.area ?? p.level}`
