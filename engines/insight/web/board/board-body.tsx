import { useT } from '@yiwang/ui'
import { BoardChart } from './board-chart.tsx'
import { BoardFigure, type Earlier, type OpenCases } from './board-figure.tsx'
import type { TileData } from './board-text.ts'
import type { ShapesOf } from './chart-head.ts'
import { boardTileMessages } from './messages.ts'

type BodyProps = {
  tiles: readonly TileData[]
  open?: OpenCases | undefined
  earlier?: Earlier | undefined
  /** Nobody can press here: a wall. */
  fixed?: boolean
  shapes?: ShapesOf | undefined
  ranked?: boolean
}

/** The tiles of a board: single figures first, then charts in the pack's order; what is hidden is explained once. */
export const BoardBody = ({ tiles, open, earlier, fixed = false, shapes, ranked = false }: BodyProps) => {
  const t = useT(boardTileMessages)
  const figures = tiles.filter((tile) => tile.show === 'figure')
  const charts = tiles.filter((tile) => tile.show !== 'figure')
  const hidden = tiles.some((tile) => tile.figures.some((f) => f.state === 'suppressed' || f.state === 'too-few'))
  return (
    <>
      {figures.length > 0 && (
        <div className="yw-figures" data-part="figures">
          {figures.map((tile) => (
            <BoardFigure key={tile.n} tile={tile} open={open} earlier={earlier} />
          ))}
        </div>
      )}
      {charts.length > 0 && (
        <div className="yw-board-charts" data-part="charts">
          {charts.map((tile) => (
            <div key={tile.n} data-show={tile.show} data-tile={tile.n}>
              <BoardChart tile={tile} open={open} fixed={fixed} shapes={shapes} ranked={ranked} />
            </div>
          ))}
        </div>
      )}
      {hidden && <p className="yw-muted">{t('hiddenNote')}</p>}
    </>
  )
}
