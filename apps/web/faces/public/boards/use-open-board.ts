import { beforeText, type Earlier, readingOf } from '@yiwang/insight/web/board'
import { useAsk } from '@yiwang/portal/web/load'
import { useLocale, useNow } from '@yiwang/ui'
import type { operations } from '../../../api.gen.ts'
import { useApi } from '../../../shell/face-root.tsx'
import { periodBefore } from './period-before.ts'

export type OpenBoard = operations['insight.open-board']['responses'][200]['content']['application/json']

/** Boards for everybody. */
export const usePublicBoards = () => {
  const api = useApi()
  return useAsk(['public', 'boards'], async () => {
    const { data } = await api.GET('/api/boards')
    return { data: data?.items.filter((b) => b.audience === 'public') ?? [] }
  })
}

export const useOpenBoard = (board: string, period: string | undefined, enabled = true) => {
  const api = useApi()
  const query = period === undefined ? {} : { period }
  return useAsk(
    ['public', 'boards', board, period],
    () => api.GET('/api/open-boards/{board}', { params: { path: { board }, query } }),
    enabled,
  )
}

/** What each figure was in the period published before; nothing where that is the same period. */
export const useOpenEarlier = (data: OpenBoard, period: string | undefined): Earlier => {
  const { locale } = useLocale()
  const now = useNow()
  const last = periodBefore(data.periods, period)
  const before = useOpenBoard(data.id, last, last !== undefined)
  return (tile, f) => {
    const was = before.data?.tiles.find((t) => t.n === tile.n)?.figures[0]
    if (!was || was.state === 'no-data' || was.period.from === f.period.from) return undefined
    return beforeText({ now: f, before: was, period: true }, readingOf({ now, locale }))
  }
}
