import { useAsk } from '@yiwang/portal/web/load'
import { useApi } from '../../../shell/face-root.tsx'

/** The columns of this front with banners, areas and owners. */
export const useColumns = () => {
  const api = useApi()
  return useAsk(['public', 'columns'], () => api.GET('/api/columns'))
}
