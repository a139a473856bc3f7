export * from './matter.ts'
export * from './operations.ts'
