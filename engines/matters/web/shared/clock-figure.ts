import type { ClockFigure } from '@yiwang/ui'
import type { ClockView, InboxRow } from './view-types.ts'

const STATE = {
  running: 'running',
  breached: 'running',
  paused: 'paused',
  met: 'met',
  missed: 'missed',
  void: 'met',
} as const

/** A clock of the contract as the badge draws it. */
export const clockFigure = (clock: ClockView): ClockFigure => ({
  state: clock.provisional ? 'provisional' : STATE[clock.state],
  startedAt: clock.start,
  fine: true,
  ...(clock.due ? { dueAt: clock.due } : {}),
  ...(clock.ended ? { endedAt: clock.ended } : {}),
})

/** A row's clock; undefined where no clock runs. `soon` comes from the server, the badge only words it. */
export const rowClock = (row: Pick<InboxRow, 'clockState' | 'due'>, now: number): ClockFigure | undefined => {
  if (row.clockState === 'none') return undefined
  if (row.clockState === 'paused') return { state: 'paused' }
  if (row.due === null) return { state: 'provisional' }
  return { state: 'running', dueAt: row.due, fine: true, ...(row.clockState === 'soon' ? { soonAt: now } : {}) }
}
