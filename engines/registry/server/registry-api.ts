import type { Reader } from '@yiwang/platform/db'
import type { Wgs84 } from './domain/geo/index.ts'
import {
  type DivisionChain,
  divisionChain,
  type Grid,
  type Place,
  placeAt,
  type Territory,
  type Unit,
} from './domain/territory.ts'
import { type Holder, holdersOf, type TeamMember, type Tenure, teamOfGrid, tenuresOf } from './store/post-store.ts'
import { loadTerritory, versionOf } from './store/territory-store.ts'

/** How old the answer of a synchronous look may be before a fresh one is fetched behind it, ms. */
const LOOK_AGAIN_MS = 1_000

/** What other engines ask of the registry. */
export type RegistryApi = {
  /** The territory as it is now: one small read, the whole only when it changed. Call once per tenant at start. */
  territory(tenant: string): Promise<Territory>
  /**
   * The territory last read, without waiting; undefined before the first `territory(tenant)`. Never more than about a
   * second behind while it is being used; compare `version` with `VERSION_SQL` in your own statement to be exact.
   */
  latest(tenant: string): Territory | undefined
  /** Grid of a position and neighbours within `metres` (50 unless told). Throws Error before the first `territory(tenant)`; so do the next three. */
  gridOf(tenant: string, point: Wgs84, metres?: number): Place
  /** Any grid ever, by code; look at its `status`. */
  gridByCode(tenant: string, code: string): Grid | undefined
  divisionChain(tenant: string, code: string): DivisionChain
  unitById(tenant: string, id: string): Unit | undefined
  /** Who holds posts on a grid at this moment. */
  teamOf(tenant: string, grid: string): Promise<TeamMember[]>
  /** Where and when a kind of post was ever held. */
  tenuresOf(tenant: string, kind: string): Promise<Tenure[]>
  /** Accounts of those who hold a kind of post at this moment. */
  holdersOf(tenant: string, kind: string): Promise<Holder[]>
}
export type ApiNeeds = {
  readonly db: Reader
  /** ms since the epoch. */
  readonly now: () => number
}
type Kept = { territory: Territory; seen: number; reading: Promise<Territory> | undefined }

export const createApi = ({ db, now }: ApiNeeds): RegistryApi => {
  const kept = new Map<string, Kept>()
  const read = async (tenant: string): Promise<Territory> => {
    const known = kept.get(tenant)
    const same = known && known.territory.version === (await versionOf(db, tenant))
    const loaded = same ? known.territory : await loadTerritory(db, tenant)
    // Of two reads that overtook each other the newer one stays.
    const other = kept.get(tenant)?.territory
    const territory = other && BigInt(other.version) > BigInt(loaded.version) ? other : loaded
    kept.set(tenant, { territory, seen: now(), reading: undefined })
    return territory
  }
  const latest = (tenant: string): Territory | undefined => {
    const known = kept.get(tenant)
    if (known && !known.reading && Math.abs(now() - known.seen) > LOOK_AGAIN_MS) {
      // A failed look leaves the old answer; the next call looks again.
      known.reading = read(tenant).catch(() => {
        known.reading = undefined
        known.seen = now()
        return known.territory
      })
    }
    return known?.territory
  }
  const mustHave = (tenant: string): Territory => {
    const t = latest(tenant)
    if (!t) throw new Error(`the territory of tenant ${tenant} was not read yet`)
    return t
  }
  return {
    territory: read,
    latest,
    gridOf: (tenant, point, metres) => placeAt(mustHave(tenant), point, metres),
    gridByCode: (tenant, code) => mustHave(tenant).grids.get(code),
    divisionChain: (tenant, code) => divisionChain(mustHave(tenant), code),
    unitById: (tenant, id) => mustHave(tenant).units.get(id),
    tenuresOf: (tenant, kind) => tenuresOf(db, tenant, kind),
    holdersOf: (tenant, kind) => holdersOf(db, { tenant, now: now() }, kind),
    teamOf: (tenant, grid) => teamOfGrid(db, { tenant, now: now() }, grid),
  }
}
