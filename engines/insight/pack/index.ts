export { type Bulletin, bulletin, type Partition, partition } from './bulletin.ts'
export { CLASSES, FIGURES, type FigureId, type MatterClass } from './measures.ts'
