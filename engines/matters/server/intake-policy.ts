import { type Actor, capacity, type HeldPost, inForce, no, type Verdict, yes } from '@yiwang/kernel'
import type { MatterType } from '../pack/index.ts'

/** Posts that take in matters for others. */
const INTAKE: ReadonlySet<string> = new Set([
  'grid-team',
  'community-officer',
  'town-dispatcher',
  'county-dispatcher',
  'handler',
])
/** Ways in that a person of the staff chooses among; files and other systems come by doors of their own. */
const BY_HAND: readonly string[] = ['counter', 'phone', 'grid']

/**
 * Kinds of post that a kind of matter names: those of its roles, and a unit's own window where units handle it. A
 * restricted kind is written down only by those who read it; a unit that is asked about it is not one of them.
 */
const namedBy = (type: MatterType): ReadonlySet<string> => {
  const ids = type.restricted ?? Object.keys(type.roles)
  const posts = ids.flatMap((id) => type.roles[id]?.post ?? [])
  const handled = !type.restricted && Object.values(type.stages).some((s) => s.owner === 'lead-unit')
  return new Set([...posts, ...(handled ? ['handler'] : [])])
}

const intakePost = (a: Actor, type: MatterType, now: number): HeldPost | undefined => {
  const named = namedBy(type)
  return inForce(a, now).find((p) => INTAKE.has(p.kind) && named.has(p.kind))
}

/** May this person of the staff write down a matter of this kind for somebody; with the post she does it in. */
export const mayRegister = (a: Actor, type: MatterType, now: number): Verdict => {
  if (a.kind === 'system') return yes('system')
  const p = intakePost(a, type, now)
  return p ? yes(capacity(p)) : no('not-your-post')
}

/** The ways by which this reader may bring in a matter of this kind; none where it is not hers to open. */
export const waysIn = (a: Actor, type: MatterType, now: number): string[] => {
  const wanted = a.kind === 'staff' ? BY_HAND : ['web']
  if (a.kind === 'staff' && !mayRegister(a, type, now).ok) return []
  return wanted.filter((c) => type.channels.includes(c))
}
