import { type Actor, capacity, type HeldPost, hide, inForce, no, type Verdict, yes } from '@yiwang/kernel'
import { type Action, LEVELS, type MatterLevel, type MatterType, type Role } from '../pack/index.ts'
import type { Dispatch, Matter } from './domain/state.ts'
import type { PackBook } from './pack-book.ts'

/** Posts that see every matter of the county in their work; none of them sees who raised it without a reveal. */
export const COUNTY_READERS: ReadonlySet<string> = new Set([
  'county-dispatcher',
  'arbiter',
  'reply-checker',
  'visitor',
  'supervisor',
  'auditor',
  'leader',
  'bulletin-editor',
  'bulletin-checker',
  'bulletin-releaser',
])
const UNIT_POSTS: ReadonlySet<string> = new Set(['handler', 'unit-leader'])

/** Kinds of post that gather matters into topics: those whose mechanism in force lets them answer a topic. */
export const topicPosts = (packs: Pick<PackBook, 'types'>, tenant: string): ReadonlySet<string> =>
  new Set(
    packs
      .types(tenant)
      .flatMap(({ type }) =>
        type.actions
          .filter((a) => a.verb === 'answer-topic')
          .flatMap((a) => a.who.flatMap((id) => type.roles[id]?.post ?? [])),
      ),
  )

export type Seen = Pick<
  Matter,
  'town' | 'community' | 'grid' | 'unit' | 'units' | 'accused_unit' | 'accused_person' | 'readers'
>

/** The unit complained about and its leaders, and the person herself, never meet the matter (S5). */
export const recused = (a: Actor, m: Pick<Seen, 'accused_unit' | 'accused_person'>, now: number): boolean =>
  (m.accused_unit !== null && inForce(a, now).some((p) => p.unit === m.accused_unit)) ||
  (m.accused_person !== null && a.person !== null && m.accused_person.includes(a.person))

const reaches = (p: HeldPost, m: Seen): boolean => {
  if (COUNTY_READERS.has(p.kind)) return true
  if (UNIT_POSTS.has(p.kind)) return p.unit !== null && m.units.includes(p.unit)
  if (p.kind === 'grid-team') return p.grid !== null && p.grid === m.grid
  if (p.kind === 'community-officer') return p.area !== null && p.area === m.community
  if (p.kind === 'town-dispatcher' || p.kind === 'town-leader') return p.area !== null && p.area === m.town
  return false
}

/** A restricted matter is read only by the kinds of post its mechanism names; a row read without the list is shut. */
const listed = (p: HeldPost, m: Pick<Seen, 'readers'>): boolean =>
  m.readers === null || (m.readers ?? []).includes(p.kind)

const UNIT_RELATIONS: ReadonlySet<string> = new Set(['lead-unit', 'co-unit', 'party'])
/** Kinds of post that may read matters of a restricted type; null where it is not restricted. */
export const readersOf = (type: MatterType): string[] | null => {
  if (!type.restricted) return null
  const seats = (seat: 'heads' | 'chairs') => LEVELS.map((l) => roleAt(type, l, seat).post)
  return [
    ...new Set(
      type.restricted.flatMap((r) => {
        if (UNIT_RELATIONS.has(r)) return [...UNIT_POSTS, ...(type.ladder ? seats('heads') : [])]
        if (r === 'level-head') return seats('heads')
        return r === 'level-chair' ? seats('chairs') : (type.roles[r]?.post ?? [])
      }),
    ),
  ]
}

/** May this person of the staff see the matter; with the post that reaches it. */
export const mayRead = (a: Actor, m: Seen, now: number): Verdict => {
  if (a.kind === 'system') return yes('system')
  if (a.kind !== 'staff') return hide('not-staff')
  if (recused(a, m, now)) return hide('recused')
  const p = inForce(a, now).find((x) => reaches(x, m) && listed(x, m))
  return p ? yes(capacity(p)) : hide('out-of-scope')
}

const fits = (p: HeldPost, role: Role, m: Seen): boolean => {
  if (p.kind !== role.post) return false
  switch (role.where) {
    case 'grid':
      return p.grid !== null && p.grid === m.grid
    case 'community':
      return p.area !== null && p.area === m.community
    case 'town':
      return p.area !== null && p.area === m.town
    case 'lead-unit':
      return p.unit !== null && p.unit === m.unit
    case 'co-unit':
    case 'any-unit':
      return p.unit !== null && m.units.includes(p.unit)
    default:
      return true
  }
}

const GRID_TEAM: Role = { post: 'grid-team', where: 'grid' }
/** Who heads, or who chairs, a level; where matters do not climb, the grid's own team. */
export const roleAt = (type: MatterType, level: MatterLevel | null, seat: 'heads' | 'chairs'): Role => {
  const id = level && type.ladder?.[seat][level]
  return (id && type.roles[id]) || GRID_TEAM
}

/** The post by which this person belongs to the dispatch's unit; who heads its level where no unit is named. */
export const postFor = (
  a: Actor,
  d: Pick<Dispatch, 'unit' | 'level'>,
  at: { m: Seen; type: MatterType; now: number },
): HeldPost | undefined =>
  inForce(a, at.now).find((p) =>
    d.unit === null ? fits(p, roleAt(at.type, d.level, 'heads'), at.m) : UNIT_POSTS.has(p.kind) && p.unit === d.unit,
  )

