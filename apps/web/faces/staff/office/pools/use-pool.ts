import { useAsk } from '@yiwang/portal/web/load'
import { useApi } from '../../../../shell/face-root.tsx'
import type { Answer } from '../answers.ts'

export type Pool = Answer<'registry.pool-members'>

/** One pool with everybody in it. */
export const usePool = (pool: string) => {
  const api = useApi()
  return useAsk(['office', 'pool', pool], () => api.GET('/api/pools/{pool}', { params: { path: { pool } } }))
}
