import { OVERSIGHT_POST } from '@yiwang/identity/contract'
import { type Actor, inForce, type Operation, partsOf } from '@yiwang/kernel'
import { dailies, sittings, topics } from '@yiwang/matters/contract'
import { type PackBook, topicPosts } from '@yiwang/matters/server'
import { patchCoverage, pools, unitCoverage } from '@yiwang/registry/contract'
import { isPostKind } from '@yiwang/registry/pack'
import { calendar } from '@yiwang/rhythm/contract'
import type { Rhythm } from '@yiwang/rhythm/pack'
import { allOperations } from './operations.ts'
import { poolsFrom } from './pools.ts'

const isPost = (looker: string): boolean => looker === OVERSIGHT_POST || isPostKind(looker)
/** Reports that mean nothing until a pack in force says their word. */
const COVERAGES: readonly (readonly [word: string, Operation])[] = [
  ['registry.network', unitCoverage],
  ['registry.patches', patchCoverage],
]
/** Reads of the staff that are declared for holders of certain posts and for nobody else, and mean something in every tenant. */
export const guarded = allOperations.filter(
  (op) =>
    op.kind === 'query' && op.caller === 'staff' && !COVERAGES.some(([, c]) => c === op) && op.lookers.every(isPost),
)

/** Posts over the whole county to whose work the meetings belong; others may read them and need no place in a menu. */
const COUNTY = ['county-dispatcher', 'supervisor', 'leader', 'auditor']
const DAILIES = ['grid-team', 'community-officer', 'town-dispatcher', 'town-leader', ...COUNTY]

const RHYTHMS = ['community-officer', 'town-dispatcher', 'town-leader', ...COUNTY]

/** Who keeps the pools of people; the callers of each are added. */
const KEEPERS = ['registry-clerk', 'system-admin']

/** Pages that everybody may ask for and that only some posts work with; some only where a pack in force brings them. */
const worked = (packs: PackBook, tenant: string): Map<string, readonly string[]> => {
  const releases = packs.types(tenant)
  const types = releases.flatMap((r) => (r.type.ladder ? [r.type] : []))
  const seats = types.flatMap(({ ladder, roles }) =>
    [ladder?.heads, ladder?.chairs].flatMap((seat) => Object.values(seat ?? {}).flatMap((id) => roles[id]?.post ?? [])),
  )
  const climbs: [string, readonly string[]][] = [
    [sittings.id, [...seats, ...COUNTY]],
    [dailies.id, DAILIES],
  ]
  const owners = releases.flatMap((r) => partsOf<Rhythm>(r.pack, 'rhythm.rhythm')).flatMap((r) => r.owner?.post ?? [])
  const covered = COVERAGES.filter(([word]) => releases.some((r) => partsOf(r.pack, word).length > 0))
  const rhythms: [string, readonly string[]][] = owners.length > 0 ? [[calendar.id, [...owners, ...RHYTHMS]]] : []
  const callers = poolsFrom(packs)(tenant).map((p) => p.callers)
  const pooled: [string, readonly string[]][] = callers.length > 0 ? [[pools.id, [...KEEPERS, ...callers.flat()]]] : []
  return new Map([
    [topics.id, [...topicPosts(packs, tenant)]],
    ...(types.length > 0 ? climbs : []),
    ...rhythms,
    ...covered.map(([, op]): [string, readonly string[]] => [op.id, op.lookers]),
    ...pooled,
  ])
}

/** Which reads this caller's posts open: what a menu shows. The read itself decides again. */
export const opensFrom =
  (packs: PackBook) =>
  (actor: Actor, now: number): string[] => {
    const kinds = new Set(inForce(actor, now).map((p) => p.kind))
    const own = guarded.filter((op) => op.lookers.some((l) => kinds.has(l))).map((op) => op.id)
    const pages = [...worked(packs, actor.tenant)].filter(([, posts]) => posts.some((p) => kinds.has(p)))
    return [...own, ...pages.map(([id]) => id)]
  }
