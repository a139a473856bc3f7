import { say } from '@yiwang/kernel/message'
import type { OutputOf } from '@yiwang/kernel/operation'
import type { gridMap } from '@yiwang/registry/contract'
import { useLocale, useNow } from '@yiwang/ui'
import type { OpenCases } from './board-figure.tsx'
import { isRateTile, stretchText, type TileData, unitName } from './board-text.ts'
import { findingOf, readingOf } from './findings.ts'

export type Shapes = OutputOf<typeof gridMap>['features']
/** Towns or grids as they are drawn; undefined while they are not there. */
export type ShapesOf = (layer: 'town' | 'grid') => Shapes | undefined

export type ChartProps = {
  tile: TileData
  open?: OpenCases | undefined
  fixed?: boolean
  shapes?: ShapesOf | undefined
  /** For posts: what to look at stands first. Before everybody no place is put above another. */
  ranked?: boolean
}

/** What every chart of a tile says beside its picture. */
export const useHead = ({ tile, fixed = false }: ChartProps) => {
  const { locale } = useLocale()
  const words = { now: useNow(), locale }
  const reading = readingOf(words)
  const { t } = reading
  const name = say(tile.title, locale)
  const title = tile.show === 'partition' || tile.show === 'figure' ? name : t(tile.show, { name })
  const from = tile.figures.map((f) => f.period.from).sort()[0]
  const to = tile.figures
    .map((f) => f.period.to)
    .sort()
    .at(-1)
  const state = tile.figures.some((f) => f.state === 'provisional') ? t('provisionalWhy') : t('final')
  const source = from && to ? `${stretchText({ from, to }, words)} · ${state}` : undefined
  const unit = isRateTile(tile) ? '%' : unitName(tile.figures[0]?.unit ?? '', 2, locale)
  return { reading, head: { title, finding: findingOf(tile, reading), source, unit, fixed } }
}
