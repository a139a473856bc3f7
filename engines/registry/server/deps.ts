import type { Composition } from '../pack/composition.ts'
import type { Tier } from '../pack/network.ts'
import type { Patches } from '../pack/patches.ts'
import type { Pool } from '../pack/pool.ts'
import type { Posting } from '../pack/posting.ts'
import type { RegistryApi } from './registry-api.ts'

/** A pool that a pack in force names, and the kinds of post whose work it is to call on its members. */
export type PoolInForce = Pool & { readonly callers: readonly string[] }

/** What the operations of the registry share. */
export type Deps = {
  readonly api: RegistryApi
  /** The team composition in force for a tenant, from its pack; undefined when no mechanism asks for teams. */
  readonly compositionOf: (tenant: string) => Composition | undefined
  /** Pools of people that the packs in force name. */
  readonly poolsOf: (tenant: string) => readonly PoolInForce[]
  /** Posts that the packs in force fill only with a duty. */
  readonly postingsOf: (tenant: string) => readonly Posting[]
  /** Levels of organisations that serve grids and communities, in the order of the packs in force. */
  readonly tiersOf: (tenant: string) => readonly Tier[]
  /** Kinds of patches that the packs in force name. */
  readonly patchKindsOf: (tenant: string) => readonly Patches[]
}
