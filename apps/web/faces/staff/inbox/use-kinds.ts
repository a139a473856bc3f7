import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../../shell/face-root.tsx'
import type { Answer } from '../office/answers.ts'
import type { InboxSearch } from './inbox-search.ts'

export type InboxKind = Answer<'matters.inbox-kinds'>['items'][number]
const MINUTES = 5 * 60_000

/** The kinds of matter this reader may meet, each with its own fields to filter by. */
export const useKinds = (): readonly InboxKind[] => {
  const api = useApi()
  const { data } = useQuery({
    queryKey: ['inbox-kinds'],
    queryFn: async () => (await api.GET('/api/inbox/kinds')).data?.items ?? [],
    staleTime: MINUTES,
  })
  return data ?? []
}

export const kindIn = (kinds: readonly InboxKind[], s: InboxSearch): InboxKind | undefined =>
  kinds.find((k) => k.pack === s.pack && k.type === s.type)
