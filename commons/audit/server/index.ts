export { createAudit, type Look, whoLooked } from './engine.ts'
