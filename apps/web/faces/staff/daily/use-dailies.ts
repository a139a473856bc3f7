import { useAsk } from '@yiwang/portal/web/load'
import { useApi } from '../../../shell/face-root.tsx'

/** A day's reports of the grids this person has to do with; today without a day. */
export const useDailies = (day: string, enabled = true) => {
  const api = useApi()
  const query = day ? { day } : {}
  return useAsk(['dailies', day], () => api.GET('/api/dailies', { params: { query } }), enabled)
}
