import { say } from '@yiwang/kernel/message'
import type { Count, Locale, MapRegion } from '@yiwang/ui'
import { amountText, type BoardNumber, drawnOf, isRateTile, numberText, type TileData } from './board-text.ts'
import type { Shapes } from './chart-head.ts'

/** A place of a map: its number where it has one, what is drawn, and how it is said. */
export type Spot = { id: string; label: string; value: Count; text: string; of: BoardNumber | undefined }
export type Places = {
  readonly regions: readonly MapRegion[]
  /** On the map, in its order. */
  readonly spots: readonly Spot[]
  /** Numbers without a place on the map: of no place, or of one that is drawn no more. */
  readonly elsewhere: readonly Spot[]
}

/**
 * The numbers of a tile on the shapes of its places. A place without a number has none of what is counted, since places
 * are written down with their first matter; a share or an empty tile says nothing of it.
 */
export const placesOf = (tile: TileData, shapes: Shapes, locale: Locale): Places => {
  const rate = isRateTile(tile)
  const counted = !rate && tile.figures.some((f) => f.state !== 'no-data')
  const unit = tile.figures[0]?.unit ?? ''
  const spotOf = (id: string, label: string, of: BoardNumber | undefined): Spot => {
    if (of) return { id, label, value: drawnOf(of, rate), text: numberText(of, locale), of }
    if (counted) return { id, label, value: 0, text: amountText(0, unit, locale), of }
    return { id, label, value: 'missing', text: locale === 'en' ? 'no data' : '没有数据', of }
  }
  const drawn = new Set(shapes.map((s) => s.properties.code))
  const spots = shapes.map(({ properties: p }) =>
    spotOf(
      p.code,
      p.name,
      tile.figures.find((f) => f.key === p.code),
    ),
  )
  const regions = shapes.map((s, i) => ({
    id: s.properties.code,
    name: s.properties.name,
    geometry: s.geometry as MapRegion['geometry'],
    value: spots[i]!.value,
    aloud: spots[i]!.text,
  }))
  const elsewhere = tile.figures.filter((f) => !drawn.has(f.key)).map((f) => spotOf(f.key, say(f.words, locale), f))
  return { regions, spots, elsewhere }
}

const LISTED = 5
const height = (s: Spot): number => (typeof s.value === 'number' ? s.value : -1)
const downwards = (a: Spot, b: Spot): number => height(b) - height(a)
/** Places by their number, the highest first; what has none comes last. */
export const byNumber = (spots: readonly Spot[]): Spot[] => [...spots].sort(downwards)

/** `all`: the highest are all that have any. */
export type Looked = {
  readonly most: readonly Spot[]
  readonly least: readonly Spot[]
  readonly none: number
  readonly all: boolean
}
/**
 * What to look at: the highest and the lowest of those that have any; how many have none. Few places are one list; when
 * more than are listed share the lowest number, none of them is named.
 */
export const lookAt = (spots: readonly Spot[]): Looked => {
  const sorted = byNumber(spots.filter((s) => typeof s.value === 'number' && s.value > 0))
  const none = spots.filter((s) => s.value === 0).length
  if (sorted.length <= 2 * LISTED) return { most: sorted, least: [], none, all: true }
  const alike = sorted.at(-1)!.value === sorted.at(-1 - LISTED)!.value
  return { most: sorted.slice(0, LISTED), least: alike ? [] : sorted.slice(-LISTED).reverse(), none, all: false }
}
