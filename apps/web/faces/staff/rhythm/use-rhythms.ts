import { useAsk } from '@yiwang/portal/web/load'
import { useApi } from '../../../shell/face-root.tsx'

/** What this person keeps, or what one place keeps. */
export const useRhythms = (unit?: string, enabled = true) => {
  const api = useApi()
  const query = unit === undefined ? {} : { unit }
  return useAsk(['rhythms', unit ?? ''], () => api.GET('/api/rhythms', { params: { query } }), enabled)
}

/** What was missed where this person reads; with one rhythm, its places. */
export const useMissed = (of: { pack: string; rhythm: string } | undefined, enabled: boolean) => {
  const api = useApi()
  const query = of ? { pack: of.pack, rhythm: of.rhythm } : { limit: 1 }
  return useAsk(
    ['rhythms', 'missed', of?.pack ?? '', of?.rhythm ?? ''],
    () => api.GET('/api/rhythms/missed', { params: { query } }),
    enabled,
  )
}
