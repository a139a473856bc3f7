import { usePreferences } from '@yiwang/ui'
import { placeOf, type StepId, stepsOf } from './steps.ts'
import { useDraftForm } from './use-forms.ts'

/** The place of a step among those of this report. */
export const useStep = (id: StepId) => {
  const form = useDraftForm()
  const asks = (form?.fields.length ?? 0) > 0
  const placeless = form?.placeless ?? false
  const { elder } = usePreferences()
  return placeOf(id, stepsOf({ asks, elder, placeless }))
}
