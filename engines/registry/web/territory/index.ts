export { territoryMessages } from './messages.ts'
export { regionsOf, TerritoryMap } from './territory-map.tsx'
