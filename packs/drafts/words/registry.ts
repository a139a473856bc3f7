/** Draft words of engines/registry. */
import { part, type Value } from './kernel.ts'

export type Level = 'grid' | 'community' | 'town' | 'county' | 'city'
/**
 * Where a post is looked for: a fixed level, `target` (the unit this case was dispatched to),
 * `owner` (the unit that owns the subject) or `above` (one level over the present one).
 */
export type Where = Level | 'target' | 'owner' | 'above'

export type Role =
  | { readonly role: 'post'; readonly post: string; readonly at: Where }
  | { readonly role: 'party'; readonly relation: Relation }
  | { readonly role: 'outside'; readonly body: string }
  | { readonly role: 'system' }
export type Relation = 'reporter' | 'joined' | 'subject' | 'author' | 'applicant' | 'attendee' | 'partner' | 'voter'
export type Roles = Readonly<Record<string, Role>>

export const post = (id: string, at: Where): Role => ({ role: 'post', post: id, at })
/** A person's relation to the case, not a post: reporter, subject of a record, applicant. */
export const party = (relation: Relation): Role => ({ role: 'party', relation })
/** A body without accounts here; somebody records its act with both numbers and times. */
export const outside = (body: string): Role => ({ role: 'outside', body })
export const system = (): Role => ({ role: 'system' })

type CompositionSpec<R extends string> = {
  readonly id: string
  readonly per: Level | 'organisation' | 'base' | 'estate' | 'squad'
  readonly fixed: readonly { readonly role: R; readonly count: Value<number>; readonly from?: string }[]
  readonly open?: readonly { readonly role: R; readonly min: Value<number> }[]
}
/** "1+2+3", "135", squads: fixed slots with counts, open slots with a minimum; gaps are listed. */
export const composition = <const R extends string>(
  roles: Readonly<Record<R, Role>>,
  spec: CompositionSpec<NoInfer<R>>,
) => part('composition', { ...spec, roles })

type GridsSpec = {
  readonly id: string
  readonly file: string
  readonly count: Value<number>
  readonly merges?: Value<readonly string[]>
}
export const grids = (spec: GridsSpec) => part('grids', spec)

type CoverageSpec = { readonly id: string; readonly every: string; readonly has: string; readonly exactly?: number }
/** "Every X has exactly one Y"; without `exactly`, at least one. */
export const coverage = (spec: CoverageSpec) => part('coverage', spec)

type CrossedSpec = { readonly id: string; readonly pairs: Value<readonly (readonly [string, string])[]> }
/** Two posts held crosswise; ending one side shows the pair as broken. */
export const crossedPosts = (spec: CrossedSpec) => part('crossedPosts', spec)

type PoolSpec = {
  readonly id: string
  readonly entry: readonly string[]
  readonly review: Value<string>
  readonly consent: boolean
}
export const pool = (spec: PoolSpec) => part('pool', spec)

type AssetSpec = {
  readonly id: string
  readonly ready?: readonly string[]
  readonly bookable?: boolean
  readonly stock?: boolean
}
/** A room, base, station or store with the checklist that makes it ready. */
export const asset = (spec: AssetSpec) => part('asset', spec)
