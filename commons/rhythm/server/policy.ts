import { type Actor, capacity, type HeldPost, inForce, no, type Verdict, yes } from '@yiwang/kernel/actor'
import type { Ground, InForce } from './deps.ts'

const AREA_READERS = new Set(['community-officer', 'town-dispatcher', 'town-leader'])
const COUNTY_READERS = new Set(['county-dispatcher', 'supervisor', 'leader', 'auditor'])

export const placeOf = (p: HeldPost): string => p.grid ?? p.unit ?? p.area ?? ''

/** Places for which this person keeps the rhythm, with the post that says so. */
export const keeps = (f: InForce, at: { actor: Actor; now: number; ground: Ground }): Map<string, HeldPost> =>
  new Map(
    inForce(at.actor, at.now)
      .filter((p) => p.kind === f.rhythm.owner?.post)
      .flatMap((p) => {
        const unit = at.ground.unitOf(placeOf(p), f.rhythm.per)
        return unit === null ? [] : [[unit, p] as const]
      }),
  )

/** Only the post that owes it may write it down; who supervises reads. */
export const mayHold = (f: InForce, at: { actor: Actor; now: number; ground: Ground; unit: string }): Verdict => {
  const post = at.actor.kind === 'staff' ? keeps(f, at).get(at.unit) : undefined
  return post ? yes(capacity(post)) : no('not-your-rhythm')
}

/** Areas this person reads: `all`, or codes of divisions. */
export const readsOf = (actor: Actor, now: number): 'all' | readonly string[] => {
  const posts = inForce(actor, now)
  if (actor.kind === 'system' || posts.some((p) => COUNTY_READERS.has(p.kind))) return 'all'
  return posts.flatMap((p) => (AREA_READERS.has(p.kind) && p.area ? [p.area] : []))
}
export const mayRead = (reads: 'all' | readonly string[], ground: Ground, unit: string): boolean =>
  reads === 'all' || reads.some((area) => ground.within(unit, area))
