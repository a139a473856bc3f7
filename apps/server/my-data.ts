import { whoLooked } from '@yiwang/audit/server'
import type { IdentityOptions } from '@yiwang/identity/server'
import { capacityWords, consentsOf, type MattersDeps, mattersOf, postViewOf, revealsOf } from '@yiwang/matters/server'
import type { Pool } from '@yiwang/registry/pack'
import { poolRecordsOf } from '@yiwang/registry/server'
import { heldWords, withOversight } from './exchange.ts'
import { titleOf } from './operations.ts'

/** What identity asks of the engines above it: the casework and the looks behind "my data", and the names of posts. */
export const mineFrom = (
  deps: MattersDeps,
  poolsOf: (tenant: string) => readonly Pool[],
): Omit<IdentityOptions, 'postsSql' | 'policy' | 'opensOf'> => {
  const reveals = revealsOf(deps)
  return {
    mattersOf: mattersOf(deps),
    consentsOf: consentsOf(),
    recordsOf: poolRecordsOf(poolsOf),
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
