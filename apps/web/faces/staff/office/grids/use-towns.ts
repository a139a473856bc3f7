import { useAsk } from '@yiwang/portal/web/load'
import { useApi } from '../../../../shell/face-root.tsx'

/** The towns with their schematic shapes. */
export const useTowns = () => {
  const api = useApi()
  return useAsk(['office', 'towns'], () => api.GET('/api/map/grids', { params: { query: { level: 'town' } } }))
}
