export { type AtlasCard, AtlasList, StateBadge } from './atlas-list.tsx'
export { atlasMessages } from './messages.ts'
