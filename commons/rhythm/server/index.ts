import type { Engine } from '@yiwang/platform/engine'
import { beginCourse, closePeriod } from './commands/close.ts'
import { holdPeriod } from './commands/hold.ts'
import type { Deps } from './deps.ts'
import { closeDue } from './jobs/close-due.ts'
import { remindAmber } from './jobs/remind-amber.ts'
import { calendarQuery } from './queries/calendar.ts'
import { missedQuery } from './queries/missed.ts'
import { shownQuery } from './queries/shown.ts'

export type { Deps as RhythmDeps, Ground, InForce, Kept, KeptAsk, Seat } from './deps.ts'
export { words } from './words.ts'

/** Rhythms: what is due again and again, what was kept, and what was missed. */
export const createRhythm = (d: Deps): Engine => ({
  name: 'rhythm',
  txCommands: [holdPeriod(d), closePeriod(d), beginCourse(d)],
  queries: [calendarQuery(d), missedQuery(d), shownQuery(d)],
  sweeps: [closeDue(d), remindAmber(d)],
})