export type Ask = {
  readonly m: Matter
  readonly type: MatterType
  readonly dispatches: readonly Dispatch[]
  readonly now: number
  /** The caller is the raiser, or one who joined her. */
  readonly raiser: false | 'first' | 'joined'
}

const live = (d: Dispatch): boolean => d.ended_at === null && d.state !== 'returned' && d.state !== 'ended'
/** The open order of this round that the actor answers for: the lead before the co-handlers. */
export const myDispatch = (a: Actor, q: Ask): Dispatch | null => {
  const open = q.dispatches
    .filter((d) => live(d) && d.role !== 'party')
    .sort((x, y) => (x.role === y.role ? y.issued_at - x.issued_at : x.role === 'lead' ? -1 : 1))
  return open.find((d) => postFor(a, d, q)) ?? null
}
/** The question of a parallel review that the actor's unit has still to answer. */
export const myQuestion = (a: Actor, q: Ask): Dispatch | null =>
  q.dispatches.find((d) => d.role === 'party' && live(d) && d.answer === null && postFor(a, d, q)) ?? null

/**
 * Units of somebody who reads a matter only because her unit was asked side by side with others: she sees its own
 * question and limit, never what the others answer. Null for everybody who works on the matter otherwise.
 */
export const askedUnits = (
  a: Actor,
  s: { readonly m: Seen; readonly dispatches: readonly Dispatch[] },
  now: number,
): ReadonlySet<string> | null => {
  if (a.kind !== 'staff') return null
  const by = inForce(a, now).filter((p) => reaches(p, s.m) && listed(p, s.m))
  const units = by.flatMap((p) => (UNIT_POSTS.has(p.kind) && p.unit ? [p.unit] : []))
  const of = s.dispatches.filter((d) => d.unit !== null && units.includes(d.unit))
  return units.length === by.length && of.length > 0 && of.every((d) => d.role === 'party') ? new Set(units) : null
}

export const leadDispatch = (dispatches: readonly Dispatch[]): Dispatch | null =>
  dispatches.filter((d) => d.role === 'lead' && live(d)).sort((x, y) => y.issued_at - x.issued_at)[0] ?? null

/** Who joined somebody else's matter speaks for herself: she rates and adds, and decides nothing for the first raiser. */
const JOINED_MAY: ReadonlySet<string> = new Set(['rate', 'note'])

/** May the actor take this action, apart from whether the moment allows it. */
export const mayAct = (a: Actor, action: Action, q: Ask): Verdict => {
  if (a.kind === 'system') return action.who.includes('system') ? yes('system') : no('only-people')
  if (q.raiser)
    return action.who.includes('raiser') && (q.raiser === 'first' || JOINED_MAY.has(action.verb))
      ? yes('raiser')
      : no('not-the-raiser')
  const seen = mayRead(a, q.m, q.now)
  if (!seen.ok) return seen
  for (const who of action.who) {
    const p = postAs(a, who, q)
    if (p) return yes(capacity(p))
  }
  return no('not-your-post')
}

/** The post by which the actor is what an action asks for: a relation to the matter or a role of the pack. */
const postAs = (a: Actor, who: string, q: Ask): HeldPost | undefined => {
  if (who === 'lead-unit' || who === 'co-unit') {
    const d = myDispatch(a, q)
    return d && (who === 'lead-unit') === (d.role === 'lead') ? postFor(a, d, q) : undefined
  }
  if (who === 'party') {
    const d = myQuestion(a, q)
    return d ? postFor(a, d, q) : undefined
  }
  const role = roleOf(q.type, who, q.m.level)
  return role && inForce(a, q.now).find((x) => fits(x, role, q.m))
}
const roleOf = (type: MatterType, who: string, level: MatterLevel): Role | undefined =>
  who === 'level-head'
    ? roleAt(type, level, 'heads')
    : who === 'level-chair'
      ? roleAt(type, level, 'chairs')
      : type.roles[who]

/** The text under which open matters wait for a person: every key of the inbox. */
export const ownerKeys = (a: Actor, now: number): string[] => {
  const keys = inForce(a, now).map((p) => {
    if (UNIT_POSTS.has(p.kind)) return `unit:${p.unit}`
    if (p.kind === 'grid-team') return `post:grid-team@${p.grid}`
    return `post:${p.kind}@${p.area && p.level !== 'county' ? p.area : 'county'}`
  })
  return [...new Set(keys)]
}

/** Whose turn it is in a stage. */
export const ownerOf = (
  type: MatterType,
  stage: string,
  m: Pick<Matter, 'unit' | 'level' | 'grid' | 'town' | 'community'>,
): string | null => {
  const owner = type.stages[stage]?.owner
  if (owner === undefined) return null
  if (owner === 'raiser') return 'raiser'
  const unit = owner === 'lead-unit' || owner === 'co-unit'
  if (unit && m.unit) return `unit:${m.unit}`
  const role = roleOf(type, unit ? 'level-head' : owner, m.level)
  if (!role) return null
  const at =
    role.where === 'grid'
      ? m.grid
      : role.where === 'community'
        ? m.community
        : role.where === 'town'
          ? m.town
          : 'county'
  return `post:${role.post}@${at}`
}
