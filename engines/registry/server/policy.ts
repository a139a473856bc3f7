import { type Actor, capacity, type HeldPost, inForce, no, type Verdict, yes } from '@yiwang/kernel/actor'
import { isPostKind, type PostKind, postKindFacts } from '../pack/post-kinds.ts'

type At = { readonly now: number }
const covers = (p: HeldPost, code: string): boolean => p.area !== null && p.area !== '' && code.startsWith(p.area)
const held = (actor: Actor, now: number, kinds: readonly string[]): HeldPost[] =>
  inForce(actor, now).filter((p) => kinds.includes(p.kind))
const asSystem = (actor: Actor): Verdict | undefined => (actor.kind === 'system' ? yes('system') : undefined)
const first = (posts: readonly HeldPost[], why: string): Verdict => (posts[0] ? yes(capacity(posts[0])) : no(why))

/** Divisions and grids are changed by the registry clerk whose area holds every one of them. */
export const mayChangeTerritory = (actor: Actor, codes: readonly string[], { now }: At): Verdict => {
  const system = asSystem(actor)
  if (system) return system
  const clerk = held(actor, now, ['registry-clerk'])
  if (clerk.length === 0) return no('not-registry-clerk')
  return first(
    clerk.filter((p) => codes.every((c) => covers(p, c))),
    'outside-area',
  )
}

const overAll = (actor: Actor, root: string, at: At & { kinds: readonly string[] }): Verdict => {
  const able = held(actor, at.now, at.kinds)
  if (able.length === 0) return no('not-registry-clerk')
  return first(
    able.filter((p) => covers(p, root)),
    'outside-area',
  )
}

/** The kinds of post that look into the whole registry. */
const LOOKERS = ['registry-clerk', 'system-admin']
/** The coverage report, the list of people and the exports: for those whose area is all of it (`root`). */
export const mayLookIntoRegistry = (actor: Actor, root: string, { now }: At): Verdict =>
  asSystem(actor) ?? overAll(actor, root, { now, kinds: LOOKERS })

/** Pools of people belong to the county: kept by those who look into its whole registry. */
export const mayKeepPools = mayLookIntoRegistry
/** A pool is seen by who keeps it and by the posts whose work it is to call on its members. */
export const maySeePool = (
  actor: Actor,
  pool: { readonly root: string; readonly callers: readonly string[] },
  at: At,
): Verdict => {
  const kept = mayKeepPools(actor, pool.root, at)
  return kept.ok ? kept : first(held(actor, at.now, pool.callers), 'not-called')
}

/** Areas of the posts that look into the registry; the empty one, which holds every code, for the system itself. */
export const areasLookedInto = (actor: Actor, now: number): string[] =>
  actor.kind === 'system' ? [''] : held(actor, now, LOOKERS).flatMap((p) => (p.area ? [p.area] : []))

/** Areas whose coverage by organisations somebody reads: clerks and those who lead or supervise there. */
export const areasOfCoverage = (actor: Actor, now: number): string[] =>
  actor.kind === 'system'
    ? ['']
    : held(actor, now, [...LOOKERS, 'leader', 'supervisor', 'town-leader']).flatMap((p) => (p.area ? [p.area] : []))

/** Rosters are imported by a registry clerk whose area is all of it (`root`). */
export const mayImport = (actor: Actor, root: string, { now }: At): Verdict =>
  asSystem(actor) ?? overAll(actor, root, { now, kinds: ['registry-clerk'] })

type Term = { readonly kind: string; readonly person: string; readonly place: string }
/**
 * Who puts a person into a post or ends the term: the clerk or the administrator whose area holds the post's place.
 * Guarded kinds (clerk, administrator, auditor) are the administrator's alone.
 */
const mayRule = (actor: Actor, term: Term, { now }: At): Verdict => {
  const guarded = isPostKind(term.kind) && postKindFacts(term.kind as PostKind).guarded === true
  const kinds = guarded ? ['system-admin'] : ['registry-clerk', 'system-admin']
  const able = held(actor, now, kinds)
  if (able.length === 0) return no(guarded ? 'only-system-admin' : 'not-registry-clerk')
  return first(
    able.filter((p) => covers(p, term.place)),
    'outside-area',
  )
}

/** As {@link mayRule}; and nobody gives a post to himself. */
export const mayAppoint = (actor: Actor, term: Term, at: At): Verdict => {
  const system = asSystem(actor)
  if (system) return system
  const verdict = mayRule(actor, term, at)
  return verdict.ok && actor.person === term.person ? no('own-appointment') : verdict
}
export const mayEndTerm = (actor: Actor, term: Term, at: At): Verdict => asSystem(actor) ?? mayRule(actor, term, at)
