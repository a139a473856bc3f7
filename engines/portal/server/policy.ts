import { type Actor, capacity, inForce, no, type Verdict, yes } from '@yiwang/kernel/actor'
import type { ArticleAction, ArticleRecord } from './article/record.ts'

const EDITOR = 'bulletin-editor'
const CHECKER = 'bulletin-checker'
const RELEASER = 'bulletin-releaser'
const DRAFT_READERS = [EDITOR, CHECKER, RELEASER, 'supervisor', 'leader', 'auditor'] as const

const holding = (actor: Actor, now: number, kinds: readonly string[]): Verdict => {
  const post = inForce(actor, now).find((p) => kinds.includes(p.kind))
  return post ? yes(capacity(post)) : no(`needs-${kinds.join('-or-')}`)
}
/** One person, whatever account she uses. */
export const personOf = (actor: Actor): string | null => actor.person ?? actor.account

export const mayReadDrafts = (actor: Actor, now: number): Verdict => holding(actor, now, DRAFT_READERS)
/** Writes drafts and proposes corrections. Software writes no article. */
export const mayWrite = (actor: Actor, now: number): Verdict =>
  actor.kind === 'staff' ? holding(actor, now, [EDITOR]) : no('people-only')

type At = Pick<ArticleRecord, 'state' | 'pending' | 'authors' | 'checkedBy' | 'releasedAt'>
const POSTS: Readonly<Record<ArticleAction, readonly string[]>> = {
  check: [CHECKER],
  release: [RELEASER],
  'send-back': [CHECKER, RELEASER],
  correct: [RELEASER],
  withdraw: [RELEASER],
  recall: [RELEASER],
}
export const mayAct = (actor: Actor, now: number, o: { action: ArticleAction; of: At }): Verdict => {
  if (actor.kind !== 'staff') return no('people-only')
  // What was never public may be given up by who writes.
  const draftEnds = o.action === 'withdraw' && o.of.releasedAt === null
  return holding(actor, now, draftEnds ? [EDITOR, ...POSTS.withdraw] : POSTS[o.action])
}

/** Whether the article stands where the act begins. */
export const begins = (a: At, action: ArticleAction): boolean => {
  const live = a.state === 'released' || a.state === 'replaced'
  switch (action) {
    case 'check':
      return a.state === 'draft'
    case 'release':
      return a.state === 'checked'
    case 'send-back':
      return a.state === 'checked' || (live && a.pending !== null)
    case 'correct':
      return live && a.pending !== null
    case 'withdraw':
      return a.state === 'draft' || a.state === 'checked' || a.state === 'released'
    case 'recall':
      return live
  }
}

/**
 * Whether this act needs somebody else. Who wrote never checks; who checked never releases; with three persons who
 * wrote does not release either; a correction is released by another than who proposed it.
 */
export const needsOther = (a: At, o: { actor: Actor; action: ArticleAction; persons: 2 | 3 }): boolean => {
  const person = personOf(o.actor)
  if (person === null) return true
  const wrote = a.authors.includes(person)
  if (o.action === 'check') return wrote
  if (o.action === 'release') return person === a.checkedBy || (o.persons === 3 && wrote)
  return o.action === 'correct' && person === a.pending?.by
}
