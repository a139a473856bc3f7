import { useQuery } from '@tanstack/react-query'
import type { components } from '../../../api.gen.ts'
import { useApi } from '../../../shell/face-root.tsx'
import type { DraftPlace } from '../device/draft.ts'

type GridView = components['schemas']['GridView']

/** 东风街道 · 幸福社区 · 3 号网格 */
export const gridLabel = (grid: GridView): string => [grid.townName, grid.divisionName, grid.name].join(' · ')

/** Which grid the draft's position lies in, and those just over the border; asked once per position. */
export const useLocate = (point: DraftPlace['point']) => {
  const api = useApi()
  return useQuery({
    queryKey: ['locate', point?.lon, point?.lat],
    enabled: point !== undefined,
    staleTime: 3_600_000,
    queryFn: async () => {
      const { lon = 0, lat = 0, accuracy = 0 } = point ?? {}
      const query = { lon, lat, datum: 'wgs84' as const, accuracy: Math.min(5000, Math.round(accuracy)) }
      const { data } = await api.GET('/api/locate', { params: { query } })
      if (!data) throw new Error('no answer')
      return data
    },
    select: (data) => {
      const others = data.near.filter((n) => n.grid.code !== data.grid?.code)
      return { grid: data.grid, others }
    },
  })
}
