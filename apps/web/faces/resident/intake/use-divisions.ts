import { useQuery } from '@tanstack/react-query'
import type { components } from '../../../api.gen.ts'
import { useApi } from '../../../shell/face-root.tsx'

export type Division = components['schemas']['Division']
export type Divisions = { towns: Division[]; places: Division[]; nameOf: (code: string | null) => string }

const sorted = (all: readonly Division[]): Divisions => {
  const names = new Map(all.map((d) => [d.code, d.name]))
  return {
    towns: all.filter((d) => d.kind === 'town'),
    places: all.filter((d) => d.kind === 'community' || d.kind === 'village'),
    nameOf: (code) => (code && names.get(code)) || '',
  }
}

/** Towns, and the communities and villages below them; fetched once a visit. */
export const useDivisions = () => {
  const api = useApi()
  return useQuery({
    queryKey: ['divisions'],
    staleTime: 3_600_000,
    queryFn: async () => (await api.GET('/api/divisions')).data?.items ?? [],
    select: sorted,
  })
}
