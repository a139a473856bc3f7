export { teamMessages } from './messages.ts'
export { TeamTable } from './team-table.tsx'
