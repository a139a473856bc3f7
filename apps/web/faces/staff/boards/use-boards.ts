import { useQuery } from '@tanstack/react-query'
import { useAsk } from '@yiwang/portal/web/load'
import { useApi } from '../../../shell/face-root.tsx'
import type { Answer } from '../office/answers.ts'

export type StaffBoard = Answer<'insight.board-of'>
export type Days = { from?: string; to?: string }
const MINUTE = 60_000

/** Boards of this reader's posts; those for everybody stand in the public face. */
export const useStaffBoards = () => {
  const api = useApi()
  return useAsk(['boards', 'list'], async () => {
    const { data } = await api.GET('/api/boards')
    return { data: data?.items.filter((b) => b.audience !== 'public') ?? [] }
  })
}

/** One board; asked again each minute while it is a wall's. What was read last stays while the net is away. */
export const useStaffBoard = (id: string, days: Days, wall: boolean) => {
  const api = useApi()
  return useQuery({
    queryKey: ['boards', id, days.from, days.to],
    queryFn: async (): Promise<StaffBoard> => {
      const { data } = await api.GET('/api/boards/{board}', { params: { path: { board: id }, query: days } })
      if (!data) throw new Error('no answer')
      return data
    },
    ...(wall ? { refetchInterval: MINUTE, refetchIntervalInBackground: true } : {}),
  })
}
