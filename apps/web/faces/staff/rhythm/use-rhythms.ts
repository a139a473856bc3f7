import { useAsk } from '@yiwang/portal/web/load'
import { useApi } from '../../../shell/face-root.tsx'

/** What this person keeps, or what one place keeps. */
export const useRhythms = (unit?: string, enabled = true) => {
  const api = useApi()
  const query = unit === undefined ? {} : { unit }
  return useAsk(['rhythms', unit ?? ''], () => api.GET('/api/rhythms', { params: { query } }), enabled)
}

type Days = { from: string; to: string }
/** What was missed where this person reads; with one rhythm, its places; of the last 90 days unless some are named. */
export const useMissed = (of: { pack: string; rhythm: string } | undefined, days: Days | undefined) => {
  const api = useApi()
  const query = { ...days, ...(of ? { pack: of.pack, rhythm: of.rhythm } : { limit: 1 }) }
  return useAsk(['rhythms', 'missed', query], () => api.GET('/api/rhythms/missed', { params: { query } }))
}
