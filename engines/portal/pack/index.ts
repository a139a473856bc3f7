export { type Banner, banner, type Column, column, REQUIREMENTS, type Requirement } from './column.ts'
export { type Desk, desk } from './desk.ts'
