import { OVERSIGHT_POST } from '@yiwang/identity/contract'
import { type Actor, capacity, inForce, no, type Verdict, yes } from '@yiwang/kernel/actor'
import type { Face } from '../pack/index.ts'
import type { BulletinAction } from './bulletin/record.ts'

const EDITOR = 'bulletin-editor'
const CHECKER = 'bulletin-checker'
const RELEASER = 'bulletin-releaser'

/** Who opens the cases behind a number; the city's visitor by grant among them, who opens nothing further. */
export const CASE_READERS = [
  EDITOR,
  CHECKER,
  RELEASER,
  'supervisor',
  'leader',
  'county-dispatcher',
  'auditor',
  OVERSIGHT_POST,
] as const
/** Whom a board is for; a public one is everybody's. */
const BOARD_READERS: Readonly<Record<Exclude<Face, 'public'>, readonly string[]>> = {
  leader: ['leader', 'supervisor', 'auditor'],
  desk: CASE_READERS,
  wall: CASE_READERS,
}
/** Who reads what the counties of a city published. */
const COUNTY_READERS = ['supervisor', 'leader'] as const
/** Who reads a bulletin before it is released. */
export const DRAFT_READERS = [EDITOR, CHECKER, RELEASER, 'supervisor', 'leader', 'auditor'] as const
const ACTORS: Readonly<Record<BulletinAction, readonly string[]>> = {
  check: [CHECKER],
  release: [RELEASER],
  'send-back': [CHECKER, RELEASER],
  recompute: [EDITOR, CHECKER],
  correct: [RELEASER],
  recall: [RELEASER],
}

const holding = (actor: Actor, now: number, kinds: readonly string[]): Verdict => {
  const post = inForce(actor, now).find((p) => kinds.includes(p.kind))
  return post ? yes(capacity(post)) : no(`needs-${kinds.join('-or-')}`)
}

export const mayOpenCases = (actor: Actor, now: number): Verdict => holding(actor, now, CASE_READERS)
export const mayReadBoard = (actor: Actor, now: number, face: Face): Verdict =>
  face === 'public' ? yes('everyone') : holding(actor, now, BOARD_READERS[face])
export const mayReadDrafts = (actor: Actor, now: number): Verdict => holding(actor, now, DRAFT_READERS)
export const mayReadCounties = (actor: Actor, now: number): Verdict => holding(actor, now, COUNTY_READERS)
export const mayDraft = (actor: Actor, now: number): Verdict =>
  actor.kind === 'system' ? yes('system') : holding(actor, now, [EDITOR])

/** The system computes and never checks, releases, corrects or recalls. */
export const mayAct = (actor: Actor, now: number, action: BulletinAction): Verdict => {
  if (actor.kind !== 'system') return holding(actor, now, ACTORS[action])
  return action === 'recompute' ? yes('system') : no('people-only')
}

/** One person, whatever account she uses. */
export const personOf = (actor: Actor): string | null => actor.person ?? actor.account
