export { patchListMessages } from './messages.ts'
export { PatchList } from './patch-list.tsx'
