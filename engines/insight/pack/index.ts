export { type Board, type BoardSpan, board, type Face, type Show, type Tile } from './board.ts'
export { type Bulletin, bulletin, type Partition, partition } from './bulletin.ts'
export { checkMeasures, type MeasureIssue } from './check-measures.ts'
export {
  type Answered,
  addFigures,
  balance,
  type Days,
  percent,
  printFigure,
  QUALIFIERS,
  type QualifiedFigure,
  type Qualifier,
  type Rate,
  rate,
} from './figure.ts'
export { DIMS, type Dim, type Measure, measure, type RatePart, rateOf, type Split, split } from './measure.ts'
export { CLASSES, FIGURES, type FigureId, type MatterClass } from './measures.ts'
export type { Selector } from './selector.ts'
export { UNITS, type Unit } from './units.ts'
export { measureWordKeys } from './word-keys.ts'
