import { useQueryClient } from '@tanstack/react-query'
import type { components } from '../../../api.gen.ts'

export type NearbyRow = components['schemas']['SimilarRow']
export type Nearby = { items: NearbyRow[]; hidden: boolean }
export const NEARBY_KEY = 'nearby'

/** A row of any nearby list already fetched, by its number. */
export const useNearbyRow = (ref: string): NearbyRow | undefined =>
  useQueryClient()
    .getQueriesData<Nearby>({ queryKey: [NEARBY_KEY] })
    .flatMap(([, list]) => list?.items ?? [])
    .find((row) => row.ref === ref)
