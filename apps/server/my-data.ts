import { whoLooked } from '@yiwang/audit/server'
import type { IdentityOptions } from '@yiwang/identity/server'
import { capacityWords, consentsOf, type MattersDeps, mattersOf, postViewOf, revealsOf } from '@yiwang/matters/server'
import type { Patches, Pool } from '@yiwang/registry/pack'
import { patchRecordsOf, poolRecordsOf } from '@yiwang/registry/server'
import { heldWords, withOversight } from './exchange.ts'
import { titleOf } from './operations.ts'

type Kept = {
  poolsOf(tenant: string): readonly Pool[]
  patchKindsOf(tenant: string): readonly Patches[]
}
/** What identity asks of the engines above it: the casework and the looks behind "my data", and the names of posts. */
export const mineFrom = (
  deps: MattersDeps,
  { poolsOf, patchKindsOf }: Kept,
): Omit<IdentityOptions, 'postsSql' | 'policy' | 'opensOf'> => {
  const reveals = revealsOf(deps)
  const records = [poolRecordsOf(poolsOf), patchRecordsOf(patchKindsOf)]
  return {
    mattersOf: mattersOf(deps),
    consentsOf: consentsOf(),
    recordsOf: async (db, of) => (await Promise.all(records.map((kept) => kept(db, of)))).flat(),
    postViews: withOversight(async (_db, tenant, posts) => posts.map((p) => postViewOf(deps, tenant, p))),
    async looksOf(db, of) {
      const [opened, read] = await Promise.all([
        reveals(db, of),
        whoLooked(db, of.tenant, { subject: of.account, staff: of.person !== null }),
      ])
      const others = read.map((l) => ({
        at: new Date(l.at).toISOString(),
        who: heldWords(l.who, (h) => capacityWords({ deps, tenant: of.tenant }, h))?.zh ?? l.who,
        what: titleOf(l.operation),
        purpose: l.purpose,
        reason: l.reason,
      }))
      return [...opened, ...others].sort((a, b) => b.at.localeCompare(a.at))
    },
  }
}
