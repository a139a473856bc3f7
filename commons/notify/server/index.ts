export { createNotify } from './engine.ts'
export { type Message, messageRows, SMS_MAX, SMS_MAX_EN, smsWords } from './message.ts'
export { type Outgoing, type Provider, simulator } from './provider.ts'
export { isQuiet, MAX_TRIES, pauseAfter } from './send.ts'
