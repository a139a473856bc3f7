import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { components } from '../../api.gen.ts'
import { useApi } from '../face-root.tsx'

export type MyData = components['schemas']['MyData']
export const MY_DATA_KEY = ['my-data'] as const

/** Everything kept about the person signed in, resident or staff. */
export const useMyData = (): UseQueryResult<MyData> => {
  const api = useApi()
  return useQuery({ queryKey: MY_DATA_KEY, queryFn: async () => (await api.GET('/api/me/data')).data as MyData })
}
