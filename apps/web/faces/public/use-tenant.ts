import { useAsk } from '@yiwang/portal/web/load'
import { useApi } from '../../shell/face-root.tsx'

/** What this place says about itself: name, hotline, pack, what is left out on purpose. */
export const useTenant = () => {
  const api = useApi()
  return useAsk(['public', 'tenant'], () => api.GET('/api/tenant'))
}
