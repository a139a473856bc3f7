import { useAsk } from '@yiwang/portal/web/load'
import { useApi } from '../../../shell/face-root.tsx'

/** Towns with their schematic shapes; names and codes come from the same answer. */
export const useTowns = () => {
  const api = useApi()
  return useAsk(['public', 'towns'], () => api.GET('/api/map/grids', { params: { query: { level: 'town' } } }))
}
