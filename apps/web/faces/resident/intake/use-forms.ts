import { useQuery } from '@tanstack/react-query'
import { type IntakeForm, kindKey, kindOf } from '@yiwang/matters/web/shared'
import { useApi } from '../../../shell/face-root.tsx'
import { useDraft } from '../device/device.tsx'
import { deviceShelf } from '../device/shelf.ts'

const NAME = 'intake-forms'
const MINUTES = 5 * 60_000

/** The kinds of matter a resident may open here; the last known ones while the net is away, none before the first answer. */
export const useIntakeForms = (): readonly IntakeForm[] | undefined => {
  const api = useApi()
  const { data, isPending, fetchStatus } = useQuery({
    queryKey: [NAME],
    staleTime: MINUTES,
    queryFn: async (): Promise<readonly IntakeForm[]> => {
      const items = (await api.GET('/api/intake-forms')).data?.items ?? []
      deviceShelf.write(NAME, items)
      return items
    },
  })
  const kept = deviceShelf.read(NAME)
  if (data) return data
  if (Array.isArray(kept)) return kept as IntakeForm[]
  return isPending && fetchStatus === 'fetching' ? undefined : []
}

/** The form of the kind the draft is of; undefined where none is chosen or nothing is known of it. */
export const useDraftForm = (): IntakeForm | undefined => {
  const forms = useIntakeForms() ?? []
  const { kind } = useDraft()
  return kindOf(forms, kind && kindKey(kind))
}
