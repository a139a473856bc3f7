export { type ClosedReason, type DueExplanation, type DueStep, dueExplanation } from './due-explanation.ts'
export { type Segment, type WorkCalendar, workCalendar } from './work-calendar.ts'
