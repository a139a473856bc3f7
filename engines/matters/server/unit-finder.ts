import type { MattersDeps } from './deps.ts'
import type { UnitFacts } from './verbs/verb.ts'

const byCode = new WeakMap<object, Map<string, string>>()

/** Finds a unit by its id, or by the code a duty list names it with. */
export const unitFinder =
  (deps: MattersDeps, tenant: string) =>
  (key: string): UnitFacts | undefined => {
    const found = deps.registry.unitById(tenant, key)
    const t = found ? undefined : deps.registry.latest(tenant)
    if (!t) return found
    let index = byCode.get(t)
    if (!index) {
      index = new Map([...t.units.values()].map((u) => [u.code, u.id]))
      byCode.set(t, index)
    }
    return t.units.get(index.get(key) ?? '')
  }
