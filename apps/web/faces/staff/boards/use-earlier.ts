import { useQueries } from '@tanstack/react-query'
import {
  beforeText,
  type Earlier,
  readingOf,
  type Stretch,
  stretchBefore,
  type TileData,
} from '@yiwang/insight/web/board'
import { useLocale, useNow } from '@yiwang/ui'
import { useApi } from '../../../shell/face-root.tsx'
import { stretchesBefore } from './stretches-before.ts'

const KEEP = 5 * 60_000

/** What each single figure was over as many days just before; one read for every different stretch. */
export const useEarlier = (board: string, tiles: readonly TileData[]): Earlier => {
  const api = useApi()
  const { locale } = useLocale()
  const now = useNow()
  const stretches = stretchesBefore(tiles)
  const answers = useQueries({
    queries: stretches.map((query: Stretch) => ({
      queryKey: ['boards', board, query.from, query.to],
      queryFn: async () => (await api.GET('/api/boards/{board}', { params: { path: { board }, query } })).data,
      staleTime: KEEP,
    })),
  })
  return (tile, f) => {
    const s = stretchBefore(f.period)
    const at = stretches.findIndex((x) => x.from === s?.from && x.to === s.to)
    const before = answers[at]?.data?.tiles.find((t) => t.n === tile.n)?.figures[0]
    return before && before.state !== 'no-data' ? beforeText({ now: f, before }, readingOf({ now, locale })) : undefined
  }
}
