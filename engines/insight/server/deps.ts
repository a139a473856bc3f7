import type { Words } from '@yiwang/kernel/message'
import type { Reader } from '@yiwang/platform/db'
import type { Head } from './bulletin/document.ts'
import type { Plan } from './figures/model.ts'
import type { MeasurePlan } from './measures/plan.ts'

/** What the operations of insight share. */
export type Deps = {
  /** What the packs in force for a tenant want printed; the first is the one meant when none is named. */
  readonly plansOf: (tenant: string) => readonly Plan[]
  /** What the packs in force for a tenant count. */
  readonly measuresOf: (tenant: string) => readonly MeasurePlan[]
  /** Verbs of casework: acts after which a matter may count otherwise. */
  readonly verbs: readonly string[]
  /** Names on the paper of a tenant. */
  readonly headOf: (tenant: string) => Head
  /** The way to other tenants, for what goes up to a city; without it nothing does. */
  readonly exchange?: Exchange
}
export type County = { readonly county: string; readonly name: Words }
/** Other tenants on this server. Each is reached behind its own fence. */
export type Exchange = {
  of(tenant: string): Reader
  /** Tenants whose parent is `city`, by name. */
  countiesOf(city: string): Promise<readonly County[]>
}
export const planOf = (d: Deps, tenant: string, pack?: string): Plan | undefined =>
  pack === undefined ? d.plansOf(tenant)[0] : d.plansOf(tenant).find((p) => p.pack === pack)
