export { AtlasList } from './atlas-list.tsx'
export { atlasMessages } from './messages.ts'
