import { useAsk } from '@yiwang/portal/web/load'
import { useApi } from '../../../../shell/face-root.tsx'

/** The columns articles are written for, with what each needs. */
export const useColumns = () => {
  const api = useApi()
  return useAsk(['office', 'columns'], () => api.GET('/api/columns'))
}
