import { queryOptions, useQuery } from '@tanstack/react-query'
import type { TrackView } from '@yiwang/matters/web/resident'
import type { Api } from '../../../client.ts'
import { useApi } from '../../../shell/face-root.tsx'

const FRESH_MS = 30_000

export const trackKey = (ref: string): readonly string[] => ['track', ref]

/** One matter as its raiser reads it, by number and secret, or by number alone when signed in. */
const trackOptions = (api: Api, { ref, secret }: { ref: string; secret?: string | undefined }) =>
  queryOptions({
    queryKey: [...trackKey(ref), secret ?? ''],
    staleTime: FRESH_MS,
    queryFn: async (): Promise<TrackView> => {
      const { data } = await api.POST('/api/track', { body: { ref, ...(secret ? { secret } : {}) } })
      if (!data) throw new Error('no answer')
      return data
    },
  })

export const useTrack = (by: { ref: string; secret?: string | undefined }) => useQuery(trackOptions(useApi(), by))
