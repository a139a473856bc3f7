import './shared.css'

export { clockFigure, elapsedMs, headClocks, onlyMeasures, rowClock } from './clock-figure.ts'
export { ClockList, WhySentences } from './clock-list.tsx'
export { FilePicker } from './file-picker.tsx'
export { Finder, type FinderOption } from './finder.tsx'
export {
  type FormPorts,
  FormPortsProvider,
  type MatterOption,
  type NamedOption,
  type UnitOption,
  useFormPorts,
  useUnitOptions,
} from './form-ports.tsx'
export {
  type FormIssue,
  type FormValues,
  filesOf,
  formBody,
  formIssues,
  listOf,
  shownFields,
  textOf,
} from './form-values.ts'
export {
  type IntakeForm,
  type IntakeForms,
  KindChosen,
  KindPicker,
  type KindRef,
  kindKey,
  kindName,
  kindOf,
  kindRef,
  OwnFields,
  useIssueWords,
} from './intake-kind.tsx'
export { MatterPicker } from './matter-picker.tsx'
export { FileStrip, HISTORY_FILTERS, type HistoryFilter, MatterTimeline } from './matter-timeline.tsx'
export { sharedMessages } from './messages.ts'
export { type FieldOverride, PackField, type PackFieldProps } from './pack-field.tsx'
export { PackForm, type Refusal, type SendResult } from './pack-form.tsx'
export { matchesName, pinyinInitials } from './pinyin-initials.ts'
export { shrinkImage } from './shrink-image.ts'
export { UnitFinder, UnitPicker, UnitsPicker } from './unit-picker.tsx'
export { dropAllDrafts, useDraft } from './use-draft.ts'
export * from './view-types.ts'
