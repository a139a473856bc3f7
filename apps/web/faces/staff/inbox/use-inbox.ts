import { useQuery } from '@tanstack/react-query'
import type { InboxRow } from '@yiwang/matters/web/shared'
import { banded, dropRows, type Held, hear, moveRows, takeIn } from '@yiwang/matters/web/staff'
import { useNow } from '@yiwang/ui'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useApi } from '../../../shell/face-root.tsx'
import type { InboxSearch } from './inbox-search.ts'

const POLL_MS = 20_000
export const INBOX_LIMIT = 200

export const useCounts = () => {
  const api = useApi()
  return useQuery({
    queryKey: ['counts'],
    queryFn: async ({ signal }): Promise<Record<string, number>> =>
      (await api.GET('/api/inbox/counts', { signal })).data?.counts ?? {},
    refetchInterval: POLL_MS,
  })
}

export const useInboxQuery = (search: InboxSearch, limit = INBOX_LIMIT) => {
  const api = useApi()
  return useQuery({
    queryKey: ['inbox', search, limit],
    queryFn: async ({ signal }) => {
      const query = { view: 'mine' as const, ...search, limit }
      const { data } = await api.GET('/api/inbox', { params: { query }, signal })
      if (!data) throw new Error('no list in the answer')
      return data
    },
    refetchInterval: POLL_MS,
  })
}

/** The list as shown: its order stands still until news is taken in or the address changes. */
export const useInbox = (search: InboxSearch) => {
  const query = useInboxQuery(search)
  const now = useNow()
  const nowNow = useRef(now)
  nowNow.current = now
  const [held, setHeld] = useState<{ of: string; list: Held<InboxRow>; old: boolean }>()
  const dropped = useRef(new Set<string>())
  const moved = useRef(new Set<string>())
  const [born] = useState(() => Date.now())
  const of = JSON.stringify(search)
  const { data, dataUpdatedAt } = query
  // an answer kept from an earlier look at this page: the first fresh one takes its place
  const old = dataUpdatedAt < born
  const groups = useCallback(
    () =>
      banded(
        (data?.items ?? []).filter((r) => !dropped.current.has(r.id)),
        nowNow.current,
      ),
    [data],
  )
  useEffect(() => {
    if (!data) return
    setHeld((before) => {
      if (!before || before.of !== of || before.old || before.list.bands.length === 0)
        return { of, list: takeIn(groups()), old }
      return { of, list: moveRows(hear(before.list, data.items, dropped.current), groups(), moved.current), old }
    })
  }, [data, of, old, groups])
  const take = useCallback(() => {
    moved.current.clear()
    setHeld({ of, list: takeIn(groups()), old: false })
  }, [of, groups])
  /** The reader acted on it: the next answer may move it. */
  const move = useCallback((id: string) => void moved.current.add(id), [])
  const drop = useCallback((ids: readonly string[]) => {
    for (const id of ids) dropped.current.add(id)
    setHeld((before) => before && { ...before, list: dropRows(before.list, ids) })
  }, [])
  const restore = useCallback(
    (ids: readonly string[]) => {
      for (const id of ids) dropped.current.delete(id)
      take()
    },
    [take],
  )
  const list = held?.of === of ? held.list : undefined
  // sent away by the reader and not yet by the server: the tab counts without them
  const leaving = (data?.items ?? []).filter((r) => dropped.current.has(r.id)).length
  return { query, list, take, drop, move, restore, leaving, cut: data?.next !== null && data !== undefined }
}
