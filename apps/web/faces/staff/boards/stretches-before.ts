import { type Stretch, stretchBefore, type TileData } from '@yiwang/insight/web/board'

/** The stretches just before those of the single figures, each once; none before the beginning. */
export const stretchesBefore = (tiles: readonly TileData[]): Stretch[] => {
  const found = new Map<string, Stretch>()
  for (const tile of tiles.filter((t) => t.show === 'figure'))
    for (const f of tile.figures) {
      const s = stretchBefore(f.period)
      if (s) found.set(`${s.from} ${s.to}`, s)
    }
  return [...found.values()]
}
