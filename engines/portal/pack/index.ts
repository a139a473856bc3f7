export {
  type Banner,
  banner,
  type Column,
  type ColumnLook,
  column,
  LOOKS,
  REQUIREMENTS,
  type Requirement,
} from './column.ts'
export { type Desk, desk } from './desk.ts'
