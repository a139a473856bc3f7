import type { Level } from '@yiwang/kernel/actor'
import type { PostKind } from './post-kinds.ts'

/** How a post's territory must relate to the case: covering its place on a level, or being of a unit it was given to. */
export type PostWhere = Level | 'lead-unit' | 'co-unit' | 'any-unit'
export type PostRole<K extends PostKind = PostKind, W extends PostWhere = PostWhere> = {
  readonly post: K
  readonly where: W
}

/** A role held through a post: `post('county-dispatcher', 'county')`, `post('handler', 'lead-unit')`. */
export const post = <const K extends PostKind, const W extends PostWhere>(kind: K, level: W): PostRole<K, W> => ({
  post: kind,
  where: level,
})

/** The role of the person who raised the case: a relation, not a post. */
export const reporter = () => 'raiser' as const
