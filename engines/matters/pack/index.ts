export * from './matter-type.ts'
export * from './words.ts'
