import type { PostKind } from '@yiwang/registry/pack'

/** The matters of the scene; each stands for one relation a reader may have to it. */
export const MATTERS = ['plain', 'accuse-unit', 'far', 'accuse-person', 'secret', 'public'] as const
export type MatterKey = (typeof MATTERS)[number]

/** Where a post of the scene lies: units by their code, `near` is the grid, community and town of the plain matter. */
export type Place = { unit?: string; grid?: 'near' | 'far'; area?: 'near' | 'far' | 'county' }
export type Standing = 'live' | 'ended' | 'disabled' | 'expired' | 'elsewhere'
export type Role = {
  readonly name: string
  readonly kind: 'anonymous' | 'resident' | 'staff'
  readonly standing: Standing
  readonly post?: PostKind
  readonly at?: Place
  /** Matters this role may read at its desk. Written by hand: the policy is checked against it, not the other way. */
  readonly sees: readonly MatterKey[]
  /** Matters this role raised itself. */
  readonly raised: readonly MatterKey[]
}

const ALL: readonly MatterKey[] = MATTERS
/** Everything of the near grid, its community and its town. */
const NEAR: readonly MatterKey[] = ['plain', 'accuse-unit', 'accuse-person', 'secret', 'public']
const none: readonly MatterKey[] = []

const staff = (name: string, post: PostKind, at: Place, sees: readonly MatterKey[]): Role => ({
  name,
  kind: 'staff',
  standing: 'live',
  post,
  at,
  sees,
  raised: none,
})
const county = (post: PostKind, sees: readonly MatterKey[] = ALL): Role => staff(post, post, { area: 'county' }, sees)

/** Units: D01 has the plain one, D02 is complained about, D03 handles that complaint, D04 the far one, D05 nothing. */
export const ROLES: readonly Role[] = [
  { name: 'anonymous', kind: 'anonymous', standing: 'live', sees: none, raised: none },
  { name: 'resident raiser', kind: 'resident', standing: 'live', sees: none, raised: ['plain'] },
  { name: 'other resident', kind: 'resident', standing: 'live', sees: none, raised: none },
  county('county-dispatcher'),
  county('arbiter'),
  county('reply-checker'),
  county('visitor'),
  county('supervisor'),
  county('auditor'),
  county('leader'),
  county('bulletin-editor'),
  county('bulletin-checker'),
  county('bulletin-releaser'),
  county('registry-clerk', none),
  county('system-admin', none),
  staff('town dispatcher', 'town-dispatcher', { area: 'near' }, NEAR),
  staff('other town dispatcher', 'town-dispatcher', { area: 'far' }, ['far']),
  staff('town leader', 'town-leader', { area: 'near' }, NEAR),
  staff('other town leader', 'town-leader', { area: 'far' }, ['far']),
  staff('community officer', 'community-officer', { area: 'near' }, NEAR),
  staff('other community officer', 'community-officer', { area: 'far' }, ['far']),
  staff('grid team', 'grid-team', { grid: 'near' }, NEAR),
  staff('other grid team', 'grid-team', { grid: 'far' }, ['far']),
  staff('handler', 'handler', { unit: 'D01' }, ['plain', 'accuse-person', 'secret', 'public']),
  staff('unit leader', 'unit-leader', { unit: 'D01' }, ['plain', 'accuse-person', 'secret', 'public']),
  // The person complained about works in D01 too.
  staff('accused person', 'handler', { unit: 'D01' }, ['plain', 'secret', 'public']),
  staff('accused handler', 'handler', { unit: 'D02' }, none),
  staff('accused leader', 'unit-leader', { unit: 'D02' }, none),
  staff('handler of the complaint', 'handler', { unit: 'D03' }, ['accuse-unit']),
  staff('far handler', 'handler', { unit: 'D04' }, ['far']),
  staff('uninvolved handler', 'handler', { unit: 'D05' }, none),
  { ...county('county-dispatcher', none), name: 'former dispatcher', standing: 'ended' },
  { ...county('county-dispatcher', none), name: 'disabled dispatcher', standing: 'disabled' },
  { ...county('county-dispatcher', none), name: 'expired dispatcher', standing: 'expired' },
  { ...county('county-dispatcher', none), name: 'dispatcher elsewhere', standing: 'elsewhere' },
]
export const roleNamed = (name: string): Role => {
  const r = ROLES.find((x) => x.name === name)
  if (!r) throw new Error(`no role ${name}`)
  return r
}

/** Whether a request of this role is anybody's at all in this county. */
export const dead = (r: Role): boolean =>
  r.standing === 'disabled' || r.standing === 'expired' || r.standing === 'elsewhere'
/** Signed in as staff; the former dispatcher too, though without a post. */
export const isStaff = (r: Role): boolean => r.kind === 'staff' && !dead(r)
export const holds =
  (...kinds: PostKind[]) =>
  (r: Role): boolean =>
    r.standing === 'live' && r.post !== undefined && kinds.includes(r.post)
