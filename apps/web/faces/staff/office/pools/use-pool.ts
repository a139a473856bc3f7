import { useAsk } from '@yiwang/portal/web/load'
import { useApi } from '../../../../shell/face-root.tsx'
import { type Pool, wholePool } from '../../entry/whole-pool.ts'

export type { Pool }

/** One pool with everybody in it. */
export const usePool = (pool: string) => {
  const api = useApi()
  return useAsk(['office', 'pool', pool], async () => ({ data: await wholePool(api, pool) }))
}
