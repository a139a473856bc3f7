export * from '../pack/index.ts'
export { chinaMainland } from './china-mainland.ts'
