import type { Rhythm } from '@yiwang/rhythm/pack'
import type { Days, Tile } from '../../pack/index.ts'
import { dayOf } from '../figures/period.ts'
import { periodsOf } from '../store/board-store.ts'
import { lengthOf } from './days.ts'
import { type BoardFigure, type BoardTile, countFigure, namedBy, sourceOf } from './figures.ts'
import type { LiveAsk } from './live-tile.ts'

type RoundTile = Extract<Tile, { rhythm: string }>
/** As far as the missed list reads at once. */
const MOST_DAYS = 400
/** Below it a share says nothing; both numbers stand. */
const LEAST = 10
const LENGTH: Readonly<Record<Rhythm['every'], number>> = {
  day: 1,
  week: 7,
  month: 31,
  quarter: 92,
  'half-year': 184,
  year: 366,
}
/** Room for the grace after a period and for holidays in it, days. */
const GRACE = 15

/** Whether every period that began in the days is over and closed. */
const isFinal = (days: Days, o: { every: Rhythm['every'] | undefined; now: number }): boolean =>
  o.every !== undefined && lengthOf({ from: days.to, to: dayOf(o.now) }) > LENGTH[o.every] + GRACE

/** How many periods that were owed and are over were kept in time; pressed, it opens the missed ones. */
export const roundTile = async (
  a: LiveAsk & { readonly stretch: Days },
  tile: RoundTile,
): Promise<Pick<BoardTile, 'title' | 'source' | 'figures'>> => {
  const { plan, stretch: days } = a
  const { due, held } = await periodsOf(a.db, { tenant: a.tenant, pack: plan.pack, rhythm: tile.rhythm, ...days })
  const { title } = namedBy(plan, tile)
  const opens = a.mayOpen && lengthOf(days) <= MOST_DAYS
  const query = opens ? `rhythm:${plan.pack}:${tile.rhythm}:${days.from}:${days.to}` : null
  const every = plan.rhythms.find((r) => r.id === tile.rhythm)?.every
  const state = isFinal(days, { every, now: a.now }) ? ('final' as const) : ('provisional' as const)
  const none = due === 0 ? { value: null, query: null, ofQuery: null, state: 'no-data' as const } : {}
  const figure: BoardFigure = {
    ...countFigure('期', { key: 'all', words: title, days, state }, { n: held, query }),
    of: due,
    ofQuery: query,
    percent: due < LEAST ? null : Math.round((held * 1000) / due) / 10,
    ...none,
  }
  return { title, source: sourceOf(plan, tile), figures: [figure] }
}
