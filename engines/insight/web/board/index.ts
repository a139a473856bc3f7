export { BoardBody } from './board-body.tsx'
export { LAYER } from './board-chart.tsx'
export type { Earlier, OpenCases } from './board-figure.tsx'
export {
  type BoardNumber,
  EVER,
  type Stretch,
  stepText,
  stretchBefore,
  stretchText,
  type TileData,
} from './board-text.ts'
export type { Shapes, ShapesOf } from './chart-head.ts'
export { beforeText, findingOf, type Reading, readingOf } from './findings.ts'
export { boardTileMessages } from './messages.ts'
