import { useQueries } from '@tanstack/react-query'
import { LAYER, type ShapesOf, type TileData } from '@yiwang/insight/web/board'
import { useApi } from './face-root.tsx'

const HOUR = 3_600_000

/** The shapes that the maps among these tiles are drawn on, asked for once a layer; none where no tile is a map. */
export const useShapes = (tiles: readonly TileData[]): ShapesOf => {
  const api = useApi()
  const layers = [...new Set(tiles.flatMap((tile) => LAYER[tile.show] ?? []))]
  const answers = useQueries({
    queries: layers.map((level) => ({
      queryKey: ['shapes', level],
      queryFn: async () => {
        const { data } = await api.GET('/api/map/grids', { params: { query: { level } } })
        if (!data) throw new Error('no answer')
        return data.features
      },
      staleTime: HOUR,
    })),
  })
  return (layer) => answers[layers.indexOf(layer)]?.data
}
