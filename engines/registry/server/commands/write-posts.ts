import { forbidden, notFound, type Verdict } from '@yiwang/kernel'
import type { Tx } from '@yiwang/platform/engine'
import { type Post, postRow, refreshRights } from '../store/post-store.ts'

/** The capacity of a yes; throws on a no. */
export const allowed = (v: Verdict): string => {
  if (v.ok) return v.as
  throw v.hidden ? notFound() : forbidden(v.why)
}

export type WriteAt = { readonly tenant: string; readonly now: number; newId(): string }
/** What becomes of one post: it ends for a reason and goes on at none, one or several new places. */
export type Move = {
  readonly post: Post
  readonly reason: string
  readonly onAt: readonly { grid?: string; area?: string }[]
}

/** Ends posts and opens their successors from now on; the people's rights change with the commit. */
export const movePosts = async (tx: Tx, at: WriteAt, moves: readonly Move[]): Promise<void> => {
  const ended = moves.map(({ post, reason }) => ({
    tenant: at.tenant,
    id: post.id,
    // A term that has not begun ends where it would have begun.
    valid_to: new Date(Math.max(at.now, post.from)),
    ended_reason: reason,
  }))
  const opened = moves.flatMap(({ post, onAt }) =>
    onAt.map((place) => postRow(at.tenant, { ...post, ...place, id: at.newId(), from: Math.max(at.now, post.from) })),
  )
  await tx.write([
    { update: 'registry.post', key: ['tenant', 'id'], rows: ended },
    { insert: 'registry.post', rows: opened },
  ])
  await refreshRights(
    tx,
    at.tenant,
    moves.map((m) => m.post.person),
  )
}
