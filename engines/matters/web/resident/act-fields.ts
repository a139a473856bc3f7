import { type FieldView, type FormValues, filesOf, formBody, formIssues, listOf, textOf } from '../shared/index.ts'
import type { TrackAction } from './track-view.ts'

/** The option of a question the raiser chose; it becomes the beginning of her answer. */
export const OPTION = '$option'

export type ActFault =
  | { field: string; kind: 'answerNeed' | 'rateNeed' | 'reasonNeed' }
  | ReturnType<typeof formIssues>[number]

type Acting = Pick<TrackAction, 'verb' | 'form'>

const isReason = (field: FieldView): boolean => field.id === 'reasons'

/** The fields open at this moment: reasons are asked only of what was not solved, as things one may tick. */
export const shownFields = (action: Acting, values: FormValues): readonly FieldView[] => {
  if (action.verb !== 'rate') return action.form
  return action.form.filter((f) => !isReason(f) || (values.solved === false && f.options.length > 0))
}

const answered = (values: FormValues): string =>
  [textOf(values[OPTION]), textOf(values.text).trim()].filter(Boolean).join('。')

const rateFaults = (action: Acting, values: FormValues): ActFault[] => {
  if (values.solved === undefined) return [{ field: 'solved', kind: 'rateNeed' }]
  if (values.solved === true) return []
  const said = listOf(values.reasons).length > 0 || textOf(values.words).trim() !== ''
  if (said) return []
  const reasons = action.form.find((f) => isReason(f) && f.options.length > 0)
  return [{ field: reasons ? reasons.id : 'words', kind: 'reasonNeed' }]
}

/** What stands in the way of sending, in page order. */
export const actFaults = (action: Acting, values: FormValues): ActFault[] => {
  if (action.verb === 'provide' && answered(values) === '') {
    const photos = filesOf(values.files).length > 0
    return photos ? [] : [{ field: 'text', kind: 'answerNeed' }]
  }
  const whole = action.verb === 'provide' ? { ...values, text: answered(values) } : values
  const own = action.verb === 'rate' ? rateFaults(action, values) : []
  const rest = formIssues(shownFields(action, whole), whole).filter((i) => !own.some((o) => o.field === i.field))
  const at = (f: ActFault) => action.form.findIndex((x) => x.id === f.field)
  return [...own, ...rest].sort((a, b) => at(a) - at(b))
}

/** Values as the act's `form`. Hidden fields do not travel; `onlyPhotos` stands in for an answer without words. */
export const actBody = (action: Acting, values: FormValues, onlyPhotos: string): Record<string, unknown> => {
  const whole = action.verb === 'provide' ? { ...values, text: answered(values) || onlyPhotos } : values
  return formBody(shownFields(action, whole), whole)
}
