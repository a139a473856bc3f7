export { Loaded } from './loaded.tsx'
export { loadMessages } from './messages.ts'
export { useAsk } from './use-ask.ts'
