import { type Actor, inForce } from '@yiwang/kernel'
import { isPostKind } from '@yiwang/registry/pack'
import { allOperations } from './operations.ts'

/** Reads of the staff that are declared for holders of certain posts and for nobody else. */
export const guarded = allOperations.filter(
  (op) => op.kind === 'query' && op.caller === 'staff' && op.lookers.every(isPostKind),
)
/** Which of them this caller's posts open: what a menu shows. The read itself decides again. */
export const opensOf = (actor: Actor, now: number): string[] => {
  const kinds = new Set(inForce(actor, now).map((p) => p.kind))
  return guarded.filter((op) => op.lookers.some((l) => kinds.has(l))).map((op) => op.id)
}
