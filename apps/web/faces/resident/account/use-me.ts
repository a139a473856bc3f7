import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../../shell/face-root.tsx'

export const ME_KEY = ['me'] as const

/** Whether a resident is signed in; false while unknown, because nothing depends on it. */
export const useSignedIn = (): boolean => {
  const api = useApi()
  const { data } = useQuery({ queryKey: ME_KEY, queryFn: async () => (await api.GET('/api/me')).data ?? null })
  return data?.kind === 'resident'
}
