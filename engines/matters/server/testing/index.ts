export { COUNTY, people, staff, TOWN, unitId, VILLAGE } from './bench.ts'
export { Town } from './town.ts'
