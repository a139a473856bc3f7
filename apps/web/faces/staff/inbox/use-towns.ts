import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../../shell/face-root.tsx'

const HOUR = 3_600_000
export const useTowns = () => {
  const api = useApi()
  return useQuery({
    queryKey: ['towns'],
    queryFn: async () => ((await api.GET('/api/divisions')).data?.items ?? []).filter((d) => d.kind === 'town'),
    staleTime: HOUR,
  })
}
