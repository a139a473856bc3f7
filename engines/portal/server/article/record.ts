import { createHash } from 'node:crypto'
import { type Actor, canonical } from '@yiwang/kernel'
import type { z } from 'zod'
import type { actOnArticle } from '../../contract/index.ts'
import type { FieldChange } from '../domain/changes.ts'
import type { Content } from '../domain/findings.ts'
import type { ArticleState } from '../domain/standing.ts'

export type ArticleAction = z.infer<(typeof actOnArticle)['input']>['action']
export type HistoryEntry = {
  readonly at: number
  readonly what:
    | 'drafted'
    | 'edited'
    | 'proposed'
    | 'checked'
    | 'sent-back'
    | 'released'
    | 'corrected'
    | 'replaced'
    | 'restored'
    | 'withdrawn'
    | 'recalled'
  /** Post kind. */
  readonly as: string
  /** Masked name. */
  readonly name: string
  readonly reason: string
}
export type Correction = FieldChange & { readonly at: number; readonly reason: string }
/** A correction that somebody wrote and nobody released yet; `by` is a person. */
export type Pending = {
  readonly at: number
  readonly by: string
  readonly as: string
  readonly reason: string
  readonly content: Content
}
/** An article as stored; times in ms, days as `2026-06-05`. */
export type ArticleRecord = {
  readonly id: string
  readonly seq: number
  readonly pack: string
  readonly version: number
  readonly column: string
  readonly state: ArticleState
  readonly content: Content
  readonly hash: string
  readonly replacedBy: string | null
  readonly replacedFrom: string | null
  readonly authors: readonly string[]
  readonly checkedBy: string | null
  readonly checkedHash: string | null
  readonly releasedBy: string | null
  readonly releasedAt: number | null
  readonly endReason: string | null
  readonly pending: Pending | null
  readonly corrections: readonly Correction[]
  readonly history: readonly HistoryEntry[]
  readonly changedAt: number
}

/** Fingerprint of what an article says: a check and a release are of these words and no others. */
export const hashOf = (c: Content): string => createHash('sha256').update(canonical(c)).digest('hex').slice(0, 40)
/** What an act must have seen: the words, or the words of the correction that waits. */
export const seenHash = (a: ArticleRecord): string => (a.pending ? hashOf(a.pending.content) : a.hash)

export const entry = (actor: Actor, as: string, e: Pick<HistoryEntry, 'at' | 'what' | 'reason'>): HistoryEntry => ({
  ...e,
  as: as.split('@')[0] ?? as,
  name: actor.name,
})

/** What everybody may read: released at some time, also when it ended since. */
export const isPublic = (a: Pick<ArticleRecord, 'releasedAt'>): boolean => a.releasedAt !== null
