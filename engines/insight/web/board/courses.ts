import type { Words } from '@yiwang/kernel/message'
import type { BoardNumber, TileData } from './board-text.ts'

/** One place over time; `by` is how far its last step that is over stands from the one before, null where one is missing. */
export type Course = {
  readonly key: string
  readonly words: Words
  readonly steps: readonly BoardNumber[]
  readonly last: BoardNumber | undefined
  readonly by: number | null
}
const levelOf = (f: BoardNumber): number | null => (f.of === null ? f.value : f.percent)
export const stepOf = (f: BoardNumber): string => f.key.slice(f.key.indexOf('/') + 1)
export const placeOf = (f: BoardNumber): string => f.key.slice(0, f.key.indexOf('/'))

const courseOf = (key: string, steps: readonly BoardNumber[]): Course => {
  const over = steps.filter((f) => f.state !== 'provisional')
  const [before, last] = over.length > 1 ? over.slice(-2) : [undefined, over[0]]
  const [a, b] = [before && levelOf(before), last && levelOf(last)]
  const by = typeof a === 'number' && typeof b === 'number' ? b - a : null
  return { key, words: steps[0]?.words ?? { zh: key, en: key }, steps, last, by }
}
/** The places of small multiples. `ranked`: what changed most stands first; else in their own order. */
export const coursesOf = (tile: TileData, ranked: boolean): Course[] => {
  const keys = [...new Set(tile.figures.map(placeOf))]
  const all = keys.map((key) =>
    courseOf(
      key,
      tile.figures.filter((f) => placeOf(f) === key),
    ),
  )
  const far = (c: Course): number => (c.by === null ? -1 : Math.abs(c.by))
  return ranked ? all.sort((a, b) => far(b) - far(a)) : all
}
