import type { Head } from './bulletin/document.ts'
import type { Plan } from './figures/model.ts'

/** What the operations of insight share. */
export type Deps = {
  /** What the packs in force for a tenant want printed; the first is the one meant when none is named. */
  readonly plansOf: (tenant: string) => readonly Plan[]
  /** Names on the paper of a tenant. */
  readonly headOf: (tenant: string) => Head
}
export const planOf = (d: Deps, tenant: string, pack?: string): Plan | undefined =>
  pack === undefined ? d.plansOf(tenant)[0] : d.plansOf(tenant).find((p) => p.pack === pack)
