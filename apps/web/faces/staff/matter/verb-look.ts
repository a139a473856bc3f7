import type { ActionView } from '@yiwang/matters/web/shared'

/** The verb of an action fixes its place and key; its name comes from the answer. Lower stands first. */
const RANK: Readonly<Record<string, number>> = {
  sign: 0,
  dispatch: 0,
  'rule-accept': 0,
  'rule-deny': 0,
  approve: 0,
  'decide-extension': 0,
  'check-accept': 1,
  reply: 1,
  visit: 1,
  'deadline-visit': 1,
  confirm: 1,
  rate: 1,
  provide: 1,
  contact: 2,
  'check-reject': 2,
  ask: 3,
  'co-handle': 3,
  consult: 3,
  classify: 4,
  merge: 4,
  'request-extension': 4,
  supervise: 5,
  divert: 6,
  return: 6,
  explain: 6,
  terminate: 7,
  withdraw: 7,
  archive: 7,
}
const MIDDLE = 5
const KEYS: Readonly<Record<string, string>> = {
  reply: 'KeyA',
  'request-extension': 'KeyE',
  supervise: 'KeyY',
  classify: 'KeyC',
  merge: 'KeyM',
  consult: 'KeyH',
  divert: 'KeyV',
  ask: 'KeyQ',
  sign: 'KeyS',
}
/** Acts that count against someone or end a matter never look like the main one. */
const NEVER_MAIN = new Set([
  'return',
  'divert',
  'terminate',
  'explain',
  'supervise',
  'withdraw',
  'archive',
  'check-reject',
  'unmerge',
])

/** Verbs that are the answers to one question. */
const DECISIONS: readonly (readonly string[])[] = [
  ['rule-accept', 'rule-deny'],
  ['check-accept', 'check-reject'],
]
/** The ways of a decision open to this reader; none where nothing is hers to decide. */
export const openDecision = (can: readonly ActionView[]): readonly ActionView[] => {
  const verbs = DECISIONS.find((d) => d.every((v) => can.some((a) => a.verb === v))) ?? []
  return verbs.flatMap((v) => can.filter((a) => a.verb === v))
}

export const verbKey = (verb: string): string | undefined => KEYS[verb]
export const mayBeMain = (verb: string): boolean => !NEVER_MAIN.has(verb)
/** Acts in the order they stand; notes have their own place. */
export const orderedActions = (can: readonly ActionView[]): readonly ActionView[] =>
  can.filter((a) => a.verb !== 'note').sort((a, b) => (RANK[a.verb] ?? MIDDLE) - (RANK[b.verb] ?? MIDDLE))
