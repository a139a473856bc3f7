import { whoLooked } from '@yiwang/audit/server'
import type { IdentityOptions } from '@yiwang/identity/server'
import { capacityWords, consentsOf, type MattersDeps, mattersOf, postViewOf, revealsOf } from '@yiwang/matters/server'
import { titleOf } from './operations.ts'

/** What identity asks of the engines above it: the casework and the looks behind "my data", and the names of posts. */
export const mineFrom = (deps: MattersDeps): Omit<IdentityOptions, 'postsSql' | 'policy' | 'opensOf'> => {
  const reveals = revealsOf(deps)
  return {
    mattersOf: mattersOf(deps),
    consentsOf: consentsOf(),
    postViews: async (_db, tenant, posts) => posts.map((p) => postViewOf(deps, tenant, p)),
    async looksOf(db, of) {
      const [opened, read] = await Promise.all([
        reveals(db, of),
        whoLooked(db, of.tenant, { subject: of.account, staff: of.person !== null }),
      ])
      const others = read.map((l) => ({
        at: new Date(l.at).toISOString(),
        who: capacityWords({ deps, tenant: of.tenant }, l.who)?.zh ?? l.who,
        what: titleOf(l.operation),
        purpose: l.purpose,
        reason: l.reason,
      }))
      return [...opened, ...others].sort((a, b) => b.at.localeCompare(a.at))
    },
  }
}
