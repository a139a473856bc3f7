/** Draft words of engines/matters: the stage machine with casework's verbs. */
import { flowWord } from './process.ts'

const verbs = [
  'register',
  'join',
  'split',
  'settle',
  'divert',
  'merge',
  'unmerge',
  'consult',
  'dispatch',
  'forward',
  'coHandle',
  'sign',
  'rule',
  'contact',
  'ask',
  'provide',
  'reply',
  'check',
  'visit',
  'rate',
  'lapse',
  'enrol',
  'supervise',
  'refer',
] as const
export const matterType = flowWord('matterType', verbs)
