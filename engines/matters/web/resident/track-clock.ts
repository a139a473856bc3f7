import type { ClockFigure } from '@yiwang/ui'
import type { TrackView } from './track-view.ts'

/** The promised time as the badge draws it; nothing where no time runs. */
export const trackClock = ({ due, state }: Pick<TrackView['now'], 'due' | 'state'>): ClockFigure | undefined => {
  if (state === 'none') return undefined
  if (state === 'paused') return { state: 'paused' }
  if (due === null) return undefined
  return { state: 'running', dueAt: due, fine: true, ...(state === 'soon' ? { soonAt: 0 } : {}) }
}

/** The promise before the last change, which stays visible beside the new one. */
export const promisedBefore = (promised: TrackView['promised']): string | undefined =>
  promised.filter((p) => p.replaced).at(-1)?.due
