import { useQuery } from '@tanstack/react-query'
import type { MatterView } from '@yiwang/matters/web/shared'
import type { Api } from '../../../client.ts'
import { useApi } from '../../../shell/face-root.tsx'

export const matterQuery = (api: Api, id: string) => ({
  queryKey: ['matter', id] as const,
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<MatterView> => {
    const { data } = await api.GET('/api/matters/{id}', { params: { path: { id } }, signal })
    if (!data) throw new Error('no matter in the answer')
    return data
  },
})

/** One matter by id or public number. */
export const useMatter = (id: string) => useQuery(matterQuery(useApi(), id))

export const similarQuery = (api: Api, id: string) => ({
  queryKey: ['similar', id] as const,
  queryFn: async ({ signal }: { signal: AbortSignal }) =>
    (await api.GET('/api/matters/{id}/similar', { params: { path: { id } }, signal })).data?.items ?? [],
})

export const suggestQuery = (api: Api, id: string) => ({
  queryKey: ['suggest', id] as const,
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const { data } = await api.GET('/api/matters/{id}/suggest', { params: { path: { id } }, signal })
    if (!data) throw new Error('no suggestion in the answer')
    return data
  },
})
