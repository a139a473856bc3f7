import { useQuery } from '@tanstack/react-query'
import type { IntakeForms } from '@yiwang/matters/web/shared'
import { useApi } from '../../../shell/face-root.tsx'
import { keptAnswer } from '../entry/kept-answer.ts'

const MINUTES = 5 * 60_000
const NOTHING: IntakeForms = { mechanisms: [], items: [] }

/** The kinds of matter this person may write down, and the mechanisms in force here; kept for where there is no net. */
export const useIntakeForms = () => {
  const api = useApi()
  return useQuery({
    queryKey: ['intake-forms'],
    queryFn: (): Promise<IntakeForms> =>
      keptAnswer('intake-forms', async () => (await api.GET('/api/intake-forms')).data ?? NOTHING),
    staleTime: MINUTES,
  })
}

/** Mechanisms in force here, each with what it is called. */
export const useMechanisms = (): IntakeForms['mechanisms'] => useIntakeForms().data?.mechanisms ?? []
