import type { ClockFigure } from '@yiwang/ui'
import type { ClockView, InboxRow, MatterView } from './view-types.ts'

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

/** A clock without a limit: it tells how long something took and is never late. */
export const onlyMeasures = (clock: Pick<ClockView, 'due' | 'state' | 'provisional'>): boolean =>
  clock.due === null && !clock.provisional && (clock.state === 'running' || clock.state === 'met')

/** Time a clock has been running, in ms; pauses are not taken out. */
export const elapsedMs = (clock: Pick<ClockView, 'start' | 'ended'>, now: number): number =>
  Math.max(0, (clock.ended ? Date.parse(clock.ended) : now) - Date.parse(clock.start))

/** The limits that stand beside the next step: the one due first, then what else runs for the same body. */
export const headClocks = (matter: Pick<MatterView, 'now' | 'clocks'>): readonly ClockView[] => {
  const { now, clocks } = matter
  const lead = clocks.find((c) => c.id === now.clock || c.kind === now.clock)
  if (now.due === null || !lead) return []
  const runs = (c: ClockView) => c.due !== null && (c.state === 'running' || c.state === 'breached')
  const beside = clocks.filter((c) => c !== lead && runs(c) && c.unit !== null && c.unit === lead.unit)
  return [lead, ...beside.sort((a, b) => (a.due ?? '').localeCompare(b.due ?? ''))]
}

/** A row's clock; undefined where no clock runs. `soon` comes from the server, the badge only words it. */
export const rowClock = (row: Pick<InboxRow, 'clockState' | 'due'>, now: number): ClockFigure | undefined => {
  if (row.clockState === 'none') return undefined
  if (row.clockState === 'paused') return { state: 'paused' }
  if (row.due === null) return { state: 'provisional' }
  return { state: 'running', dueAt: row.due, fine: true, ...(row.clockState === 'soon' ? { soonAt: now } : {}) }
}
