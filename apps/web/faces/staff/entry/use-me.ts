import { useQuery } from '@tanstack/react-query'
import type { components } from '../../../api.gen.ts'
import { useApi } from '../../../shell/face-root.tsx'
import { keptAnswer } from './kept-answer.ts'

export type Me = components['schemas']['Me']
export const ME_KEY = ['me'] as const

/** Who is signed in; the one source of posts and of the server's time. */
export const useMeQuery = () => {
  const api = useApi()
  return useQuery({
    queryKey: ME_KEY,
    queryFn: ({ signal }) => keptAnswer('me', async () => (await api.GET('/api/me', { signal })).data as Me),
    staleTime: 5 * 60_000,
  })
}

/** The person behind the gate; throws outside it. */
export const useMe = (): Me => {
  const { data } = useMeQuery()
  if (!data) throw new Error('useMe stands behind the sign-in')
  return data
}

/** Grids this person holds a post in, first post first. */
export const myGrids = (me: Me): string[] => [...new Set(me.posts.flatMap((p) => (p.grid ? [p.grid] : [])))]
