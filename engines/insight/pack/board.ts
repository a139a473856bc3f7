import type { Basis, PackPart } from '@yiwang/kernel/pack'
import type { Dim } from './measure.ts'

export const FACES = ['leader', 'desk', 'wall', 'public'] as const
export const SHOWS = [
  'figure',
  'trend',
  'partition',
  'by-town',
  'by-grid',
  'map-town',
  'map-grid',
  'town-trends',
  'funnel',
  'heat',
] as const
export const SPANS = ['day', 'week', 'month', 'quarter', 'year', 'all'] as const
export type Face = (typeof FACES)[number]
export type Show = (typeof SHOWS)[number]
/** The running day, week (from Monday), month, quarter or year of the county; `all` is since the beginning. */
export type BoardSpan = (typeof SPANS)[number]

export type Tile = {
  readonly show: Show
  readonly period: BoardSpan
} & (
  | { readonly measure: string }
  | { readonly rate: string }
  | { readonly partition: string }
  /** What comes round: periods kept in time of those that were owed and are over. */
  | { readonly rhythm: string }
)

type BoardSpec = {
  readonly id: string
  readonly face: Face
  readonly tiles: readonly Tile[]
  readonly basis: Basis
}
export type Board = PackPart & BoardSpec & { readonly kind: 'insight.board' }

/** By what a way of showing needs its measure to be kept. */
export const NEEDS: Readonly<Partial<Record<Show, Dim>>> = {
  'by-town': 'town',
  'by-grid': 'grid',
  'map-town': 'town',
  'map-grid': 'grid',
  'town-trends': 'town',
  funnel: 'stage',
  heat: 'hour',
}
/** What everybody may be shown: never a single grid, stage or hour, where groups are small. */
export const PUBLIC_SHOWS: readonly Show[] = ['figure', 'trend', 'partition', 'by-town', 'map-town', 'town-trends']
/** Steps over time: a stretch of one day has none. */
export const OVER_TIME: readonly Show[] = ['trend', 'town-trends']
/** Many small pictures: nobody reads them from afar. */
export const NOT_ON_WALL: readonly Show[] = ['town-trends']
/** Whole months and years only: outputs of periods that overlap otherwise could be subtracted. */
export const PUBLIC_SPANS: readonly BoardSpan[] = ['month', 'year']

const MOST = 24
/**
 * A page of figures for one face. Its title is `board.<id>` of the pack's words. A public board shows ended months and
 * years, protected together; the others show what stands now to the posts that may open cases.
 *
 * @throws RangeError when it has no tiles or too many.
 */
export const board = (spec: BoardSpec): Board => {
  if (!/^[a-z][a-z0-9-]{0,59}$/.test(spec.id)) throw new RangeError(`board ${spec.id}: not an id`)
  if (spec.tiles.length < 1 || spec.tiles.length > MOST)
    throw new RangeError(`board ${spec.id}: 1 to ${MOST} tiles, not ${spec.tiles.length}`)
  return { kind: 'insight.board', ...spec }
}
