import { useInfiniteQuery } from '@tanstack/react-query'
import { useApi } from '../../../shell/face-root.tsx'
import type { Filter } from './use-filter.ts'

const AT_ONCE = 30

/** What was released, newest first, a page after another. */
export const useArticles = (filter: Filter) => {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: ['public', 'articles', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) => {
      const query = { ...filter, limit: AT_ONCE, ...(pageParam === undefined ? {} : { after: pageParam }) }
      const { data } = await api.GET('/api/articles', { params: { query } })
      if (!data) throw new Error('no answer')
      return data
    },
    getNextPageParam: (page) => page.next ?? undefined,
    select: (all) => ({ items: all.pages.flatMap((p) => p.items), total: all.pages[0]?.total ?? 0 }),
  })
}
