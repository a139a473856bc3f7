import { partsOf } from '@yiwang/kernel'
import { type PackBook, typesOf } from '@yiwang/matters/server'
import type { Pool } from '@yiwang/registry/pack'
import type { PoolInForce } from '@yiwang/registry/server'

/** Pools of people that the packs in force name; the posts that work with such a pack call on its members. */
export const poolsFrom =
  (book: Pick<PackBook, 'all'>) =>
  (tenant: string): PoolInForce[] =>
    book.all(tenant).flatMap(({ pack }) => {
      const callers = typesOf(pack).flatMap((type) => Object.values(type.roles).map((role) => role.post))
      return partsOf<Pool>(pack, 'registry.pool').map((pool) => ({ ...pool, callers: [...new Set(callers)] }))
    })
